/** Where a feed starts that something stands before. */
const root = /<(?:[\w-]+:)?(rss|rdf|feed)[\s>]/i;
const page = /<(?:html|head|body|!doctype\s+html)\b/i;

/** How much may stand before a feed. */
const longestWarning = 5000;

/**
 * A feed's text as its program meant it: without control characters, without a warning before it, and where it breaks off
 * as far as the last entry that came whole. JSON and what is no feed stay as they are.
 */
export function repaired(text: string): string {
  if (/^\s*[[{]/.test(text)) return text;
  // eslint-disable-next-line no-control-regex -- what XML forbids
  const readable = text.replace(/[\0-\x08\x0b\x0c\x0e-\x1f]/g, '');
  const found = root.exec(readable.slice(0, longestWarning));
  if (!found) return readable;
  const before = readable.slice(0, found.index);
  if (page.test(before)) return readable;
  const isDeclared = /^\s*(?:<\?|<!--)/.test(before);
  return ended(isDeclared ? readable : readable.slice(found.index), found[1]!.toLowerCase());
}

function ended(xml: string, name: string): string {
  if (/<\/[\w:-]+\s*>\s*(?:<!--[^>]*-->\s*)?$/.test(xml.slice(-500))) return xml;
  const last = Math.max(xml.lastIndexOf('</item>'), xml.lastIndexOf('</entry>'));
  if (last < 0) return xml;
  const whole = xml.slice(0, xml.indexOf('>', last) + 1);
  return name === 'rss' ? `${whole}</channel></rss>` : whole;
}
