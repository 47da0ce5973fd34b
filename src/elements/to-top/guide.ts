import { html, type TemplateResult } from 'lit';
import { icon } from '../../core/icon.ts';
import type { ToolMessages } from '../../locales/messages.ts';
import { articleRoot, targetElement } from '../../page/article-root.ts';
import { coveredBelow, coveredHeight, edgeOf } from './edges.ts';
import { floatStyles } from './float.styles.ts';
import type { NewsToTop } from './news-to-top.ts';
import { ReadingPlace } from './reading-place.ts';
import { canScroll, scrollerOf } from './scroller.ts';

/** Milliseconds without scrolling after which a button that stands on text makes room for reading. */
const REST = 4000;

/** Milliseconds in which a bar that hides on the way down has come back. */
const SETTLE = 400;

const DOWN = 'M12 4v15M5.5 12.5 12 19l6.5-6.5';

/** What a guide needs of its element. */
export interface GuideDesk {
  /** What scrolls around it is what the reader scrolls. */
  host: NewsToTop;
  /** The element that the host's own link leads to. */
  linked: () => HTMLElement | undefined;
  text: (key: keyof ToolMessages) => string;
  /** Tells whether there is nothing to scroll. */
  idle: (on: boolean) => void;
}

/** Takes the reader to the top and back, sees where they are, and offers the way in a button that floats. */
export class Guide {
  readonly #desk: GuideDesk;
  #scroller: Element | undefined;
  #place: ReadingPlace | undefined;
  #landed: number | undefined;
  /** Where the way up leads. */
  #aim = 0;
  /** Whether the reader is far enough down for a way up to be of use. */
  #useful = false;
  #frame = 0;
  /** Pixels that the floating button stands above the lower edge, for bars of the page. */
  #raised = 0;
  /** Whether the button is not seen, since it stands on text that is being read. */
  #resting = false;
  #rest = 0;

