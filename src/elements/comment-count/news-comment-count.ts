import { type CSSResultGroup, html, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { Backend, Comment } from '../../backends/contract.ts';
import { BackendController } from '../../controllers/backend-controller.ts';
import { icon } from '../../core/icon.ts';
import { BUBBLE } from '../../core/signs.ts';
import { NewsElement } from '../../core/news-element.ts';
import { baseStyles } from '../../core/tokens.styles.ts';
import { webAddress } from '../../core/web-address.ts';
import { plainAddress } from '../../page/article-id.ts';
import { onNavigated } from '../../page/on-navigated.ts';
import { countOf } from './count-batch.ts';
import { styles } from './news-comment-count.styles.ts';

/**
 * The number of comments of an article, as a link to them. All counts of a page come in one request; a thread on the
 * same page keeps its count up to date.
 *
 * @tag news-comment-count
 *
 * @attr {string} backend - Address of the backend. Default: the page's.
 *
 * @slot - A link to the comments: shown until the number is there, and where it cannot be had.
 *
 * @csspart link - The link, or the text where there is nothing to link to.
 * @csspart number - The number.
 */
export class NewsCommentCount extends NewsElement<'count'> {
  static override readonly messages = 'count';
  static override styles: CSSResultGroup = [baseStyles, styles];
  static override properties: PropertyDeclarations = {
    href: {},
    backend: {},
    article: {},
    count: { state: true, attribute: false },
    failed: { state: true, attribute: false },
  };

  /** Address of the article's page. Default: this page. */
  declare href: string;
  /** Address of the backend, or an object that implements `Backend`. Empty: the page's. */
  declare backend: string | Backend;
  /** The article's id. Default: `href` without fragment and tracking parameters, else the page's own. */
  declare article: string;

  declare protected count: number | undefined;
  declare protected failed: boolean;

  readonly #backend = new BackendController(this);
  #asking: AbortController | undefined;
  /** Backend and article that were asked about last. */
  #asks: (string | Backend)[] = [];
  /** The article that `count` is of. */
  #counted = '';

  constructor() {
    super();
    this.href = '';
    this.backend = '';
    this.article = '';
    this.failed = false;
  }

  protected override connected(signal: AbortSignal): void {
    const { ownerDocument: page } = this;
    page.addEventListener('news-comments-loaded', this.#loaded, { signal });
    page.addEventListener('news-comment-posted', this.#posted, { signal });
    onNavigated(() => this.requestUpdate(), signal);
    // What failed without a network is asked for again with one.
    const online = () => this.failed && void this.#ask();
    addEventListener('online', online, { signal });
    signal.addEventListener('abort', () => this.#asking?.abort(), { once: true });
    if (this.hasUpdated && this.count === undefined) void this.#ask();
  }

  protected override willUpdate(): void {
    const asks = [this.#backend.address, this.#article];
    if (asks.some((each, index) => each !== this.#asks[index])) {
      this.#asks = asks;
      void this.#ask();
    }
  }

  protected override updated(): void {
    this.setState('loading', this.count === undefined && !this.failed);
    this.setState('error', this.failed);
    this.setState('empty', this.count === 0);
  }

  protected override render(): TemplateResult {
    const { count } = this;
    if (count === undefined && this.#hasFallback) return html`<slot></slot>`;
    const link = this.#link;
    const content = html`${icon(BUBBLE)}${this.#text(count)}`;
    return link
      ? html`<a part="link" href=${link} @click=${this.#go}>${content}</a>`
      : html`<span part="link">${content}</span>`;
  }

  #text(count: number | undefined): TemplateResult {
    const write = this.text('writeComment');
    if (count === 0) return html`${write}`;
    if (count === undefined) {
      return html`<span class=${this.failed ? '' : 'wait'}></span>
        <span class="unseen">${write}</span>`;
    }
    return html`<span part="number" aria-hidden="true">${this.number(count)}</span
      ><span class="unseen">${this.text('comments', { n: count })}</span>`;
  }

  get #hasFallback(): boolean {
    return this.childElementCount > 0 || this.textContent.trim() !== '';
  }

  /** The page that `href` names; nothing for what is no web address. */
  get #page(): URL | undefined {
    const { baseURI } = this.ownerDocument;
    return this.href ? webAddress(this.href, baseURI) : undefined;
  }

  get #article(): string {
    const page = this.#page;
    return this.article || (page ? plainAddress(page) : this.#backend.article);
  }

  get #link(): string {
    const page = this.#page;
    if (!page) {
      if (this.href || (this.article && !this.#thread)) return '';
      // Under a `<base href>` a bare fragment would lead to another page.
      const { URL: here, baseURI } = this.ownerDocument;
      const away = baseURI.split('#')[0] === here.split('#')[0] ? '' : here.split('#')[0]!;
      return `${away}#${this.#threadId}`;
    }
    if (!page.hash) page.hash = this.#threadId;
    return page.href;
  }

  get #thread(): HTMLElement | null {
    return this.ownerDocument.querySelector('news-comments');
  }

  get #threadId(): string {
    return this.#thread?.id || 'comments';
  }

  /** On the thread's own page the way leads to it even where it has no id. */
  readonly #go = (event: Event): void => {
    const { hash } = event.currentTarget as HTMLAnchorElement;
    const here = !this.#page || this.#article === this.#backend.article;
    const thread = this.#thread;
    if (!here || !thread || this.ownerDocument.getElementById(hash.slice(1))) return;
    event.preventDefault();
    thread.tabIndex = -1;
    thread.focus({ preventScroll: true });
    thread.scrollIntoView();
  };

  async #ask(): Promise<void> {
    this.#asking?.abort();
    if (!this.isConnected) return;
    const { signal } = (this.#asking = new AbortController());
    const article = this.#article;
    if (article !== this.#counted) this.count = undefined;
    this.failed = false;
    try {
      const { backend, site } = await this.#backend.open();
      if (!site.counts || !backend.counts) throw new TypeError('The backend counts no comments.');
      const count = await countOf(backend, article, signal);
      signal.throwIfAborted();
      this.#show(article, count);
    } catch (error) {
      if (signal.aborted) return;
      this.failed = true;
      console.warn('news-elements: no comment count.', error);
    }
  }

  #show(article: string, count: number): void {
    this.#counted = article;
    this.count = count;
    this.failed = false;
  }

  readonly #loaded = (event: Event): void => {
    const { article, total } = (event as CustomEvent<{ article: string; total: number }>).detail;
    if (article === this.#article) this.#show(article, total);
  };

  readonly #posted = (event: Event): void => {
    const { comment } = (event as CustomEvent<{ comment: Comment }>).detail;
    if (comment.article !== this.#counted || comment.status !== 'published') return;
    this.#show(comment.article, (this.count ?? 0) + 1);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'news-comment-count': NewsCommentCount;
  }
}
