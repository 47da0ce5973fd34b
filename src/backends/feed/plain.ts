import { characterReference } from './entities.ts';

/** Markup within a line. In a headline other tags are words: "Why `<main>` matters". */
const INLINE = /<\/?(?:a|abbr|b|big|em|font|i|mark|small|span|strong|sub|sup|u)(?:\s[^<>]*)?\/?>/gi;

/** Elements whose content is no text. */
const SILENT = /<(script|style|template|noscript|iframe|svg)\b[\s\S]*?(?:<\/\1\s*>|$)/gi;

/** Most of a field that is looked at, in characters. */
const FIELD = 20_000;
const TITLE = 300;
const SUMMARY = 400;

/** A headline as plain text: inline tags off, one further level of entities resolved, NFC. */
export function plainTitle(text: string): string {
  return shortened(
    resolved(
      unmarked(text)
        .slice(0, FIELD)
        .replace(/<br\s*\/?>/gi, ' ')
        .replace(INLINE, ''),
    ),
    TITLE,
  );
}

/** A summary as plain text. With `isHtml` false, angle brackets are words. */
export function plainSummary(text: string, isHtml = true): string {
  let plain = unmarked(text).slice(0, FIELD);
  if (isHtml) {
    plain = plain
      .replace(/<!--[\s\S]*?(-->|$)/g, ' ')
      .replace(SILENT, ' ')
      .replace(INLINE, '')
      .replace(/<\/?[a-z][^<>]*(>|$)/gi, ' ');
  }
  return shortened(resolved(plain), SUMMARY);
}

/** Address of the first picture in a piece of HTML that is meant to be seen; a scan, nothing is parsed into nodes. */
export function firstPicture(html: string): string {
  for (const [tag] of html
    .slice(0, FIELD * 5)
    .matchAll(/<img\b(?:[^<>"']|"[^"<]*"|'[^'<]*')*>/gi)) {
    if (/^[01](px)?$/.test(attribute(tag, 'width') || attribute(tag, 'height'))) continue;
    const source = attribute(tag, 'src');
    const address = /^(data:|$)/i.test(source)
      ? attribute(tag, 'data-src') || attribute(tag, 'srcset').trim().split(/[\s,]/)[0]!
      : source;
    if (address) return address;
  }
  return '';
}

function attribute(tag: string, name: string): string {
  const match = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(
    tag,
  );
  return resolved(match?.[1] ?? match?.[2] ?? match?.[3] ?? '');
}

/** Writers that escape CDATA print its markers. */
function unmarked(text: string): string {
  return text.replace(/<!\[CDATA\[|\]\]>/g, '');
}

function resolved(text: string): string {
  return text
    .replace(/&(#?\w{1,31});/g, characterReference)
    .replace(/\s+/g, ' ')
    .trim()
    .normalize('NFC');
}

/** Cut at a word, with an ellipsis. */
function shortened(text: string, most: number): string {
  const letters = [...text];
  if (letters.length <= most) return text;
  const cut = letters.slice(0, most - 1).join('');
  return `${cut.replace(/\s+\S{0,30}$/, '')}…`;
}
