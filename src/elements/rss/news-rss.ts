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
import { BackendController } from '../../controllers/backend-controller.ts';
import { buttonStyles } from '../../core/button.styles.ts';
import { CHEVRON_DOWN, icon } from '../../core/icon.ts';
import { NewsElement } from '../../core/news-element.ts';
import { baseStyles } from '../../core/tokens.styles.ts';
import { articleFacts } from '../../page/article-facts.ts';
import { feedAddress, type PageFeed, pageFeeds } from '../../page/feeds.ts';
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
  readonly #source = new BackendController(this);
  #feeds: readonly PageFeed[] = [];
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
    this.#feeds = this.#find();
    // With no feed of the page's own, what the backend has decides whether there is anything to show.
    if (this.#feeds.length === 0 && this.#source.address && !this.href) void this.#askBackend();
    this.setState('empty', this.#feeds.length === 0);
  }

  protected override render(): TemplateResult {
    const [first] = this.#feeds;
    const words = this.label || this.text('rss');
    if (!first) return this.#announcer.render();
    const several = this.#feeds.length > 1 || (this.#source.address !== '' && !this.href);
    return html`${
      several
        ? html`<button
            part="button"
            type="button"
            aria-haspopup="menu"
            aria-expanded=${this.#menu !== undefined}
            @click=${this.#toggle}
            @keydown=${this.#onKey}
            @pointerenter=${this.#prepare}
            @focus=${this.#prepare}
          >
            ${icon(RSS, { filled: RSS_DOT })}<span>${words}</span>${icon(CHEVRON_DOWN)}
          </button>`
        : html`<a part="button" href=${first.url}
            >${icon(RSS, { filled: RSS_DOT })}<span>${words}</span></a
          >`
    }${this.#menu?.node ?? nothing}${this.#announcer.render()}`;
  }

  #find(): PageFeed[] {
    const page = this.ownerDocument;
    const own = (written: string, title: string): PageFeed[] => {
      const url = feedAddress(written, page.baseURI);
      return url ? [{ url, title, kind: 'articles' }] : [];
    };
    if (this.href) return own(this.href, this.label);
    const { section } = articleFacts(page, page.body);
    const found = pageFeeds(page, { section, address: page.location.href });
    const link = this.querySelector<HTMLAnchorElement>('a[href]');
    if (!found.length && link) found.push(...own(link.href, link.textContent.trim()));
    const articles = found.some(({ kind }) => kind === 'articles');
    for (const feed of this.#ofBackend) {
      const known = found.some(({ url }) => url === feed.url);
      if (!known && (feed.kind === 'comments' || !articles)) found.push(feed);
    }
    return found;
  }

  /** Feeds of the backend, once an address. Where it does not answer, the page's own stay. */
  async #askBackend(): Promise<void> {
    const { address, article } = this.#source;
    if (!address || this.#asked === address) return;
    this.#asked = address;
    try {
      const { backend, site } = await this.#source.open();
      const feeds = backend.feeds?.({ article }) ?? [];
      this.#ofBackend = feeds
        .filter(({ kind }) => site.feeds[kind])
        .map(({ kind, url }) => ({ kind, url, title: '' }))
        .sort((a, b) => a.kind.localeCompare(b.kind));
    } catch (error) {
      this.#asked = undefined;
      console.warn('news-elements: <news-rss> got no feeds from its backend.', error);
      return;
    }
    if (!this.isConnected) return;
    this.requestUpdate();
    await this.updateComplete;
    if (this.#menu) this.#menu.feeds = this.#feeds;
  }

  /** Fetches what the gesture to come needs. */
  async #prepare() {
    void this.#askBackend();
    return import('./feed-menu.ts');
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
      const [{ FeedMenu }, { feedMenuStyles }] = await Promise.all([
        this.#prepare(),
        import('./feed-menu.styles.ts'),
      ]);
      if (signal.aborted || this.#menu) return;
      const root = this.renderRoot as ShadowRoot;
      adoptStyles(root, [...(this.constructor as typeof NewsRss).elementStyles, ...feedMenuStyles]);
      this.#menu = new FeedMenu({
        button: root.querySelector<HTMLElement>('[part~="button"]')!,
        feeds: this.#feeds,
        text: (key) => this.text(key),
        announce: (text) => this.#announcer.announce(text),
        closed: () => {
          this.#menu = undefined;
          this.requestUpdate();
        },
      });
    } catch (error) {
      console.warn('news-elements: the feed menu could not be loaded.', error);
      this.ownerDocument.location.assign(this.#feeds[0]!.url);
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
