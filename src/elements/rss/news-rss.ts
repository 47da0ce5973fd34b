import {
  adoptStyles,
  type CSSResultGroup,
  html,
  nothing,
  type PropertyDeclarations,
  type TemplateResult,
} from 'lit';
import type { Backend } from '../../backends/contract.ts';
import { Announcer } from '../../controllers/announcer.ts';
import { buttonStyles } from '../../core/button.styles.ts';
import { configuration } from '../../core/configuration.ts';
import { CHEVRON_DOWN, icon } from '../../core/icon.ts';
import { NewsElement } from '../../core/news-element.ts';
import { baseStyles } from '../../core/tokens.styles.ts';
import { feedAddress, feedLinks } from '../../page/feed-links.ts';
import type { PageFeed } from '../../page/feeds.ts';
import type { FeedMenu } from './feed-menu.ts';
import { styles } from './news-rss.styles.ts';
import { RSS, RSS_DOT } from './rss-icon.ts';

/**
 * Leads to the page's feeds: a link where there is one, a menu where there are several, to open a feed, copy its address or take
 * it up in a reader. The page's feeds come from its `<link rel="alternate">`, the article's comments from the backend.
 *
 * @tag news-rss
 *
 * @attr {string} backend - Address of a backend whose feeds are offered too. Default: the page's setting.
 *
 * @slot - A link to a feed. It is shown until the element is there, and offered where the page names no other.
 *
 * @csspart button - The link, or the button that opens the menu.
 * @csspart menu - The menu.
 * @csspart item - Each entry of the menu.
 */
export class NewsRss extends NewsElement<'rss'> {
  static override readonly messages = 'rss';
  static override styles: CSSResultGroup = [baseStyles, buttonStyles, styles];
  static override properties: PropertyDeclarations = {
    backend: {},
    article: {},
    href: {},
    label: {},
  };

  /** Address of a backend or an object that is one. Default: the page's setting. */
  declare backend: string | Backend;
  /** Id of the article whose comments can be followed. Default: what the page says. */
  declare article: string;
  /** The one feed to link to, instead of those that the page names. */
  declare href: string;
  /** Words of the link or button. Default `RSS`. */
  declare label: string;

  readonly #announcer = new Announcer(this);
  #own: readonly PageFeed[] = [];
  #ofBackend: readonly PageFeed[] = [];
  #asked: unknown;
  #menu: FeedMenu | undefined;

  constructor() {
    super();
    this.backend = '';
    this.article = '';
    this.href = '';
    this.label = '';
  }

