/** What an address of the page may say beside the article. */
export interface ThreadLink {
  sort?: string | undefined;
  cursor?: string | null | undefined;
  parent?: string | undefined;
  around?: string | undefined;
  /** The form for a comment on the article. */
  write?: '1';
  lang?: string | undefined;
}

/** Addresses of a thread's pages: relative from `…/threads`, so that they hold behind any proxy and base path. */
export class ThreadLinks {
  readonly #article: string;
  readonly #lang: string | undefined;
  readonly #base: string;

  /**
   * @param lang The language chosen by the reader, which links keep.
   * @param base What stands before each address, with a slash at its end. Default: nothing.
   */
  constructor(article: string, lang: string | undefined, base = '') {
    this.#article = article;
    this.#lang = lang;
    this.#base = base;
  }

  to(link: ThreadLink = {}): string {
    const query = new URLSearchParams({ article: this.#article });
    for (const [name, value] of Object.entries({ lang: this.#lang, ...link })) {
      if (value) query.set(name, value);
    }
    return `${this.#base}threads?${query.toString()}`;
  }

  /** A comment on the page that holds it. */
  toComment(id: string): string {
    return `${this.to({ around: id })}#comment-${id}`;
  }

  get feed(): string {
    return `${this.#base}v1/feeds/comments.rss?${new URLSearchParams({ article: this.#article }).toString()}`;
  }
}
