/** What an address of the page may say beside the article. */
export interface ThreadLink {
  sort?: string | undefined;
  cursor?: string | null | undefined;
  parent?: string | undefined;
  around?: string | undefined;
  /** The form for a comment on the article. */
  write?: '1';
  /** The comment a form is about: to answer, change, delete or report it. */
  reply?: string;
  edit?: string;
  delete?: string;
  report?: string;
  /** A page for this reader alone; the word says what was done before. */
  own?: string;
  lang?: string | undefined;
}

/** Addresses of a thread's pages: relative from `…/threads`, so that they hold behind any proxy and base path. */
export class ThreadLinks {
  readonly #article: string;
  readonly #lang: string | undefined;
  readonly #base: string;
  readonly #own: string | undefined;

  /**
   * @param lang The language chosen by the reader, which links keep.
   * @param base What stands before each address, with a slash at its end. Default: nothing.
   * @param own Whether they stay on the pages of this reader alone, which no cache holds back.
   */
  constructor(article: string, lang: string | undefined, base = '', own = false) {
    this.#article = article;
    this.#lang = lang;
    this.#base = base;
    this.#own = own ? '1' : undefined;
  }

  to(link: ThreadLink = {}): string {
    const query = new URLSearchParams({ article: this.#article });
    const { own = this.#own, ...rest } = link;
    for (const [name, value] of Object.entries({ lang: this.#lang, ...rest, own })) {
      if (value) query.set(name, value);
    }
    return `${this.#base}threads?${query.toString()}`;
  }

  /** A comment on the page that holds it. */
  toComment(id: string, own?: string): string {
    return `${this.to({ around: id, ...(own && { own }) })}#comment-${id}`;
  }

  /** A page with a form. */
  toForm(link: Pick<ThreadLink, 'write' | 'reply' | 'edit' | 'delete' | 'report'>): string {
    return `${this.to(link)}#form`;
  }

  get feed(): string {
    return `${this.#base}v1/feeds/comments.rss?${new URLSearchParams({ article: this.#article }).toString()}`;
  }
}