  protected override connected(signal: AbortSignal): void {
    signal.addEventListener('abort', () => this.#menu?.close(false), { once: true });
    if (this.ownerDocument.readyState === 'loading') {
      const again = () => this.requestUpdate();
      this.ownerDocument.addEventListener('DOMContentLoaded', again, { signal });
    }
    this.requestUpdate();
  }

  protected override willUpdate(): void {
    if (!this.isConnected) return;
    this.#own = this.#find();
    // With no feed of the page's own, what the backend has decides whether there is anything to show.
    if (this.#own.length === 0) void this.#askBackend();
    this.setState('empty', !this.#own.length && !this.#ofBackend.length);
  }

  protected override render(): TemplateResult {
    const count = this.#own.length + this.#ofBackend.length;
    const words = this.label || this.text('rss');
    if (!count) return this.#announcer.render();
    const several = count > 1 || (this.#backend !== '' && !this.href);
    return html`${
      several
        ? html`<button
            part="button"
            type="button"
            aria-haspopup="menu"
            aria-expanded=${this.#menu !== undefined}
            @click=${this.#toggle}
            @keydown=${this.#onKey}
            @pointerenter=${this.#warm}
            @focus=${this.#warm}
          >
            ${icon(RSS, { filled: RSS_DOT })}<span>${words}</span>${icon(CHEVRON_DOWN)}
          </button>`
        : html`<a part="button" href=${(this.#own[0] ?? this.#ofBackend[0])!.url}
            >${icon(RSS, { filled: RSS_DOT })}<span>${words}</span></a
          >`
    }${this.#menu?.node ?? nothing}${this.#announcer.render()}`;
  }

  get #backend(): string | Backend {
    return this.backend || configuration().backend || '';
  }

  /** The feeds of the page by their addresses alone; their names and order come with the menu. */
  #find(): PageFeed[] {
    const page = this.ownerDocument;
    const links = this.href ? [] : feedLinks(page).map(({ href }) => href);
    const inside = this.querySelector<HTMLAnchorElement>('a[href]');
    if (this.href) links.push(this.href);
    else if (!links.length && inside) links.push(inside.href);
    const urls = new Set(links.map((link) => feedAddress(link, page.baseURI)));
    urls.delete('');
    const title = inside && links[0] === inside.href ? inside.textContent.trim() : '';
    return [...urls].map((url) => ({ url, title, kind: 'articles' }));
  }

  /** Feeds of the backend, once an address. Where it does not answer, the page's own stay. */
  async #askBackend(): Promise<void> {
    const address = this.#backend;
    if (!address || this.href || this.#asked === address) return;
    this.#asked = address;
    try {
      const { feedsOfBackend, joinFeeds } = await import('./find-feeds.ts');
      this.#ofBackend = joinFeeds(this.#own, await feedsOfBackend(this)).slice(this.#own.length);
    } catch (error) {
      this.#asked = undefined;
      console.warn('news-elements: <news-rss> got no feeds from its backend.', error);
      return;
    }
    if (!this.isConnected) return;
    this.requestUpdate();
    if (this.#menu) this.#menu.feeds = await this.#feeds();
  }

  /** All feeds as the reader sees them. */
  async #feeds(): Promise<PageFeed[]> {
    const { feedsOfPage, joinFeeds } = await import('./find-feeds.ts');
    const named = feedsOfPage(this.ownerDocument);
    return joinFeeds(named.length ? named : this.#own, this.#ofBackend);
  }

  /** Fetches what the gesture to come needs. */
  async #prepare() {
    void this.#askBackend();
    const [menu, { feedMenuStyles }, feeds] = await Promise.all([
      import('./feed-menu.ts'),
      import('./feed-menu.styles.ts'),
      this.#feeds(),
    ]);
    return { ...menu, feedMenuStyles, feeds };
  }

  #warm(): void {
    // Where this fails, the press that follows says so.
    this.#prepare().catch(() => undefined);
  }

  async #toggle(): Promise<void> {
    if (this.#menu) this.#menu.close(true);
    else await this.#openMenu('first');
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    void this.#openMenu(event.key === 'ArrowDown' ? 'first' : 'last');
  }

  async #openMenu(at: 'first' | 'last'): Promise<void> {
    const signal = this.signal;
    try {
      const { FeedMenu, feedMenuStyles, feeds } = await this.#prepare();
      if (signal.aborted || this.#menu) return;
      const root = this.renderRoot as ShadowRoot;
      adoptStyles(root, [...(this.constructor as typeof NewsRss).elementStyles, ...feedMenuStyles]);
      this.#menu = new FeedMenu({
        button: root.querySelector<HTMLElement>('[part~="button"]')!,
        feeds,
        text: (key) => this.text(key),
        announce: (text) => this.#announcer.announce(text),
        closed: () => {
          this.#menu = undefined;
          this.requestUpdate();
        },
      });
    } catch (error) {
      console.warn('news-elements: the feed menu could not be loaded.', error);
      this.ownerDocument.location.assign((this.#own[0] ?? this.#ofBackend[0])!.url);
      return;
    }
    this.requestUpdate();
    await this.updateComplete;
    this.#menu?.show(at);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'news-rss': NewsRss;
  }
}
