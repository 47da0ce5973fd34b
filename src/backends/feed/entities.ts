import { decodeEntities } from '../../rich-text/entities.ts';

/** Marks of letters with marks, as combining characters: `eacute` is `e` and an acute. */
const MARKS: Record<string, string> = {
  grave: '\u0300',
  acute: '\u0301',
  circ: '\u0302',
  tilde: '\u0303',
  macr: '\u0304',
  breve: '\u0306',
  dot: '\u0307',
  uml: '\u0308',
  ring: '\u030a',
  dblac: '\u030b',
  caron: '\u030c',
  cedil: '\u0327',
  ogon: '\u0328',
};

/** HTML's names from U+00A1 on, in their order. */
const LATIN =
  'iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest';

/** The same from U+03B1 on. */
const GREEK =
  'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigmaf sigma tau upsilon phi chi psi omega';

/** Further names, each before its character. A capitalised name is the capital letter. */
const OTHERS =
  'ensp   emsp   thinsp   zwnj \u200c zwj \u200d lrm \u200e rlm \u200f horbar ― sbquo ‚ bdquo „ lsaquo ‹ rsaquo › bull • dagger † permil ‰ prime ′ euro € trade ™ times × divide ÷ minus − infin ∞ ne ≠ le ≤ ge ≥ asymp ≈ sdot ⋅ hearts ♥ star ☆ check ✓ larr ← uarr ↑ rarr → darr ↓ harr ↔ szlig ß aelig æ oslash ø eth ð thorn þ oelig œ inodot ı dstrok đ lstrok ł';

const NAMED = new Map<string, string>([
  ...LATIN.split(' ').map((name, index) => [name, String.fromCharCode(0xa1 + index)] as const),
  ...GREEK.split(' ').map((name, index) => [name, String.fromCharCode(0x3b1 + index)] as const),
  ...[...OTHERS.matchAll(/(\w+) (.)/gu)].map(([, name, letter]) => [name!, letter!] as const),
  ['shy', ''],
]);

/** Decodes character references once, as feeds write them: of all European languages, and Windows' own numbers. */
export function decodeReferences(text: string): string {
  return text.includes('&')
    ? decodeEntities(text, (name) =>
        name[0] === '#' ? ofNumber(Number(`0${name.slice(1)}`)) : ofName(name),
      )
    : text;
}

function ofName(name: string): string | undefined {
  if (NAMED.has(name)) return NAMED.get(name);
  const [, letter, mark] = /^([a-z])([a-z]{3,5})$/i.exec(name) ?? [];
  if (letter && Object.hasOwn(MARKS, mark!)) return `${letter}${MARKS[mark!]}`.normalize('NFC');
  const small = name.toLowerCase();
  if (small === name) return undefined;
  const letterOrSign = NAMED.get(small)?.toUpperCase() ?? decodeEntities(`&${small};`);
  return letterOrSign.length > 1 ? undefined : letterOrSign;
}

/** Controls, surrogates and what is no character are no text; Windows' own quotes arrive as 128 to 159. */
function ofNumber(code: number): string | undefined {
  if (code >= 0x80 && code < 0xa0)
    return new TextDecoder('windows-1252').decode(new Uint8Array([code]));
  const isText =
    (code >= 32 || code === 9 || code === 10) &&
    (code < 0xd800 || code > 0xdfff) &&
    (code & 0xfffe) !== 0xfffe;
  return isText && code <= 0x10ffff ? undefined : '';
}
