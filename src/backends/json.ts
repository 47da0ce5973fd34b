import { BackendProblem } from './backend-problem.ts';
import type { Backend, RelatedItem, RelatedQuery, Site } from './contract.ts';
import { ArticleList, relatedOnly } from './feed/article-list.ts';
import { download } from './feed/download.ts';
import { readJsonItems } from './feed/json-feed.ts';
import { inSlices } from './feed/slices.ts';

/**
 * Related news from a JSON file: `{"items": [{"url", "title", "published", "image", "summary"}]}`, the bare array, or a JSON Feed.
 * For hosts without a server: the file is fetched once a page and ranked here.
 */
export class JsonBackend implements Backend {
  readonly #list: ArticleList;

  /** @param url - Absolute address of the file. */
  constructor(url: string) {
    this.#list = new ArticleList(() => fetchItems(url));
  }

  site(): Promise<Site> {
    return Promise.resolve(relatedOnly(false));
  }

  related(query: RelatedQuery): Promise<RelatedItem[]> {
    return this.#list.related(query);
  }
}

async function fetchItems(address: string): Promise<RelatedItem[]> {
  const { text, url } = await download(address, 'application/json');
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    throw problem(`${url} is not JSON: ${(error as Error).message}`);
  }
  const items = await inSlices(readJsonItems(data, url));
  if (!items) throw problem(`${url} holds no list of items.`);
  return items;
}

function problem(title: string): BackendProblem {
  return new BackendProblem({ type: 'not-a-list', status: 200, title });
}
