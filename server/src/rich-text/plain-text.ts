import sanitizeHtml from 'sanitize-html';

const boundary = /<(?:\/(?:p|li|blockquote|pre|div|h[1-6]|tr|td|figcaption)|br\s*\/?)>/gi;

const escapes: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' };

/**
 * The words of a piece of HTML on one line: no tags, entities decoded once, scripts and styles gone
 * with their content, NFC.
 * @param html Any HTML, hostile or broken.
 * @param max Longest answer in code points, cut at a word with an ellipsis. Default: no cut.
 */
export function plainText(html: string, max = Infinity): string {
  const text = sanitizeHtml(html.replace(boundary, '$& '), {
    allowedTags: [],
    allowedAttributes: {},
  });
  return shorten(oneLine(text.replace(/&(?:amp|lt|gt|quot);/g, (entity) => escapes[entity]!)), max);
}

/** `text` on one line: NFC, white space and control characters become single spaces. */
export function oneLine(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\s\p{Cc}\u200b\u202a-\u202e\u2066-\u2069\ufeff]+/gu, ' ')
    .trim();
}

/** At most `max` code points, cut at a space where one is near, with an ellipsis. */
export function shorten(text: string, max: number): string {
  const points = Array.from(text);
  if (points.length <= max) return text;
  const cut = points.slice(0, Math.max(0, max - 1)).join('');
  const space = cut.lastIndexOf(' ');
  return `${space > cut.length * 0.6 ? cut.slice(0, space) : cut}…`;
}
