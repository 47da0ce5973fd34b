import type { FeedLink } from './feed-links.ts';

/** A feed with its name. */
export interface PageFeed {
  /** Absolute, http(s). */
  url: string;
  /** Its own name, without the site's; empty when it has none. */
  title: string;
  kind: 'articles' | 'comments';
}

const COMMENTS = /comment|repl(y|ies)\b|bình luận|ý kiến|phản hồi|thảo luận|تعليق/i;
/** Words that say no more than that it is a feed. */
const FORMAT = /\(?\b(RSS( ?[12]\.0)?|Atom( ?1\.0)?|JSON Feed|feed)\b\)?/gi;
/** What is left around a name, and between the word for a feed and what it is of. */
const SEPARATOR =
  /^([\s»›>|·:–—-]|[[(]\s*[\])]|(for|of|from|de|von|của|về)\s)+|([\s»›>|·:–—-]|[[(]\s*[\])])+$/g;
/** Most feeds that are worth a reader's eye. */
const MOST = 12;

/** Where the page stands on its site: helps to put its own section's feed first. */
export interface FeedContext {
  /** Section of the article. */
  section?: string;
  /** Address of the page. */
  address?: string;
}

/**
 * Names the feeds that a page links to, and puts them in order: the article's section first, then the site's, those of comments
 * last; each once, whether offered as RSS, Atom or JSON Feed.
 */
export function nameFeeds(
  links: readonly FeedLink[],
  document: Document,
  context: FeedContext = {},
): PageFeed[] {
  const { section = '', address = document.URL } = context;
  const site = siteName(document);
  const feeds: PageFeed[] = [];
  for (const [url, words] of links) {
    const written = words.normalize('NFC').trim().slice(0, 200);
    const kind = COMMENTS.test(`${written} ${new URL(url).pathname}`) ? 'comments' : 'articles';
    const title = ownTitle(written, site);
    // The same feed in another format has the same name.
    const known = feeds.some((feed) => title && feed.kind === kind && feed.title === title);
    if (!known) feeds.push({ url, title, kind });
  }
  const fitness = ({ url, title, kind }: PageFeed) =>
    kind === 'comments'
      ? -1
      : (section && title.includes(section) ? 100 : 0) + common(url, address);
  return feeds.sort((a, b) => fitness(b) - fitness(a)).slice(0, MOST);
}

function siteName(document: Document): string {
  const meta = document.querySelector<HTMLMetaElement>(
    'meta:is([property="og:site_name"], [name="application-name" i])[content]',
  );
  return meta?.content.normalize('NFC').trim() ?? '';
}

function ownTitle(written: string, site: string): string {
  const own = (site && written !== site ? written.replace(site, ' ') : written).replace(
    FORMAT,
    ' ',
  );
  const trimmed = own.replace(/\s+/g, ' ').replace(SEPARATOR, '').replace(SEPARATOR, '');
  return trimmed || site;
}

/** How many path segments two addresses share from the start. */
function common(one: string, other: string): number {
  if (!URL.canParse(other)) return 0;
  const [a, b] = [one, other].map((address) =>
    new URL(address).pathname.split('/').filter(Boolean),
  );
  const end = a!.findIndex((segment, index) => segment !== b![index]);
  return end < 0 ? a!.length : end;
}
