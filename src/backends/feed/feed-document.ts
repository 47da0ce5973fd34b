import type { RelatedItem } from '../contract.ts';
import { feedDate } from './date.ts';
import { firstPicture, plainSummary, plainTitle } from './plain.ts';
import { inherited, parseXml, textOf, type XmlElement } from './xml.ts';

/** Most items of a feed that are read. */
const MOST = 300;

const ATOM = /(^http:\/\/www\.w3\.org\/2005\/Atom$|^http:\/\/purl\.org\/atom\/)/i;
const MEDIA = /^(http:\/\/search\.yahoo\.com\/mrss\/?|media)$/i;

/** Namespaces whose `title` or `description` is not the article's. */
const FOREIGN = /mrss|^media$|itunes|podcast|dublincore|purl\.org\/dc|^dc$|georss/i;

/** What a feed needs to be read as its reader would. */
export interface FeedContext {
  /** Address the feed came from, after redirects: relative links start there. */
  url: string;
  /** Language of the page, to pick among the links of an entry. */
  language: string;
}

/**
 * The articles of a feed: RSS 0.9x to 2.0, RDF, Atom 0.3 and 1.0, in the order they stand in. Returns `undefined` for what is no
 * feed. An item without a usable link or title is left out alone.
 */
export function readFeed(text: string, context: FeedContext): RelatedItem[] | undefined {
  let ended = 0;
  const root = /^\s*</.test(text)
    ? // What is beyond the last item that counts is not even read: one slice of work, whatever the size.
      parseXml(text, ({ name }, depth) => depth <= 3 && isItem(name) && ++ended >= MOST)
    : undefined;
  if (!root || !/^(rss|rdf|feed|channel)$/.test(root.name)) return undefined;
  const found: XmlElement[] = [];
  collect(root, 0, found);
  const monthFirst = /^en-us$/i.test(languageOf(root));
  return found.map((node) => readItem(node, context, monthFirst)).filter((item) => item !== null);
}

function isItem(name: string): boolean {
  return name === 'item' || name === 'entry';
}

/** Items stand in the channel, or in RDF beside it. */
function collect(node: XmlElement, depth: number, found: XmlElement[]): void {
  for (const child of node.children) {
    if (typeof child === 'string' || found.length >= MOST) continue;
    if (isItem(child.name)) found.push(child);
    else if (depth < 2 && child.name !== 'image') collect(child, depth + 1, found);
  }
}

function languageOf(root: XmlElement): string {
  const channel = elements(root, 'channel')[0] ?? root;
  const stated = elements(channel, 'language')[0];
  return (stated && textOf(stated).trim()) || root.attributes.get('xml:lang') || '';
}

function readItem(item: XmlElement, context: FeedContext, monthFirst: boolean): RelatedItem | null {
  const url = readLink(item, context);
  const titled = own(item, 'title');
  const title = titled ? plainTitle(textOf(titled)) : '';
  if (!url || !title) return null;
  const body = own(item, 'encoded', 'content', 'body', 'description', 'summary');
  const summarised = own(item, 'summary', 'description', 'tagline', 'encoded', 'content');
  const summary = summarised && plainSummary(richText(summarised), isHtml(summarised));
  const image = readPicture(item) || (body && firstPicture(richText(body)));
  const picture = image && webAddress(image, item, context);
  const published = readDate(item, monthFirst);
  return {
    url,
    title,
    ...(published && { published }),
    ...(picture && { image: picture }),
    ...(summary && summary !== title && { summary }),
  };
}

function readLink(item: XmlElement, context: FeedContext): string {
  const candidates: string[] = elements(item, 'origlink').map(textOf);
  const links = elements(item, 'link');
  const alternates = links.filter(({ attributes }) => {
    return attributes.has('href') && /^(|alternate)$/i.test(attributes.get('rel') ?? '');
  });
  const language = context.language.toLowerCase().split('-')[0]!;
  const fitness = ({ attributes }: XmlElement) =>
    (language && attributes.get('hreflang')?.toLowerCase().startsWith(language) ? 2 : 0) +
    (/^(text\/html|application\/xhtml\+xml|)$/i.test(attributes.get('type') ?? '') ? 1 : 0);
  alternates.sort((a, b) => fitness(b) - fitness(a));
  candidates.push(
    ...links.filter(({ attributes }) => !attributes.has('href')).map(textOf),
    ...alternates.map(({ attributes }) => attributes.get('href')!),
    ...elements(item, 'guid')
      .filter(({ attributes }) => !/^false$/i.test(attributes.get('ispermalink') ?? ''))
      .map(textOf)
      .filter((id) => /^https?:/i.test(id.trim())),
    item.attributes.get('rdf:about') ?? '',
  );
  for (const candidate of candidates) {
    const url = candidate.trim() && webAddress(candidate, item, context);
    if (url) return url;
  }
  return '';
}

