/** Marks of HTML's letters with marks, as combining characters: `eacute` is `e` and an acute. */
const MARKS: Record<string, string> = {
  grave: '\u0300',
  acute: '\u0301',
  circ: '\u0302',
  tilde: '\u0303',
  uml: '\u0308',
  ring: '\u030a',
  caron: '\u030c',
  cedil: '\u0327',
};

const NAMED: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  shy: '',
  ensp: ' ',
  emsp: ' ',
  thinsp: ' ',
  zwnj: '\u200c',
  zwj: '\u200d',
  lrm: '\u200e',
  rlm: '\u200f',
  hellip: '…',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  sbquo: '‚',
  ldquo: '“',
  rdquo: '”',
  bdquo: '„',
  laquo: '«',
  raquo: '»',
  lsaquo: '‹',
  rsaquo: '›',
  bull: '•',
  middot: '·',
  copy: '©',
  reg: '®',
  trade: '™',
  sect: '§',
  para: '¶',
  deg: '°',
  plusmn: '±',
  times: '×',
  divide: '÷',
  frac12: '½',
  euro: '€',
  pound: '£',
  yen: '¥',
  cent: '¢',
  szlig: 'ß',
  aelig: 'æ',
  oslash: 'ø',
  eth: 'ð',
  rarr: '→',
  larr: '←',
};

/** The text of `&name;`, `&#233;` or `&#xE9;`; what is unknown or no character stays as written. */
export function characterReference(written: string, name: string): string {
  if (name.startsWith('#')) {
    const code = /^#x/i.test(name) ? parseInt(name.slice(2), 16) : parseInt(name.slice(1), 10);
    // Controls and surrogates are no text; Windows' own quotes arrive as 128 to 159.
    if (code >= 0x80 && code < 0xa0)
      return new TextDecoder('windows-1252').decode(new Uint8Array([code]));
    const isText = (code >= 32 || code === 9 || code === 10) && (code < 0xd800 || code > 0xdfff);
    return isText && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  }
  const [, letter, mark] =
    /^([a-z])(grave|acute|circ|tilde|uml|ring|caron|cedil)$/i.exec(name) ?? [];
  if (letter && mark) return `${letter}${MARKS[mark]}`.normalize('NFC');
  return NAMED[name] ?? written;
}
