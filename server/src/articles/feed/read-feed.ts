import { parseFeed } from 'feedsmith';
import type { AnyFeed, AtomFeed, DcNs, JsonFeed, MediaNs, RdfFeed, RssFeed } from 'feedsmith';
import { oneLine, plainText, shorten } from '../../rich-text/plain-text.ts';
import { plainAddress } from '../../identity/address.ts';
import { feedDate } from './feed-date.ts';
import { withoutDoctype } from './feed-text.ts';

const mostEntries = 300;
const longestTitle = 300;
const longestSummary = 400;

/** An article as a feed describes it. */
export interface FeedEntry {
  /** Without fragment and tracking parameters. */
  url: string;
  title: string;
  published: Date | null;
  updated: Date | null;
  summary: string | null;
  image: string | null;
  language: string | null;
  section: string | null;
}

/** What formats have in common, as written. */
interface Written {
  link?: string | undefined;
  base?: string | undefined;
  title?: string | undefined;
  /** Whether the title is markup. */
  markup: boolean;
  published?: string | undefined;
  updated?: string | undefined;
  summary?: string | undefined;
  content?: string | undefined;
  pictures: (string | undefined)[];
  language?: string | undefined;
  section?: string | undefined;
}

/**
 * The articles of a feed (RSS 0.9x to 2.0, RDF, Atom, JSON Feed), in its order. Entries without an address or a title
 * are left out. Throws when the text is no feed.
 * @param url Where the feed came from, after redirects.
 */
export function readFeed(text: string, url: string): FeedEntry[] {
  const source = withoutDoctype(text);
  if (source === undefined) throw new Error('The feed declares a document type.');
  return entriesOf(parseFeed<string>(withoutNamespace(source)), url)
    .slice(0, mostEntries)
    .flatMap((written) => entryOf(written, url) ?? []);
}

function entriesOf(parsed: AnyFeed, url: string): Written[] {
  switch (parsed.format) {
    case 'atom': {
      const { entries = [], xml } = parsed.feed;
      const base = URL.parse(xml?.base ?? '', url)?.href ?? url;
      return entries.map((entry) => fromAtom(entry, base, xml?.lang));
    }
    case 'json':
      return (parsed.feed.items ?? []).map((item) => fromJson(item, parsed.feed.language));
    case 'rdf':
      return (parsed.feed.items ?? []).map((item) => fromRdf(item, parsed.feed.dc?.languages?.[0]));
    case 'rss':
      return (parsed.feed.items ?? []).map((item) => fromRss(item, parsed.feed.language));
  }
}

function fromRss(item: RssFeed.Item<string>, language: string | undefined): Written {
  const { guid, dc } = item;
  const permanent = guid?.isPermaLink === false ? undefined : guid?.value;
  return {
    link: item.link || permanent,
    title: item.title,
    markup: true,
    published: item.pubDate || dateIn(dc),
    summary: item.description,
    content: item.content?.encoded,
    pictures: [
      ...pictures(item.media),
      ...(item.enclosures ?? []).filter(({ type }) => isPicture(type)).map((file) => file.url),
    ],
    language: dc?.languages?.[0] ?? language,
    section: item.categories?.[0]?.name ?? dc?.subjects?.[0],
  };
}

function fromRdf(item: RdfFeed.Item<string>, language: string | undefined): Written {
  return {
    link: item.link || item.rdf?.about,
    title: item.title,
    markup: true,
    published: dateIn(item.dc),
    summary: item.description,
    content: item.content?.encoded,
    pictures: pictures(item.media),
    language: item.dc?.languages?.[0] ?? language,
    section: item.dc?.subjects?.[0],
  };
}

