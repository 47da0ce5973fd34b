import {
  type CSSResultGroup,
  html,
  nothing,
  type PropertyDeclarations,
  type TemplateResult,
} from 'lit';
import { buttonStyles } from '../../core/button.styles.ts';
import { icon } from '../../core/icon.ts';
import { NewsElement } from '../../core/news-element.ts';
import { baseStyles } from '../../core/tokens.styles.ts';
import { articleRoot, targetElement } from '../../page/article-root.ts';
import { styles } from './news-to-top.styles.ts';
import { ReadingPlace } from './reading-place.ts';
import { canScroll, coveredHeight, edgeOf, scrollerOf } from './scroller.ts';

const UP = 'M12 20V5M5.5 11.5 12 5l6.5 6.5';
const DOWN = 'M12 4v15M5.5 12.5 12 19l6.5-6.5';

/** Screens after which the floating button appears when `after` names no number. */
const SCREENS = 2;

/**
 * Leads to the top of the page or of the article, and afterwards back to where one was: a link in its place, or with `after` a round
 * button that floats once the reader is some screens down. Moves keyboard focus and the screen reader along.
 *
 * @tag news-to-top
 *
 * @fires {CustomEvent<{to: 'top' | 'reading'}>} news-before-jump - Before the page is scrolled; cancel it to scroll in another way.
 *
 * @slot - A link such as `<a href="#top">`, shown until the element is there. Its target, if it is an element's id, is the top to go to.
 *
 * @csspart button - The link.
 * @csspart float - The floating button, for both ways.
 * @csspart back - The floating button of the way back.
 */
export class NewsToTop extends NewsElement<'tools'> {
  static override readonly messages = 'tools';
  static override styles: CSSResultGroup = [baseStyles, buttonStyles, styles];
  static override properties: PropertyDeclarations = {
    htmlFor: { attribute: 'for' },
    screens: {
      attribute: 'after',
      type: Number,
      converter: (value) => (value === null ? 0 : Math.max(0, Number(value)) || SCREENS),
    },
    useful: { state: true, attribute: false },
    place: { state: true, attribute: false },
  };

  /** Selector of the article to go to the top of. Default: the page. */
  declare htmlFor: string;
  /** Screens from the top after which a floating button appears; 0, the default: a link in its place instead. */
  declare screens: number;
  declare protected useful: boolean;
  declare protected place: ReadingPlace | undefined;

  #scroller: Element | undefined;
  #landed: number | undefined;
  #frame = 0;

  constructor() {
    super();
    this.htmlFor = '';
    this.screens = 0;
    this.useful = false;
    this.place = undefined;
  }

  /** Goes to the top; the reader's place is kept for the way back. */
  toTop(): void {
    if (!this.isConnected || !this.emit('news-before-jump', { to: 'top' })) return;
    const target = this.#target;
    const scroller = this.#findScroller();
    const here = new ReadingPlace(scroller);
    const top = target ? topOf(target, scroller) : 0;
    const goes = Math.abs(scroller.scrollTop - top) > 1;
    this.place = goes ? here : undefined;
    this.#landed = undefined;
    scroll(scroller, top);
    focusOn(target ?? this.ownerDocument.body);
  }

  /** Goes back to where the reader was before `toTop()`; without that, nothing. */
  back(): void {
    const { place } = this;
    if (!place || !this.emit('news-before-jump', { to: 'reading' })) return;
    this.place = undefined;
    scroll(place.scroller, place.top);
    void this.updateComplete.then(() => {
      const own = this.renderRoot.querySelector<HTMLElement>('[part~="button"], [part~="float"]');
      if (own) own.focus({ preventScroll: true });
      // The floating button comes with the scrolling; until then focus waits at the page.
      else focusOn(this.ownerDocument.body);
    });
  }

