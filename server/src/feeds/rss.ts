/** What a feed is about. */
export interface Channel {
  title: string;
  /** Address of the page the feed belongs to. */
  link: string;
  description: string;
  /** Address of the feed itself. */
  self: string;
  language?: string | undefined;
  items: readonly Item[];
}

/** One entry. */
export interface Item {
  /** Opaque and stable; not an address. */
  id: string;
  title: string;
  link: string;
  published: Date | null;
  /** HTML, already sanitised. */
  html?: string | undefined;
  author?: string | undefined;
  category?: string | undefined;
  image?: string | undefined;
  /** How many comments it has, and their feed. */
  comments?: { count: number; page: string; feed: string } | undefined;
}

const minutesToLive = 5;

/** An RSS 2.0 document. Whatever stands in it is escaped, and what XML cannot hold is left out. */
export function rssDocument({ title, link, description, self, language, items }: Channel): string {
  const newest = items.find(({ published }) => published)?.published;
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:slash="http://purl.org/rss/1.0/modules/slash/" xmlns:wfw="http://wellformedweb.org/CommentAPI/" xmlns:media="http://search.yahoo.com/mrss/">
<channel>
${element('title', title)}
${element('link', link)}
${element('description', description)}
<atom:link href="${xmlText(self)}" rel="self" type="application/rss+xml"/>
${optional('language', language)}${optional('lastBuildDate', newest?.toUTCString())}<ttl>${minutesToLive}</ttl>
<generator>News Elements</generator>
${items.map(itemElement).join('')}</channel>
</rss>
`;
}

function itemElement({
  id,
  title,
  link,
  published,
  html,
  author,
  category,
  image,
  comments,
}: Item): string {
  return `<item>
${element('title', title)}
${element('link', link)}
<guid isPermaLink="false">${xmlText(id)}</guid>
${optional('pubDate', published?.toUTCString())}${optional('dc:creator', author)}${optional('category', category)}${optional('description', html)}${
    image === undefined ? '' : `<media:content url="${xmlText(image)}" medium="image"/>\n`
  }${optional('comments', comments?.page)}${optional('wfw:commentRss', comments?.feed)}${optional('slash:comments', comments?.count.toString())}</item>
`;
}

function element(name: string, text: string): string {
  return `<${name}>${xmlText(text)}</${name}>`;
}

function optional(name: string, text: string | undefined): string {
  return text === undefined || text === '' ? '' : `${element(name, text)}\n`;
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as it may stand in XML 1.0, in elements and attributes: no control characters, no half characters. */
export function xmlText(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"]/g, (character) => escapes[character] ?? '');
}