function fromAtom(
  entry: AtomFeed.Entry<string>,
  base: string,
  language: string | undefined,
): Written {
  const links = entry.links ?? [];
  const alternates = links.filter(({ rel }) => rel === undefined || rel === 'alternate');
  const page =
    alternates.find(({ type }) => type === undefined || /html/i.test(type)) ?? alternates[0];
  const titleType = entry.title?.type;
  return {
    link: page?.href,
    base: URL.parse(entry.xml?.base ?? '', base)?.href ?? base,
    title: entry.title?.value,
    markup: titleType === 'html' || titleType === 'xhtml',
    published: entry.published ?? entry.updated,
    updated: entry.updated,
    summary: entry.summary?.value,
    content: entry.content?.value,
    pictures: [
      ...pictures(entry.media),
      ...links
        .filter(({ rel, type }) => rel === 'enclosure' && isPicture(type))
        .map(({ href }) => href),
    ],
    language: entry.xml?.lang ?? language,
    section: entry.categories?.[0]?.label ?? entry.categories?.[0]?.term,
  };
}

function fromJson(item: JsonFeed.Item<string>, language: string | undefined): Written {
  return {
    link: item.url || item.id,
    title: item.title,
    markup: false,
    published: item.date_published,
    updated: item.date_modified,
    summary: item.summary,
    content: item.content_html,
    pictures: [item.image, item.banner_image],
    language: item.language ?? language,
    section: item.tags?.[0],
  };
}

function entryOf(written: Written, feed: string): FeedEntry | undefined {
  const base = written.base ?? feed;
  const link = written.link?.trim();
  const url = link ? plainAddress(link, base) : undefined;
  const title = titleOf(written);
  if (url === undefined || !title) return undefined;
  const image = [...written.pictures, pictureIn(written.content) ?? pictureIn(written.summary)]
    .map((address) => (address?.trim() ? URL.parse(address.trim(), base) : null))
    .find((found) => found && /^https?:$/.test(found.protocol));
  const summary = plainText(unwrapped(written.summary || written.content || ''), longestSummary);
  const language = written.language?.trim() ?? '';
  return {
    url,
    title,
    published: feedDate(written.published) ?? null,
    updated: feedDate(written.updated) ?? null,
    summary: summary || null,
    image: image && image.href.length <= 2048 ? image.href : null,
    language: /^[a-z]{2,8}(-[a-z0-9]{1,8})*$/i.test(language) ? language : null,
    section: shorten(plainText(written.section ?? ''), 100) || null,
  };
}

function titleOf({ title = '', markup }: Written): string {
  return shorten(markup ? plainText(unwrapped(title)) : oneLine(title), longestTitle);
}

/** The first picture of a text, if it comes early. */
function pictureIn(html = ''): string | undefined {
  const start = html.slice(0, 20_000);
  const source = /<img\s[^>]{0,500}?\bsrc\s*=\s*["']([^"'>]{1,2048})["']/i.exec(start)?.[1];
  return source?.replaceAll('&amp;', '&');
}

/** An RSS document in Atom's namespace is still RSS. */
function withoutNamespace(xml: string): string {
  const start = xml.search(/<rss\s/i);
  const end = start < 0 ? -1 : xml.indexOf('>', start);
  if (end < 0 || end - start > 20_000) return xml;
  const root = xml.slice(start, end).replace(/\sxmlns\s*=\s*(?:"[^"]*"|'[^']*')/i, '');
  return xml.slice(0, start) + root + xml.slice(end);
}

/** Publishers that escape twice leave the marks of a CDATA section in the text. */
function unwrapped(text: string): string {
  return text.replaceAll(/<!\[CDATA\[|\]\]>/g, '');
}

function dateIn(dc: DcNs.ItemOrFeed<string> | undefined): string | undefined {
  return dc?.dates?.[0];
}

/** Addresses of pictures, the widest first, thumbnails last. */
function pictures(media: MediaNs.ItemOrFeed | undefined): (string | undefined)[] {
  const groups = [media, ...(media?.groups ?? [])];
  const contents = groups.flatMap((group) => group?.contents ?? []);
  const thumbnails = groups.flatMap((group) => group?.thumbnails ?? []);
  const widest = <Sized extends { width?: number }>(all: Sized[]) =>
    all.toSorted((one, other) => (other.width ?? 0) - (one.width ?? 0));
  return [
    ...widest(contents.filter(({ medium, type }) => medium === 'image' || isPicture(type))),
    ...widest(thumbnails),
  ].map(({ url }) => url);
}

function isPicture(type: string | undefined): boolean {
  return /^image\//i.test(type ?? '');
}
