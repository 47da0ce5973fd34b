import { html, nothing, render, type TemplateResult } from 'lit';
import { icon } from '../../core/icon.ts';
import { BUBBLE } from '../../core/signs.ts';
import type { RssMessages } from '../../locales/messages.ts';
import type { PageFeed } from '../../page/feeds.ts';
import { holdAt } from './menu-place.ts';
import { readers } from './readers.ts';

const COPY =
  'M9 9h11v11H9zM5.5 15A1.5 1.5 0 0 1 4 13.5v-8A1.5 1.5 0 0 1 5.5 4h8A1.5 1.5 0 0 1 15 5.5';
const LINK =
  'M10 14a4 4 0 0 0 5.9.4l3-3a4 4 0 0 0-5.7-5.7L12 6.9M14 10a4 4 0 0 0-5.9-.4l-3 3a4 4 0 0 0 5.7 5.7l1.2-1.2';
const CHECK = 'M5 12.5 10 17.5 19.5 7';

/** What the menu shows: the feeds, the choice of one to copy or to open, or the readers for it. */
type Step = 'feeds' | 'copy' | 'pick' | 'readers';

export interface FeedMenuOptions {
  button: HTMLElement;
  feeds: readonly PageFeed[];
  /** The picture of a feed. */
  picture: TemplateResult;
  text: (key: keyof RssMessages) => string;
  /** Says a text to screen readers. */
  announce: (text: string) => void;
  /** After the menu has gone, by whatever way. */
  closed: () => void;
}

/**
 * The list of feeds and what can be done with them, in the top layer where there is one. Arrows, Home and End move, Escape goes a
 * step back and then to the button, Tab and a press elsewhere close.
 */
export class FeedMenu {
  readonly node: HTMLElement = document.createElement('div');
  readonly #options: FeedMenuOptions;
  readonly #open = new AbortController();
  #feeds: readonly PageFeed[];
  #step: Step = 'feeds';
  #chosen: PageFeed;
  #copied: 'yes' | 'no' | undefined;