  constructor(desk: GuideDesk, signal: AbortSignal) {
    this.#desk = desk;
    desk.host.shadowRoot!.adoptedStyleSheets.push(floatStyles.styleSheet!);
    signal.addEventListener(
      'abort',
      () => {
        cancelAnimationFrame(this.#frame);
        clearTimeout(this.#rest);
      },
      { once: true },
    );
    this.look();
  }

  /** The element whose top is meant; `undefined` for the page's. */
  get target(): HTMLElement | undefined {
    const { host, linked } = this.#desk;
    return host.htmlFor ? (targetElement(host, host.htmlFor) as HTMLElement) : linked();
  }

  /** Whether there is a way back. */
  get isAway(): boolean {
    return this.#place !== undefined;
  }

  /** Goes to the top. There is a way back then, but for a reader who was there already. */
  toTop(): void {
    const { target } = this;
    const scroller = (this.#scroller = this.#findScroller());
    const place = new ReadingPlace(scroller);
    const top = target ? topOf(target, scroller) : 0;
    this.#place = Math.abs(scroller.scrollTop - top) > 1 ? place : undefined;
    this.#landed = undefined;
    this.#aim = top;
    scroll(scroller, top);
    focusOn(target ?? document.body);
    if (!target) document.body.addEventListener('keydown', this.#onKey);
    this.#desk.host.requestUpdate();
  }

  /** Goes back to where the reader was. */
  async back(): Promise<void> {
    const place = this.#place;
    if (!place) return;
    const { host } = this.#desk;
    this.#place = undefined;
    host.requestUpdate();
    scroll(place.scroller, place.top);
    await host.updateComplete;
    const own = this.#own('[part~="button"], [part~="float"]');
    // The floating button comes with the scrolling; until then focus waits at the page.
    focusOn(own ?? document.body);
  }

  /** Sees with the next frame where the reader is. */
  look(): void {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#look();
    });
  }

  /**
   * The button that floats: the way back, or with `after` the way up.
   * @param up - Its picture.
   * @param words - Its name.
   */
  float(up: TemplateResult, words: string): TemplateResult | undefined {
    const { host, text } = this.#desk;
    if (this.isAway)
      return html`<button
        part="float back"
        type="button"
        class=${this.#room}
        .style=${this.#raise}
        @click=${() => host.back()}
      >
        ${icon(DOWN)}${text('backToReading')}
      </button>`;
    if (!(host.screens > 0 && this.#useful)) return undefined;
    return html`<button
      part="float"
      type="button"
      class=${this.#room}
      .style=${this.#raise}
      aria-label=${words}
      title=${words}
      @click=${() => host.toTop()}
    >
      ${up}
    </button>`;
  }

  get #room(): string {
    return this.#resting ? 'rest' : '';
  }

  /** Through CSSOM: no policy of the page forbids it. */
  get #raise(): string {
    return `--_raised: ${this.#raised}px`;
  }

  #look(): void {
    // Looking for it may mean to look for the article: not at each move.
    if (!this.#scroller?.isConnected || !canScroll(this.#scroller))
      this.#scroller = this.#findScroller();
    const scroller = this.#scroller;
    const { host, idle } = this.#desk;
    const { scrollTop, scrollHeight, clientHeight } = scroller;
    const { target } = this;
    const start = target ? topOf(target, scroller) : 0;
    // On a tall screen the page may have no two screens to go.
    const enough = Math.min(host.screens * clientHeight, (scrollHeight - clientHeight) / 2);
    if (this.#place && this.#landed === undefined && Math.abs(scrollTop - this.#aim) < 2) {
      this.#landed = scrollTop;
      if (target) setTimeout(() => this.#settle(scrollTop), SETTLE);
    }
    // A reader who has gone on by another way has no use for this one.
    const gone = this.#landed !== undefined && Math.abs(scrollTop - this.#landed) > clientHeight;
    if (gone || this.#place?.isLost) this.#place = undefined;
    this.#useful = scrollTop - start > Math.max(enough, 1);
    idle(!canScroll(scroller));
    // A bar may come or go at any time; it is looked for when the button is there to be moved.
    if (this.#useful || this.isAway) this.#raised = coveredBelow(host);
    this.#resting = false;
    clearTimeout(this.#rest);
    if (this.#useful || this.isAway)
      this.#rest = setTimeout(() => void this.#makeRoom().catch(console.warn), REST);
    host.requestUpdate();
  }

  #own(selector: string): HTMLElement | null {
    return this.#desk.host.shadowRoot!.querySelector(selector);
  }

  /** Before the page's top there is nothing to go to by Shift+Tab: it leads to the way back, however far down that stands. */
  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Shift') return;
    document.body.removeEventListener('keydown', this.#onKey);
    const back = this.#own('[part~="back"]');
    if (event.key !== 'Tab' || !event.shiftKey || event.target !== document.body || !back) return;
    event.preventDefault();
    back.focus();
  };

  /** The button comes again with the next scrolling, and shows itself while it has the focus. */
  async #makeRoom(): Promise<void> {
    const { host } = this.#desk;
    this.#raised = coveredBelow(host);
    const rest = this.#rest;
    const { coversText } = await import('./covers-text.ts');
    const button = this.#own('[part~="float"]');
    if (rest !== this.#rest || !button) return;
    this.#resting = coversText(button, host);
    host.requestUpdate();
  }

  /** A bar that was away at the start of the way up may cover its end now. */
  #settle(landed: number): void {
    const target = this.#desk.host.isConnected && this.target;
    const scroller = this.#scroller;
    if (!target || !scroller || Math.abs(scroller.scrollTop - landed) > 1) return;
    const top = topOf(target, scroller);
    if (Math.abs(top - landed) > 1) scroll(scroller, (this.#landed = top));
  }

  /** What the reader scrolls: around the target or the host, else around the article. */
  #findScroller(): Element {
    const own = scrollerOf(this.target ?? this.#desk.host);
    return canScroll(own) ? own : scrollerOf(articleRoot(this.#desk.host));
  }
}

/** Moves focus to an element that may not take it by itself, without scrolling, and leaves no trace of that. */
function focusOn(element: HTMLElement): void {
  const borrowed = !element.hasAttribute('tabindex');
  if (borrowed) element.setAttribute('tabindex', '-1');
  element.focus({ preventScroll: true });
  if (!borrowed) return;
  element.addEventListener('blur', () => element.removeAttribute('tabindex'), { once: true });
}

/** Scroll position that shows an element's top, below bars that would cover it. */
function topOf(target: Element, scroller: Element): number {
  const padding = parseFloat(getComputedStyle(scroller).scrollPaddingTop) || 0;
  const margin = parseFloat(getComputedStyle(target).scrollMarginTop) || 0;
  const free = Math.max(padding, margin, coveredHeight(scroller));
  const offset = target.getBoundingClientRect().top - edgeOf(scroller);
  const last = scroller.scrollHeight - scroller.clientHeight;
  return Math.max(0, Math.min(scroller.scrollTop + offset - free, last));
}

/** Motion is asked for each time: `scroll-behavior` does not care for what the reader prefers. */
function scroll(scroller: Element, top: number): void {
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  scroller.scrollTo({ top, behavior: still ? 'instant' : 'smooth' });
}
