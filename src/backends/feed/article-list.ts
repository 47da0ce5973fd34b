import type { RelatedItem, RelatedQuery, Site } from '../contract.ts';
import { rankRelated } from './rank.ts';

/** A list of articles that is fetched once a page, again after a failure, and ranked here. */
export class ArticleList {
  readonly #fetch: () => Promise<RelatedItem[]>;
  #items: Promise<RelatedItem[]> | undefined;

  constructor(fetch: () => Promise<RelatedItem[]>) {
    this.#fetch = fetch;
  }

  async related({ signal, ...query }: RelatedQuery): Promise<RelatedItem[]> {
    if (!this.#items) {
      const items = (this.#items = this.#fetch());
      items.catch(() => (this.#items = undefined));
    }
    return rankRelated(await unlessAborted(this.#items, signal), query);
  }
}

/** What a source of nothing but related news says of itself. */
export function relatedOnly(articleFeed: boolean): Site {
  return {
    contract: 1,
    comments: false,
    counts: false,
    related: true,
    captcha: [],
    siteKeys: {},
    feeds: { comments: false, articles: articleFeed },
    stream: false,
  };
}

/** Ends the wait, not the work: what is being fetched serves the next caller. */
function unlessAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work;
  return new Promise<T>((resolve, reject) => {
    const end = () => {
      reject(signal.reason as Error);
    };
    if (signal.aborted) end();
    signal.addEventListener('abort', end, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', end));
  });
}
