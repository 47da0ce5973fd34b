import { BackendProblem } from './backend-problem.ts';
import type { Backend, BackendFeed, RelatedItem, RelatedQuery, Site } from './contract.ts';
import { ArticleList, relatedOnly } from './feed/article-list.ts';
import { download } from './feed/download.ts';
import { readFeed } from './feed/feed-document.ts';
import { readJsonItems } from './feed/json-feed.ts';
import { inSlices } from './feed/slices.ts';

const ACCEPT =
  'application/rss+xml, application/atom+xml, application/feed+json;q=0.9, application/xml;q=0.8, */*;q=0.5';

/**
 * Related news from any feed: RSS 0.9x to 2.0, RDF, Atom, JSON Feed. The feed is fetched once a page and ranked here; it must
 * be on the page's own origin or answer with `Access-Control-Allow-Origin`.
 */
export class FeedBackend implements Backend {
  readonly #url: string;
  readonly #list: ArticleList;

  /**
   * @param url - Absolute address of the feed.
   * @param language - BCP 47 language of the page, to choose among translations.
   */
  constructor(url: string, language = '') {
    this.#url = url;
    this.#list = new ArticleList(() => fetchFeed(url, language));
  }

  site(): Promise<Site> {
    return Promise.resolve(relatedOnly(true));
  }

  related(query: RelatedQuery): Promise<RelatedItem[]> {
    return this.#list.related(query);
  }

  feeds(): BackendFeed[] {
    return [{ kind: 'articles', url: this.#url }];
  }
}

async function fetchFeed(address: string, language: string): Promise<RelatedItem[]> {
  const { text, url } = await download(address, ACCEPT);
  const items = await inSlices(
    /^\s*[[{]/.test(text) ? readJsonItems(parsed(text), url) : readFeed(text, { url, language }),
  );
  if (items) return items;
  const what = /<html\b/i.test(text.slice(0, 5000)) ? 'is a web page, not a feed' : 'is not a feed';
  throw new BackendProblem({ type: 'not-a-feed', status: 200, title: `${url} ${what}.` });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.trim());
  } catch {
    return undefined;
  }
}
