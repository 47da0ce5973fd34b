import { webAddress } from '../../core/web-address.ts';
import { unescaped } from './plain.ts';
import { textOf, type XmlElement } from './xml.ts';

const ATOM = /(^http:\/\/www\.w3\.org\/2005\/Atom$|^http:\/\/purl\.org\/atom\/)/i;

/** Namespaces whose `title` or `description` is not first of all the article's. */
const FOREIGN = /mrss|media-rss|^media$|itunes|podcast|dublincore|purl\.org\/dc|^dc$|georss/i;

/** What Media RSS says of pictures: whom they show, who took them. */
const MEDIA = /mrss|media-rss|^media$/i;

/** Contents that are no text, in Atom. */
const BINARY = /^(?:image|audio|video|font)\/|octet-stream|\/pdf|\/zip/i;

const LONGEST_ADDRESS = 4096;

/** The children of that local name, whatever their prefix. */
export function elements(node: XmlElement, name: string): XmlElement[] {
  return node.children.filter(
    (child) => typeof child !== 'string' && child.name === name,
  ) as XmlElement[];
}

/**
 * The first of these children that speaks of the item itself; then one that another vocabulary brings, and one that is empty
 * only where no other is there.
 */
export function own(item: XmlElement, ...names: string[]): XmlElement | undefined {
  const found = names
    .flatMap((name) => elements(item, name))
    .filter(({ attributes }) => !BINARY.test(attributes.get('type') ?? ''))
    .filter(({ name, namespace }) => name === 'title' || !MEDIA.test(namespace));
  const spoken = found.filter((node) => node.source.trim());
  return spoken.find(({ namespace }) => !FOREIGN.test(namespace)) ?? spoken[0] ?? found[0];
}

/** A field's text; Atom 0.3 may have written it as Base64. */
export function textOfField(node: XmlElement): string {
  const text = textOf(node);
  if (!/^base64$/i.test(node.attributes.get('mode') ?? '')) return text;
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(text), (byte) => byte.charCodeAt(0)));
  } catch {
    // Not what it says: then it is what it looks like.
    return text;
  }
}

/** A field's text; of XHTML the source, so that its pictures can be found; one level of escaping off where it has one too many. */
export function htmlOf(node: XmlElement): string {
  const hasElements = node.children.some((child) => typeof child !== 'string');
  const text = hasElements ? node.source : textOfField(node);
  return isHtml(node) ? unescaped(text) : text;
}

/** Atom's fields are plain unless they say otherwise; RSS says nothing and means HTML. */
export function isHtml({ attributes, namespace }: XmlElement): boolean {
  const type = attributes.get('type');
  return ATOM.test(namespace) ? type !== undefined && !/^text(\/plain)?$/.test(type) : true;
}

/** An address as absolute http(s), from the `xml:base`s around it and the feed's address; empty for any other. */
export function addressIn(written: string, node: XmlElement, feed: string): string {
  // Escaped once too often; and what was typed as in an address bar.
  const address = written
    .trim()
    .replace(/&amp;/gi, '&')
    .replace(/^www\.(?=[^/]+\.)/i, 'https://$&');
  if (!address || address.length > LONGEST_ADDRESS) return '';
  return webAddress(address, baseOf(node, feed))?.href ?? '';
}

/** Each `xml:base` starts from the one around it. */
function baseOf(node: XmlElement | null, feed: string): string {
  if (!node) return feed;
  const outer = baseOf(node.parent, feed);
  const base = node.attributes.get('xml:base');
  return base && URL.canParse(base, outer) ? new URL(base, outer).href : outer;
}
