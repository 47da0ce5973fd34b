import { type CSSResultGroup, html, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { Backend, RelatedItem } from '../../backends/contract.ts';
import { Announcer } from '../../controllers/announcer.ts';
import { BackendController } from '../../controllers/backend-controller.ts';
import { whenNear } from '../../controllers/when-near.ts';
import { icon } from '../../core/icon.ts';
import { ALERT } from '../../core/signs.ts';
import { NewsElement } from '../../core/news-element.ts';
import { noticeStyles } from '../../core/notice.styles.ts';
import { baseStyles } from '../../core/tokens.styles.ts';
import { articleFacts } from '../../page/article-facts.ts';
import { articleRoot } from '../../page/article-root.ts';
import { onNavigated } from '../../page/on-navigated.ts';
import { articleKey, ownArticleKeys } from '../../page/same-article.ts';
import { chooseItems } from './choose.ts';
import { styles } from './news-related.styles.ts';
import { type ItemView, renderItem, renderSkeleton } from './related-item.ts';
import { countElsewhere, nowShows, shownElsewhere } from './shown-articles.ts';
import { type SlottedLink, slottedLinks } from './slotted-links.ts';

/** Milliseconds before a wait is shown. */
const PATIENCE = 300;
const MOST = 20;

/**
 * Lists further articles for the reader of this one: links that the page put inside lead, a backend fills up. Never the article
 * itself, whatever its address looks like, and none twice. With nothing to show it is not there at all, heading included.
 *
 * @tag news-related
 *
 * @attr {string} backend - Address of the backend: `https://…`, `feed:…`, `json:…`. Default: the page's setting.
 *
 * @fires {CustomEvent<{count: number}>} news-related-loaded - After the backend has answered. `count` is how many articles are shown.
 * @fires {CustomEvent<{error: unknown}>} news-related-failed - After the backend did not answer.
 *
 * @slot - A list of links (`<ul><li><a href>`), with `<time>`, `<img>` and `<p>` beside each if you like. They lead, and they stay where nothing else can be had.
 * @slot heading - Words in place of the heading's own.
 *
 * @csspart section-heading - The heading.
 * @csspart list - The list.
 * @csspart item - An article.
 * @csspart image - Its picture, or the place of one that could not be loaded.
 * @csspart link - Its title.
 * @csspart date - When it was published.
 * @csspart summary - Its summary.
 * @csspart notice - The line that says that the list did not load.
 */
export class NewsRelated extends NewsElement<'related'> {
  static override readonly messages = 'related';
  static override styles: CSSResultGroup = [baseStyles, noticeStyles, styles];
  static override properties: PropertyDeclarations = {
    backend: {},
    article: {},
    limit: { type: Number },
    layout: {},
    show: {},
    headingLevel: { type: Number, attribute: 'heading-level' },
    loading: {},
    // Vue writes `false` out.
    repeats: { converter: (value) => value !== null && value !== 'false' },
  };

  /** Address of a backend or an object that is one. Default: the page's setting. */
  declare backend: string | Backend;
  /** Id of the article whose relatives are wanted. Default: what the page says. */
  declare article: string;
  /** How many articles at most, 1 to 20; links of the page's own are never dropped. Default 5. */
  declare limit: number;
  /** `list`, or `cards` with pictures. Default `list`. */
  declare layout: 'list' | 'cards';
  /** What stands with each title, spaces between: `date` `image` `summary`. Default: `date`, in cards `date image`. */
  declare show: string;
  /** Level of the heading, 1 to 6. Default 2. */
  declare headingLevel: number;
  /** `lazy` asks the backend when the element comes near the window, `eager` at once. Default `lazy`. */
  declare loading: 'lazy' | 'eager';
  /** Whether articles that another list of the page shows may stand here too. */
  declare repeats: boolean;

  readonly #announcer = new Announcer(this);
  readonly #source = new BackendController(this);
  readonly #broken = new Set<string>();
  #phase: 'idle' | 'waiting' | 'loading' | 'done' | 'failed' = 'idle';
  #asked: readonly unknown[] = [];
  #found: readonly RelatedItem[] = [];
  #items: readonly SlottedLink[] = [];
  #request: AbortController | undefined;

  constructor() {
    super();
    this.backend = '';
    this.article = '';
    this.limit = 5;
    this.layout = 'list';
    this.show = '';
    this.headingLevel = 2;
    this.loading = 'lazy';
    this.repeats = false;
  }

  /** Asks the backend again. */
  async reload(): Promise<void> {
    if (this.isConnected) await this.#load();
  }

  protected override connected(signal: AbortSignal): void {
    const observer = new MutationObserver(() => this.requestUpdate());
    observer.observe(this, {
      childList: true,
      subtree: true,
      characterData: true,
      attributeFilter: ['href', 'src', 'datetime'],
    });
    signal.addEventListener(
      'abort',
      () => {
        observer.disconnect();
        nowShows(this, null);
        this.#request?.abort();
        if (this.#phase !== 'done') this.#asked = [];
      },
      { once: true },
    );
    onNavigated(() => this.requestUpdate(), signal);
    addEventListener('online', () => void (this.#phase === 'failed' && this.#load()), { signal });
    this.requestUpdate();
  }

  protected override willUpdate(): void {
    if (!this.isConnected) return;
    const own = ownArticleKeys(this.ownerDocument, this.#source.article);
    this.#items = chooseItems(slottedLinks(this), this.#found, {
      limit: this.#limit,
      without: (key) => own.has(key) || (!this.repeats && shownElsewhere(this, key)),
    });
    nowShows(this, new Set(this.#items.map(({ url }) => articleKey(url, document.baseURI))));
    const wants = [this.#source.address, this.#source.article, this.#limit];
    if (wants.some((want, index) => want !== this.#asked[index])) {
      this.#asked = wants;
      void this.#load();
    }
    this.setState('loading', this.#phase === 'loading');
    this.setState('error', this.#phase === 'failed');
    this.setState('empty', this.#phase === 'done' && this.#items.length === 0);
  }

  protected override render(): TemplateResult {
    const { length } = this.#items;
    const rows = this.#phase === 'loading' ? Math.max(0, this.#limit - length) : 0;
    const failed = this.#phase === 'failed' && length === 0;
    if (!length && !rows && !failed) return html`${this.#announcer.render()}`;
    const view = this.#view;
    const level = this.headingLevel >= 1 && this.headingLevel <= 6 ? this.headingLevel : 2;
    return html`<section
        class=${this.layout === 'cards' ? 'cards' : 'list'}
        aria-labelledby="heading"
      >
        <h2 id="heading" part="section-heading" aria-level=${level}>
          <slot name="heading">${this.text('related')}</slot>
        </h2>
        ${
          failed
            ? html`<div part="notice" class="bad">
                ${icon(ALERT)}
                <p>
                  ${this.text('relatedFailed')}
                  <button class="link" type="button" @click=${this.#retry}>
                    ${this.text('retry')}
                  </button>
                </p>
              </div>`
            : html`<ul part="list" aria-busy=${rows > 0}>
                ${this.#items.map((item) => renderItem(item, view))}
                ${[...Array<unknown>(rows)].map(() => renderSkeleton(view))}
              </ul>`
        }
      </section>
      ${this.#announcer.render()}`;
  }

  get #limit(): number {
    return this.limit >= 1 ? Math.min(MOST, Math.floor(this.limit)) : 5;
  }

  get #view(): ItemView {
    const show = this.show?.trim() || (this.layout === 'cards' ? 'date image' : 'date');
    return {
      shows: new Set(show.split(/\s+/)),
      language: this.language,
      broken: this.#broken,
      onBroken: (image) => {
        this.#broken.add(image);
        this.requestUpdate();
      },
    };
  }

  async #load(): Promise<void> {
    this.#request?.abort();
    const request = (this.#request = new AbortController());
    const signal = AbortSignal.any([request.signal, this.signal]);
    if (!this.#source.address) return this.#settle('done', []);
    // After a failure its line stays until there is something better, and with it the reader's focus.
    if (this.#phase !== 'failed') this.#phase = 'waiting';
    this.requestUpdate();
    if (this.loading !== 'eager') await whenNear(this, signal);
    const timer = setTimeout(() => {
      if (this.#phase === 'waiting') this.#phase = 'loading';
      this.requestUpdate();
      this.#announcer.announce(this.text('loadingRelated'));
    }, PATIENCE);
    signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
    try {
      const found = await this.#ask(signal);
      if (signal.aborted) return;
      await this.#settle('done', found);
      this.emit('news-related-loaded', { count: this.#items.length });
    } catch (error) {
      if (signal.aborted) return;
      console.warn('news-elements: <news-related> got nothing from its backend.', error);
      await this.#settle('failed', []);
      if (!this.#items.length) this.#announcer.announce(this.text('relatedFailed'));
      this.emit('news-related-failed', { error });
    } finally {
      clearTimeout(timer);
    }
  }

  async #ask(signal: AbortSignal): Promise<RelatedItem[]> {
    const { backend, site } = await this.#source.open();
    if (!site.related || !backend.related) return [];
    const { title, published } = articleFacts(this.ownerDocument, articleRoot(this));
    // Some of what comes will be shown elsewhere, or lead already.
    const spare = slottedLinks(this).length + (this.repeats ? 0 : countElsewhere(this)) + 1;
    return backend.related({
      article: this.#source.article,
      limit: Math.min(MOST, this.#limit + spare),
      title,
      published,
      signal,
    });
  }

  async #settle(phase: 'done' | 'failed', found: readonly RelatedItem[]): Promise<void> {
    this.#phase = phase;
    this.#found = found;
    this.requestUpdate();
    await this.updateComplete;
  }

  async #retry(): Promise<void> {
    await this.#load();
    // The button that had focus is gone: its place is taken by the list.
    if (this.#phase === 'done') this.renderRoot.querySelector<HTMLElement>('a')?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'news-related': NewsRelated;
  }
  interface HTMLElementEventMap {
    'news-related-loaded': CustomEvent<{ count: number }>;
    'news-related-failed': CustomEvent<{ error: unknown }>;
  }
}
