/** What an address of the page may say beside the article. */
export interface ThreadLink {
  sort?: string | undefined;
  cursor?: string | null | undefined;
  parent?: string | undefined;
  around?: string | undefined;
  lang?: string | undefined;
}

/** Relative addresses from `…/threads`, so that they hold behind any proxy and base path. */
export class ThreadLinks {
  readonly #article: string;
  readonly #lang: string | undefined;

  /** @param lang The language chosen by the reader, which links keep. */
  constructor(article: string, lang: string | undefined) {
    this.#article = article;
    this.#lang = lang;
  }

  to(link: ThreadLink = {}): string {
    const query = new URLSearchParams({ article: this.#article });
    for (const [name, value] of Object.entries({ lang: this.#lang, ...link })) {
      if (value) query.set(name, value);
    }
    return `threads?${query.toString()}`;
  }

  /** A comment on the page that holds it. */
  toComment(id: string): string {
    return `${this.to({ around: id })}#comment-${id}`;
  }

  get feed(): string {
    return `v1/feeds/comments.rss?${new URLSearchParams({ article: this.#article }).toString()}`;
  }
}