/** Address as absolute http(s), started from the nearest `xml:base`, else from the feed; empty for any other. */
function webAddress(address: string, node: XmlElement, { url }: FeedContext): string {
  const base = inherited(node, 'xml:base') ?? '';
  const start = URL.canParse(base, url) ? new URL(base, url).href : url;
  const trimmed = address.trim();
  if (trimmed.length > 4096 || !URL.canParse(trimmed, start)) return '';
  const absolute = new URL(trimmed, start);
  return /^https?:$/.test(absolute.protocol) ? absolute.href : '';
}

function readDate(item: XmlElement, monthFirst: boolean): string | undefined {
  for (const name of ['pubdate', 'published', 'issued', 'date', 'created', 'updated', 'modified']) {
    for (const node of elements(item, name)) {
      const date = feedDate(textOf(node), monthFirst);
      if (date) return date;
    }
  }
  return undefined;
}

/** Width of the box that pictures are shown in, doubled for dense screens. */
const WANTED = 600;

/** The address of the item's own picture: a medium of type image, of the width that fits best; empty for none. */
function readPicture(item: XmlElement): string {
  const media = [item, ...elements(item, 'group')].flatMap((node) => [
    ...elements(node, 'content').filter(({ namespace }) => MEDIA.test(namespace)),
    ...elements(node, 'thumbnail'),
  ]);
  const pictures = [
    ...media.filter(isPicture).map((node) => [node.attributes.get('url'), widthOf(node)] as const),
    ...elements(item, 'enclosure')
      .filter(isPicture)
      .map((node) => [node.attributes.get('url'), 0] as const),
    ...elements(item, 'link')
      .filter((node) => node.attributes.get('rel') === 'enclosure' && isPicture(node))
      .map((node) => [node.attributes.get('href'), 0] as const),
    ...elements(item, 'image').map((node) => {
      const nested = elements(node, 'url')[0];
      const written = nested ? textOf(nested) : textOf(node);
      return [
        node.attributes.get('href') ?? node.attributes.get('url') ?? written.trim(),
        0,
      ] as const;
    }),
  ].filter(([address]) => address);
  const sized = pictures.filter(([, width]) => width > 0).sort(([, a], [, b]) => a - b);
  const best =
    sized.find(([, width]) => width >= WANTED) ?? pictures.find(([, w]) => !w) ?? sized.at(-1);
  return best?.[0] ?? '';
}

function isPicture({ name, attributes }: XmlElement): boolean {
  const type = attributes.get('type') ?? attributes.get('medium') ?? '';
  if (type) return type.toLowerCase().startsWith('image');
  const address = attributes.get('url') ?? attributes.get('href') ?? '';
  return name === 'thumbnail' || /\.(jpe?g|png|webp|avif|gif)(\?|$)/i.test(address);
}

function widthOf({ attributes }: XmlElement): number {
  return Number(attributes.get('width')) || 0;
}

function elements(node: XmlElement, name: string): XmlElement[] {
  return node.children.filter(
    (child) => typeof child !== 'string' && child.name === name,
  ) as XmlElement[];
}

/** The first of these children that speaks of the item itself; one that is empty only where no other is there. */
function own(item: XmlElement, ...names: string[]): XmlElement | undefined {
  const found = names.flatMap((name) =>
    elements(item, name).filter(({ namespace }) => !FOREIGN.test(namespace)),
  );
  return found.find((node) => node.source.trim()) ?? found[0];
}

/** A field's text; of XHTML the source, so that its pictures can be found. */
function richText(node: XmlElement): string {
  return node.children.some((child) => typeof child !== 'string') ? node.source : textOf(node);
}

/** Atom's fields are plain unless they say otherwise; RSS says nothing and means HTML. */
function isHtml(node: XmlElement): boolean {
  const type = node.attributes.get('type');
  return ATOM.test(node.namespace) ? type !== undefined && !/^text(\/plain)?$/.test(type) : true;
}
