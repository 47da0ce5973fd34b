import type { TemplateResult } from 'lit';
import type { Announcer } from '../../controllers/announcer.ts';
import { formatMessage } from '../../locales/format-message.ts';
import { loadMessages } from '../../locales/load-messages.ts';
import { articleFacts } from '../../page/article-facts.ts';
import type { FeedLink } from '../../page/feed-links.ts';
import { nameFeeds, type PageFeed } from '../../page/feeds.ts';
import { backendFeeds, joinFeeds } from './backend-feeds.ts';
import { feedMenuStyles } from './feed-menu.styles.ts';
import { FeedMenu } from './feed-menu.ts';
import type { NewsRss } from './news-rss.ts';

/** What an offer needs of its element. */
export interface OfferDesk {
  host: NewsRss;
  announcer: Announcer;
  /** The feeds that the page links to, as they are now. */
  linked: () => readonly FeedLink[];
  /** The picture of a feed. */
  picture: TemplateResult;
  /** BCP 47 language of the menu. */
  language: () => string;
}

/** All feeds of an element, by name, and the menu that they are offered in. */
export class FeedOffer {
  readonly #desk: OfferDesk;
  #ofBackend: readonly PageFeed[] = [];
  #asked: unknown;
  #menu: FeedMenu | undefined;

  constructor(desk: OfferDesk) {
    this.#desk = desk;
    desk.host.shadowRoot!.adoptedStyleSheets.push(...feedMenuStyles.map((css) => css.styleSheet!));
  }

  /** All feeds as the reader sees them: those of the page first. */
  get #feeds(): readonly PageFeed[] {
    const page = this.#desk.host.ownerDocument;
    const { section } = articleFacts(page, page.body);
    const context = { section, address: page.location.href };
    return joinFeeds(nameFeeds(this.#desk.linked(), page, context), this.#ofBackend);
  }

  /** Addresses of the backend's feeds, where the page links to none. */
  get ofBackend(): readonly FeedLink[] {
    return this.#ofBackend.map(({ url, title }) => [url, title]);
  }

  /** The menu while it is open. */
  get menu(): HTMLElement | undefined {
    return this.#menu?.node;
  }

  /** Asks the backend for its feeds, once an address. Where it does not answer, the page's own stay. */
  async ask(address: unknown): Promise<void> {
    if (!address || this.#asked === address) return;
    this.#asked = address;
    const { host } = this.#desk;
    try {
      this.#ofBackend = await backendFeeds(host);
    } catch (error) {
      this.#asked = undefined;
      console.warn('news-elements: <news-rss> got no feeds from its backend.', error);
      return;
    }
    host.requestUpdate();
    if (this.#menu) this.#menu.feeds = this.#feeds;
  }

  async toggle(): Promise<void> {
    if (this.#menu) this.#menu.close(true);
    else await this.open('first');
  }

  /** Opens the menu, if it is not open, and moves focus into it. */
  async open(at: 'first' | 'last'): Promise<void> {
    const { announcer, host, picture, language } = this.#desk;
    // The menu's texts come with it; the button has its own.
    const words = await loadMessages(language(), 'rss');
    if (this.#menu || !host.isConnected) return;
    this.#menu = new FeedMenu({
      button: host.shadowRoot!.querySelector<HTMLElement>('[part~="button"]')!,
      feeds: this.#feeds,
      picture,
      text: (key) => formatMessage(words.table[key], {}, words.language),
      announce: (words) => announcer.announce(words),
      closed: () => {
        this.#menu = undefined;
        host.requestUpdate();
      },
    });
    host.requestUpdate();
    await host.updateComplete;
    this.#menu?.show(at);
  }

  close(): void {
    this.#menu?.close(false);
  }
}
