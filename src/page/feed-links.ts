import { webAddress } from '../core/web-address.ts';

/** What a link's `type` says where it leads to a feed. */
const FEED = /\/((x-)?(rss|atom|rdf)(\+xml)?|xml|feed\+json)\s*(;|$)/i;
/** What an address says where there is no type. */
const FEED_PATH = /(\/(feed|rss|atom)|\.(rss|atom)|\/(rss|atom|feed)\.xml)\/?$/i;

/** A feed as somebody links to it: its address, absolute and http(s), and the words beside it. */
export type FeedLink = readonly [url: string, title: string];

/** The page's `<link rel="alternate">` that lead to feeds: RSS, Atom, RDF, JSON Feed. */
export function feedLinks(document: Document): HTMLLinkElement[] {
  const links = document.querySelectorAll<HTMLLinkElement>(
    'link:is([rel~="alternate" i], [rel~="feed" i])[href]',
  );
  return [...links].filter(
    ({ type, relList, href, hreflang }) =>
      FEED.test(type) ||
      relList.contains('feed') ||
      (!type && !hreflang && FEED_PATH.test(href.replace(/[?#].*/, ''))),
  );
}

/** What the links of a page lead to, each address once. */
export function linkedFeeds(
  links: readonly { href: string; title: string }[],
  page: string,
): FeedLink[] {
  const feeds = new Map<string, string>();
  for (const { href, title } of links) {
    const url = feedAddress(href, page);
    if (url && !feeds.has(url)) feeds.set(url, title);
  }
  return [...feeds];
}

/** A feed's address as absolute http(s); https where the page is and the feed's host is the same. Empty for any other. */
export function feedAddress(written: string, page: string): string {
  // `feed:https://…`, `feed://https://…` and `feed://…` are all about.
  const address = written
    .trim()
    .replace(/^feed:(?:\/\/(?=https?:))?(https?:)?/i, (_, scheme?: string) => scheme ?? 'http:');
  const url = webAddress(address, page);
  if (!url) return '';
  if (page.startsWith(`https://${url.host}/`)) url.protocol = 'https:';
  url.hash = '';
  return url.href;
}
