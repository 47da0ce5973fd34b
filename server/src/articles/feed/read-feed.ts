import { parseFeed } from 'feedsmith';
import type { AnyFeed, AtomFeed, JsonFeed, RdfFeed, RssFeed } from 'feedsmith';
import { oneLine, plainText, shorten } from '../../rich-text/plain-text.ts';
import { plainAddress } from '../../identity/address.ts';
import { feedDates } from './feed-date.ts';
import { withoutDoctype } from './feed-text.ts';
import { chosenPicture, isPicture, mediaPictures } from './pictures.ts';
import type { Named } from './pictures.ts';
import { repaired } from './repair.ts';

const mostEntries = 300;
const longestTitle = 300;
const longestSummary = 400;
/** Of a headline that is the start of a text. */
const longestStart = 120;

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
  /** Dates, the best first. */
  published: (string | undefined)[];
  updated?: string | undefined;
  summary?: string | undefined;
  content?: string | undefined;
  pictures: Named[];
  language?: string | undefined;
  section?: string | undefined;
}

/**
 * The articles of a feed (RSS 0.9x to 2.0, RDF, Atom, JSON Feed), in its order. Entries without an address or any words
 * are left out. Throws when the text is no feed.
 * @param url Where the feed came from, after redirects.
 */
export function readFeed(text: string, url: string, now: number = Date.now()): FeedEntry[] {
  const source = withoutDoctype(text);
  if (source === undefined) throw new Error('The feed declares a document type.');
  const parsed = parseFeed<string>(withoutNamespace(repaired(source)));
  const all = entriesOf(parsed, url).slice(0, mostEntries);
  const dates = (written: (string | undefined)[][]) =>
    feedDates(
      written.map((each) => each.filter((date) => date !== undefined)),
      'language' in parsed.feed ? parsed.feed.language : undefined,
      now,
    );
  const published = dates(all.map((each) => each.published));
  const updated = dates(all.map((each) => [each.updated]));
  return all.flatMap((written, index) => {
    const entry = entryOf(written, url);
    return entry
      ? { ...entry, published: published[index] ?? null, updated: updated[index] ?? null }
      : [];
  });
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
  const alternate = item.atom?.links?.find(({ rel }) => !rel || rel === 'alternate');
  return {
    link: item.link || alternate?.href || permanent,
    title: item.title || dc?.titles?.[0] || item.itunes?.title,
    markup: true,
    published: [item.pubDate, ...(dc?.dates ?? []), item.atom?.published, item.atom?.updated],
    summary: item.description || item.itunes?.summary,
    content: item.content?.encoded,
    pictures: [
      ...mediaPictures(item.media),
      ...(item.enclosures ?? []).filter(({ url, type }) => isPicture(url, type)),
      { url: item.itunes?.image },
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
    published: item.dc?.dates ?? [],
    summary: item.description,
    content: item.content?.encoded,
    pictures: mediaPictures(item.media),
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
    link: page?.href ?? (/^https?:/i.test(entry.id ?? '') ? entry.id : undefined),
    base: URL.parse(entry.xml?.base ?? '', base)?.href ?? base,
    title: entry.title?.value,
    markup: titleType === 'html' || titleType === 'xhtml',
    published: [entry.published, entry.updated],
    updated: entry.updated,
    summary: entry.summary?.value,
    content: entry.content?.value,
    pictures: [
      ...mediaPictures(entry.media),
      ...links
        .filter(({ rel, href, type }) => rel === 'enclosure' && isPicture(href, type))
        .map(({ href }) => ({ url: href })),
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
    published: [item.date_published, item.date_modified],
    updated: item.date_modified,
    summary: item.summary || item.content_text,
    content: item.content_html,
    pictures: [{ url: item.image }, { url: item.banner_image }],
    language: item.language ?? language,
    section: item.tags?.[0],
  };
}

function entryOf(
  written: Written,
  feed: string,
): Omit<FeedEntry, 'published' | 'updated'> | undefined {
  const base = written.base ?? feed;
  // Escaped once too often, or typed as in an address bar.
  const link = written.link
    ?.trim()
    .replaceAll('&amp;', '&')
    .replace(/^www\.(?=[^/]+\.)/i, 'https://$&');
  const url = link ? plainAddress(link, base) : undefined;
  const { summary: told = '', content = '' } = written;
  const summary = plainText(unwrapped(told || content), longestSummary);
  const title = titleOf(written) || shorten(summary, longestStart);
  if (url === undefined || !title) return undefined;
  const language = written.language?.trim() ?? '';
  return {
    url,
    title,
    summary: summary && summary !== title ? summary : null,
    image: chosenPicture(written.pictures, [content, told], base),
    language: /^[a-z]{2,8}(-[a-z0-9]{1,8})*$/i.test(language) ? language : null,
    section: shorten(plainText(written.section ?? ''), 100) || null,
  };
}

/** A title as plain text; one that should be plain and shows signs of markup is read as that, but for tags that are words. */
function titleOf({ title = '', markup }: Written): string {
  // However often an ampersand was escaped, it is one.
  const once = unwrapped(title).replace(/&(?:amp;)+(?=#?\w{2,31};)/gi, '&');
  if (markup) return shorten(plainText(once), longestTitle);
  const isMarkup = /&(?:#\d+|#x[\da-f]+|[a-z]{2,8});|<\/(?:b|i|u|em|strong|span|p|a|font)>/i.test(
    once,
  );
  const words = once.replace(/<(?!\/?(?:b|i|u|em|strong|span|p|a|font|br)\b)/gi, '&lt;');
  return shorten(isMarkup ? plainText(words) : oneLine(once), longestTitle);
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
