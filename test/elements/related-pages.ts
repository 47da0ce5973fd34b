import type { Backend, RelatedItem, RelatedQuery, Site } from '../../src/backends/contract.ts';
import { relatedOnly } from '../../src/backends/feed/article-list.ts';
import type { NewsRelated } from '../../src/elements/related/news-related.ts';
import { fixture, html, oneEvent } from '../suites/fixture.ts';
import { allByRole, nameOf } from '../suites/queries.ts';

export const PICTURE = new URL('../../demo/site/img/ferry.svg', import.meta.url).href;

/** An article as a backend gives it. */
export function article(number: number, more: Partial<RelatedItem> = {}): RelatedItem {
  const url = `https://paper.example/${number}`;
  return { url, title: `Article ${number}`, published: '2026-11-24T00:30:00Z', ...more };
}

/** A backend of the page's own that answers what a test says. */
export class OwnBackend implements Backend {
  answer: () => Promise<RelatedItem[]>;
  readonly queries: RelatedQuery[] = [];

  constructor(answer: RelatedItem[] | (() => Promise<RelatedItem[]>)) {
    this.answer = typeof answer === 'function' ? answer : async () => answer;
  }

  async site(): Promise<Site> {
    return relatedOnly(false);
  }

  async related(query: RelatedQuery): Promise<RelatedItem[]> {
    this.queries.push(query);
    return (await this.answer()).slice(0, query.limit);
  }
}

/** A list with its own backend, as it stands after the answer. */
export async function related(
  backend: Backend | string,
  attributes: Record<string, string> = {},
  light: Node[] = [],
): Promise<NewsRelated> {
  const box = await fixture<HTMLElement>(html`<article lang="en"><h1>Chuyến đò</h1></article>`);
  const element = document.createElement('news-related');
  for (const [name, value] of Object.entries({ loading: 'eager', ...attributes }))
    element.setAttribute(name, value);
  element.append(...light);
  element.backend = backend;
  const settled = backend
    ? Promise.race([
        oneEvent(element, 'news-related-loaded'),
        oneEvent(element, 'news-related-failed'),
      ])
    : Promise.resolve();
  box.append(element);
  await settled;
  await element.updateComplete;
  return element;
}

/** A list of links as a page writes it. */
export function links(...urls: string[]): HTMLElement {
  const list = document.createElement('ul');
  for (const url of urls) {
    const item = document.createElement('li');
    const link = document.createElement('a');
    link.href = url;
    link.textContent = `Link ${url.split('/').at(-1)}`;
    item.append(link);
    list.append(item);
  }
  return list;
}

/** The titles that a reader sees. */
export function titles(element: NewsRelated): string[] {
  return allByRole(element, 'link')
    .filter((link) => link.getRootNode() === element.shadowRoot)
    .map(nameOf);
}

/** Keeps what is warned of on purpose from the console. */
export async function quietly<T>(action: () => Promise<T>): Promise<T> {
  const { warn } = console;
  console.warn = () => undefined;
  try {
    return await action();
  } finally {
    console.warn = warn;
  }
}
