import { type CSSResultGroup, html, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { Backend } from '../../backends/contract.ts';
import { Announcer } from '../../controllers/announcer.ts';
import { CHEVRON_DOWN } from '../../core/chevron.ts';
import { buttonStyles } from '../../core/button.styles.ts';
import { configuration } from '../../core/configuration.ts';
import { icon } from '../../core/icon.ts';
import { NewsElement } from '../../core/news-element.ts';
import { baseStyles } from '../../core/tokens.styles.ts';
import { type FeedLink, feedLinks, linkedFeeds } from '../../page/feed-links.ts';
import type { FeedOffer } from './feed-offer.ts';
import { styles } from './news-rss.styles.ts';

const WAVES =
  'M5 4.5A14.5 14.5 0 0 1 19.5 19M5 11a8 8 0 0 1 8 8M5.3 17.8a.9.9 0 1 0 1.8 0 .9.9 0 1 0-1.8 0';

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
export class NewsRss extends NewsElement<'tools'> {
  static override readonly messages = 'tools';
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
  #linked: readonly FeedLink[] = [];
  #offer: FeedOffer | undefined;

  constructor() {
    super();
    this.backend = '';
    this.article = '';
    this.href = '';
    this.label = '';
  }

  protected override connected(signal: AbortSignal): void {
    signal.addEventListener('abort', () => this.#offer?.close());
    // The page may name feeds that are still to come.
    document.addEventListener('DOMContentLoaded', () => this.requestUpdate(), { signal });
    this.requestUpdate();
  }

  protected override willUpdate(): void {
    this.#linked = this.#find();
    // With no feed of the page's own, what the backend has decides whether there is anything to show.
    if (!this.#linked.length && this.#backend) void this.#load();
    this.setState('empty', !this.#feeds.length);
  }

  protected override render(): TemplateResult {
    const feeds = this.#feeds;
    const menu = this.#offer?.menu;
    const face = html`${icon(WAVES)}<span>${this.label || this.text('rss')}</span>`;
    return html`${
      feeds.length > 1 || (feeds.length && this.#backend)
        ? html`<button
            part="button"
            type="button"
            aria-haspopup="menu"
            aria-expanded=${!!menu}
            @click=${this.#toggle}
            @keydown=${this.#onKey}
            @pointerenter=${this.#load}
            @focus=${this.#load}
          >
            ${face}${icon(CHEVRON_DOWN)}
          </button>`
        : feeds.map(([url]) => html`<a part="button" href=${url}>${face}</a>`)
    }${menu}${this.#announcer.render()}`;
  }

  /** Asked for feeds; not where the one feed is named. */
  get #backend(): string | Backend {
    return this.href ? '' : this.backend || configuration().backend || '';
  }

  /** By their addresses, until the reader comes; what they are called comes with the menu. */
  get #feeds(): readonly FeedLink[] {
    return this.#linked.length ? this.#linked : (this.#offer?.ofBackend ?? []);
  }

  /** The feeds that the page links to, or this element does. */
  #find(): readonly FeedLink[] {
    const page = this.ownerDocument;
    const inside = this.querySelector<HTMLAnchorElement>('a[href]');
    const links: { href: string; title: string }[] = this.href ? [this] : feedLinks(page);
    if (!links.length && inside) links.push({ href: inside.href, title: inside.textContent });
    return linkedFeeds(links, page.baseURI);
  }

  /** Fetches what offers the feeds, and asks the backend for its own. */
  async #load(): Promise<FeedOffer | undefined> {
    try {
      const { FeedOffer } = await import('./feed-offer.ts');
      this.#offer ??= new FeedOffer({
        host: this,
        announcer: this.#announcer,
        linked: () => this.#linked,
        picture: icon(WAVES),
        language: () => this.language,
      });
      void this.#offer.ask(this.#backend);
    } catch (error) {
      console.warn('news-elements: the feed menu could not be loaded.', error);
    }
    return this.#offer;
  }

  #toggle(): void {
    void this.#offered((offer) => offer.toggle());
  }

  #onKey(event: KeyboardEvent): void {
    if (!/^Arrow(Up|Down)$/.test(event.key)) return;
    event.preventDefault();
    void this.#offered((offer) => offer.open(event.key === 'ArrowUp' ? 'last' : 'first'));
  }

  /** Where nothing can be offered, the feed itself is. */
  async #offered(act: (offer: FeedOffer) => Promise<void>): Promise<void> {
    const offer = this.#offer ?? (await this.#load());
    if (!offer) location.assign(this.#feeds[0]![0]);
    else if (this.isConnected) await act(offer);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'news-rss': NewsRss;
  }
}