  constructor(options: FeedMenuOptions) {
    this.#options = options;
    this.#feeds = options.feeds;
    this.#chosen = options.feeds[0]!;
    this.node.part.add('menu');
    this.node.role = 'menu';
    this.node.popover = 'manual';
    this.node.ariaLabel = options.text('feedsOnPage');
    this.node.addEventListener('keydown', (event) => this.#onKey(event));
    this.node.addEventListener('focusout', ({ relatedTarget }) => {
      if (relatedTarget instanceof Node && !this.node.contains(relatedTarget)) this.close(false);
    });
    this.#draw();
  }

  /** Feeds that were found since. */
  set feeds(feeds: readonly PageFeed[]) {
    this.#feeds = feeds;
    this.#draw();
  }

  /** Shows the menu, which must be in the document, and moves focus into it. */
  show(at: 'first' | 'last' = 'first'): void {
    const { signal } = this.#open;
    this.node.showPopover?.();
    holdAt(this.#options.button, this.node, signal);
    document.addEventListener(
      'pointerdown',
      (event) => {
        const path = event.composedPath();
        if (!path.includes(this.node) && !path.includes(this.#options.button)) this.close(false);
      },
      { signal },
    );
    this.#items.at(at === 'first' ? 0 : -1)?.focus();
  }

  /** @param focus - Whether the reader goes back to the button. */
  close(focus: boolean): void {
    if (this.#open.signal.aborted) return;
    this.#open.abort();
    this.node.remove();
    this.#options.closed();
    if (focus) this.#options.button.focus();
  }

  get #items(): HTMLElement[] {
    return [...this.node.querySelectorAll<HTMLElement>('[role=menuitem]')];
  }

  #onKey(event: KeyboardEvent): void {
    const items = this.#items;
    const at = items.findIndex((item) => item.matches(':focus'));
    const to: Record<string, number> = {
      ArrowDown: (at + 1) % items.length,
      ArrowUp: (Math.max(at, 0) - 1 + items.length) % items.length,
      Home: 0,
      End: items.length - 1,
    };
    const inField = event.target instanceof HTMLInputElement;
    const next = inField ? undefined : items[to[event.key] ?? -1];
    if (event.key === 'Tab') {
      this.close(true);
      return;
    }
    if (next) next.focus();
    else if (event.key === 'Escape' && this.#step !== 'feeds') this.#go('feeds');
    else if (event.key === 'Escape') this.close(true);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #go(step: Step, chosen = this.#chosen): void {
    this.#step = step;
    this.#chosen = chosen;
    this.#copied = undefined;
    this.#draw();
    this.#items[0]?.focus();
  }

  async #copy(feed: PageFeed): Promise<void> {
    const { announce, text } = this.#options;
    this.#chosen = feed;
    try {
      await navigator.clipboard.writeText(feed.url);
      this.#copied = 'yes';
    } catch {
      // Refused by the browser or the page's policy: the reader copies by hand.
      this.#copied = 'no';
    }
    this.#draw();
    announce(text(this.#copied === 'yes' ? 'copied' : 'copyFailed'));
    if (this.#copied === 'no') this.node.querySelector('input')?.select();
  }

  #draw(): void {
    render(this.#step === 'feeds' ? this.#renderFeeds() : this.#renderStep(), this.node);
  }

  #renderFeeds(): TemplateResult {
    const { picture, text } = this.#options;
    const only = this.#feeds.length === 1 ? this.#feeds[0] : undefined;
    return html`${this.#renderCaption(text('feedsOnPage'))}
      ${this.#feeds.map(
        (feed) =>
          html`<a part="item" role="menuitem" tabindex="-1" href=${feed.url}>
            ${feed.kind === 'comments' ? icon(BUBBLE) : picture}
            <span dir="auto">${this.#name(feed)}</span>
          </a>`,
      )}
      <hr />
      ${this.#renderButton(
        this.#copied === 'yes' ? CHECK : COPY,
        text(this.#copied === 'yes' ? 'copied' : 'copyAddress'),
        () => (only ? void this.#copy(only) : this.#go('copy')),
      )}
      ${this.#renderByHand()}
      ${this.#renderButton(LINK, text('openInReader'), () => this.#go(only ? 'readers' : 'pick'))}`;
  }

  #renderStep(): TemplateResult {
    const { text } = this.#options;
    if (this.#step === 'readers') {
      const { url } = this.#chosen;
      return html`${this.#renderCaption(this.#name(this.#chosen))}
      ${readers.map(({ name, subscribe }) => this.#renderReader(name, subscribe(url)))}
      ${this.#renderReader(text('deviceReader'), `feed:${url}`)}`;
    }
    const copying = this.#step === 'copy';
    return html`${this.#renderCaption(text(copying ? 'copyWhich' : 'openInReader'))}
    ${this.#feeds.map((feed) => {
      const done = copying && this.#copied === 'yes' && feed === this.#chosen;
      const name = this.#name(feed);
      return this.#renderButton(
        done ? CHECK : copying ? COPY : LINK,
        done ? `${name} · ${text('copied')}` : name,
        () => (copying ? void this.#copy(feed) : this.#go('readers', feed)),
      );
    })}
    ${this.#renderByHand()}`;
  }

  #renderCaption(words: string): TemplateResult {
    return html`<div class="caption" aria-hidden="true" dir="auto">${words}</div>`;
  }

  #renderButton(picture: string, words: string, action: () => void): TemplateResult {
    return html`<button part="item" role="menuitem" type="button" tabindex="-1" @click=${action}>
      ${icon(picture)}<span dir="auto">${words}</span>
    </button>`;
  }

  #renderReader(name: string, address: string): TemplateResult {
    return html`<a
      part="item"
      role="menuitem"
      tabindex="-1"
      href=${address}
      target=${address.startsWith('feed:') ? nothing : '_blank'}
      rel="noopener noreferrer"
      @click=${() => this.close(true)}
    >
      ${icon(LINK)}<span>${name}</span>
    </a>`;
  }

  #renderByHand(): TemplateResult | typeof nothing {
    const { text } = this.#options;
    return this.#copied === 'no'
      ? html`<div class="caption">${text('copyFailed')}</div>
          <input readonly aria-label=${text('copyAddress')} .value=${this.#chosen.url} />`
      : nothing;
  }

  #name({ title, kind }: PageFeed): string {
    return title || this.#options.text(kind === 'comments' ? 'articleComments' : 'rss');
  }
}