  protected override connected(signal: AbortSignal): void {
    const look = () => {
      if (!this.#frame) this.#frame = requestAnimationFrame(() => this.#look());
    };
    // In the capture phase scrolling of any inner scroller is seen too.
    this.ownerDocument.addEventListener('scroll', look, { signal, capture: true, passive: true });
    const sizes = new ResizeObserver(() => {
      this.#scroller = undefined;
      look();
    });
    sizes.observe(this.ownerDocument.documentElement);
    sizes.observe(this.ownerDocument.body);
    signal.addEventListener(
      'abort',
      () => {
        sizes.disconnect();
        cancelAnimationFrame(this.#frame);
        this.#frame = 0;
        this.#scroller = undefined;
        this.place = undefined;
      },
      { once: true },
    );
    this.requestUpdate();
  }

  protected override render(): TemplateResult {
    const target = this.#target;
    const words = this.text(target ? 'topOfArticle' : 'backToTop');
    const way = this.place
      ? html`<button part="float back" type="button" @click=${this.back}>
          ${icon(DOWN)}${this.text('backToReading')}
        </button>`
      : nothing;
    if (!(this.screens > 0)) {
      return html`<a part="button" href=${`#${target?.id || 'top'}`} @click=${this.#onClick}
          >${icon(UP)}${words}</a
        >${way}`;
    }
    if (this.place || !this.useful) return html`${way}`;
    return html`<button
      part="float"
      type="button"
      aria-label=${words}
      title=${words}
      @click=${this.toTop}
    >
      ${icon(UP)}
    </button>`;
  }

  /** The element whose top is meant; `undefined` for the page's. */
  get #target(): HTMLElement | undefined {
    if (this.htmlFor) return targetElement(this, this.htmlFor) as HTMLElement;
    const id = this.querySelector<HTMLAnchorElement>('a[href*="#"]')?.hash.slice(1);
    return (id && id !== 'top' && this.ownerDocument.getElementById(id)) || undefined;
  }

  /** What the reader scrolls: around the target or this element, else around the article. */
  #findScroller(): Element {
    const own = scrollerOf(this.#target ?? this);
    return canScroll(own) ? own : scrollerOf(articleRoot(this));
  }

  #onClick(event: MouseEvent): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    this.toTop();
  }

  /** Sees how far the reader is: whether there is anything to do for this element, and whether the way back still matters. */
  #look(): void {
    this.#frame = 0;
    // Looking for it may mean to look for the article: not at each move.
    if (!this.#scroller || !canScroll(this.#scroller)) this.#scroller = this.#findScroller();
    const scroller = this.#scroller;
    const { scrollTop, scrollHeight, clientHeight } = scroller;
    this.setState('idle', !canScroll(scroller));
    const target = this.#target;
    const start = target ? topOf(target, scroller) : 0;
    // On a tall screen the page may have no two screens to go.
    const enough = Math.min(this.screens * clientHeight, (scrollHeight - clientHeight) / 2);
    this.useful = scrollTop - start > Math.max(enough, 1);
    if (!this.place) return;
    if (this.#landed === undefined) {
      if (Math.abs(scrollTop - start) < 2) this.#landed = scrollTop;
    } else if (Math.abs(scrollTop - this.#landed) > clientHeight) {
      // The reader has gone on by another way.
      this.place = undefined;
    }
  }
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

/** Moves focus to an element that may not take it by itself, without scrolling, and leaves no trace of that. */
function focusOn(element: HTMLElement): void {
  const borrowed = !element.hasAttribute('tabindex');
  if (borrowed) element.setAttribute('tabindex', '-1');
  element.focus({ preventScroll: true });
  if (!borrowed) return;
  element.addEventListener('blur', () => element.removeAttribute('tabindex'), { once: true });
}

declare global {
  interface HTMLElementTagNameMap {
    'news-to-top': NewsToTop;
  }
  interface HTMLElementEventMap {
    'news-before-jump': CustomEvent<{ to: 'top' | 'reading' }>;
  }
}
