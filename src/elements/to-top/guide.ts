import { articleRoot } from '../../page/article-root.ts';
import { coveredHeight, edgeOf } from './edges.ts';
import { ReadingPlace } from './reading-place.ts';
import { canScroll, scrollerOf } from './scroller.ts';

/** Where the reader stands. */
export interface Standing {
  /** Whether there is anything to scroll. */
  scrolls: boolean;
  /** Whether the reader is far enough down for a way up to be of use. */
  useful: boolean;
  /** Whether the way back is still the reader's. */
  backMatters: boolean;
}

/** Takes the reader to the top and back, and sees where they are. */
export class Guide {
  readonly #host: Element;
  readonly #target: () => HTMLElement | undefined;
  #scroller: Element | undefined;
  #place: ReadingPlace | undefined;
  #landed: number | undefined;

  /**
   * @param host - The element that leads; what scrolls around it is what the reader scrolls.
   * @param target - The element whose top is meant; `undefined` for the page's.
   */
  constructor(host: Element, target: () => HTMLElement | undefined) {
    this.#host = host;
    this.#target = target;
  }

  /** Goes to the top. Returns whether there is a way back: not when the reader was there already. */
  toTop(): boolean {
    const target = this.#target();
    const scroller = (this.#scroller = this.#findScroller());
    const place = new ReadingPlace(scroller);
    const top = target ? topOf(target, scroller) : 0;
    const goes = Math.abs(scroller.scrollTop - top) > 1;
    this.#place = goes ? place : undefined;
    this.#landed = undefined;
    scroll(scroller, top);
    focusOn(target ?? this.#host.ownerDocument.body);
    return goes;
  }

  /** Goes back to where the reader was. */
  back(): void {
    const place = this.#place;
    this.#place = undefined;
    if (place) scroll(place.scroller, place.top);
  }

  /** @param screens - How far down is far enough. */
  look(screens: number): Standing {
    // Looking for it may mean to look for the article: not at each move.
    if (!this.#scroller?.isConnected || !canScroll(this.#scroller))
      this.#scroller = this.#findScroller();
    const scroller = this.#scroller;
    const { scrollTop, scrollHeight, clientHeight } = scroller;
    const target = this.#target();
    const start = target ? topOf(target, scroller) : 0;
    // On a tall screen the page may have no two screens to go.
    const enough = Math.min(screens * clientHeight, (scrollHeight - clientHeight) / 2);
    if (this.#place && this.#landed === undefined && Math.abs(scrollTop - start) < 2)
      this.#landed = scrollTop;
    // A reader who has gone on by another way has no use for this one.
    const gone = this.#landed !== undefined && Math.abs(scrollTop - this.#landed) > clientHeight;
    if (gone) this.#place = undefined;
    return {
      scrolls: canScroll(scroller),
      useful: scrollTop - start > Math.max(enough, 1),
      backMatters: this.#place !== undefined,
    };
  }

  /** What the reader scrolls: around the target or the host, else around the article. */
  #findScroller(): Element {
    const own = scrollerOf(this.#target() ?? this.#host);
    return canScroll(own) ? own : scrollerOf(articleRoot(this.#host));
  }
}

/** Moves focus to an element that may not take it by itself, without scrolling, and leaves no trace of that. */
export function focusOn(element: HTMLElement): void {
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
