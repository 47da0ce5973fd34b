import { decodeReferences } from './entities.ts';

/** A tag, with whatever stands in its attributes; nothing in it matches `<`, so that a broken one is given up at once. */
const REST = `(?:\\s(?:[^<>"']|"[^"<]*"|'[^'<]*')*|\\/)?>`;

/** Markup within a line. In a headline other tags are words: "Why `<main>` matters". */
const WITHIN = 'a|abbr|b|big|em|font|i|mark|small|span|strong|sub|sup|u';
const INLINE = new RegExp(`</?(?:${WITHIN})${REST}`, 'gi');

/** Tags that are markup in a headline too, once one of them ends in it. */
const AROUND = `${WITHIN}|p|div|h[1-6]|center|li|ul|cite|blockquote`;
const WRAPPED = new RegExp(`</(?:${AROUND})\\s*>`, 'i');
const WRAPPER = new RegExp(`</?(?:${AROUND})${REST}`, 'gi');
const PICTURE_OR_BREAK = new RegExp(`<(?:br|img|wbr)${REST}`, 'gi');

const ANY = new RegExp(`</?[a-z][^\\s<>/"']*${REST}`, 'gi');
/** What is left of a tag with quotes that never end, or that the text ends in. */
const BROKEN = /<(?:\/?[a-z][^<>]*(?:>|$)|[!?/]?[^<>\s]*$)/gi;

/** Elements whose content is no text. */
const SILENT = /<(script|style|template|noscript|iframe|svg)\b[\s\S]*?(?:<\/\1\s*>|$)/gi;

/** What no headline is made of, if it ends. */
const SCRIPT = /<(script|style)\b[^<>]*>[^<]*<\/\1\s*>/gi;

/** HTML that was escaped once too often: an end tag or a picture, in references. */
const ESCAPED =
  /&lt;(?:\/(?:p|a|b|i|div|span|strong|em|font|h[1-6]|ul|ol|figure|table|center)|br\s*\/?)\s*&gt;|&lt;img\s/i;

/** Signs that no text needs: controls, what turns the direction of all that follows, and what has no width. */
const UNSEEN =
  /(?![\t\n\r])\p{Cc}|[\u00ad\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff]|\p{Surrogate}/gu;

/** Most of a field that is looked at, in characters. */
const FIELD = 20_000;
const TITLE = 300;
const SUMMARY = 400;
/** Length of a headline that is the start of a text. */
const START = 120;

/** A headline as plain text: markup off, further levels of entities resolved, NFC. */
export function plainTitle(text: string): string {
  // However often an ampersand was escaped, it is one.
  const once = unmarked(text)
    .slice(0, FIELD)
    .replace(/&(?:amp;)+(?=#?\w{2,31};)/gi, '&')
    .replace(/&(?:amp;)+/gi, '&amp;');
  return shortened(squeezed(unwrapped(decodeReferences(unwrapped(once)))), TITLE);
}

/** A headline for an article that has none: how its summary starts. */
export function titleFrom(summary: string): string {
  return shortened(summary, START);
}

/** A summary as plain text. With `isHtml` false, angle brackets are words. */
export function plainSummary(text: string, isHtml = true): string {
  let plain = unmarked(text).slice(0, FIELD);
  if (isHtml) {
    plain = plain
      .replace(/<!--[\s\S]*?(-->|$)/g, ' ')
      .replace(SILENT, ' ')
      .replace(INLINE, '')
      .replace(ANY, ' ')
      .replace(BROKEN, ' ')
      // Typography that was escaped twice; brackets are left, for they are how code is shown.
      .replace(/&amp;(?=(?:amp|quot|apos|nbsp|hellip|[lr][sd]quo|[nm]dash|#\d{2,5});)/gi, '&');
  }
  // No more than a summary of nothing but references needs.
  plain = plain.replace(/\s+/g, ' ').slice(0, SUMMARY * 8);
  return shortened(squeezed(decodeReferences(plain)), SUMMARY);
}

/** HTML as its writer meant it: one level of escaping off, where all markup in it is escaped. */
export function unescaped(html: string): string {
  const start = html.slice(0, FIELD * 5);
  return !/<[a-z/!]/i.test(start) && ESCAPED.test(start) ? decodeReferences(start) : html;
}

/** Without the markup that headlines carry. */
function unwrapped(text: string): string {
  const plain = text.replace(PICTURE_OR_BREAK, ' ').replace(SCRIPT, '');
  return plain.replace(WRAPPED.test(plain) ? WRAPPER : INLINE, '');
}

/** Writers that escape CDATA print its markers. */
function unmarked(text: string): string {
  return text.replace(/<!\[CDATA\[|\]\]>/g, '');
}

function squeezed(text: string): string {
  return text
    .replace(/&nbsp(?!\w)/g, ' ')
    .replace(UNSEEN, '')
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
