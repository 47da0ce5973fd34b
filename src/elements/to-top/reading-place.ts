import { edgeOf } from './edges.ts';

/** Where a reader was: by what stood there, so that it is found again when something above has changed its height. */
export class ReadingPlace {
  readonly scroller: Element;
  readonly #top: number;
  readonly #text: Element | undefined;
  readonly #offset: number = 0;
  readonly #address = address();

  constructor(scroller: Element) {
    this.scroller = scroller;
    this.#top = scroller.scrollTop;
    const { left, width } = scroller.getBoundingClientRect();
    const height = Math.min(scroller.clientHeight, innerHeight);
    const at = document.elementsFromPoint(left + width / 2, edgeOf(scroller) + height / 3);
    this.#text = at.find((element) => element !== scroller && scroller.contains(element));
    if (this.#text) this.#offset = this.#text.getBoundingClientRect().top;
  }

  /** Whether the page has become another without a load, and what was read is gone. */
  get isLost(): boolean {
    return !this.#text?.isConnected && this.#address !== address();
  }

  /** Scroll position of the place now. */
  get top(): number {
    if (!this.#text?.isConnected) return this.#top;
    const moved = this.#text.getBoundingClientRect().top - this.#offset;
    return this.scroller.scrollTop + moved;
  }
}

function address(): string {
  return location.pathname + location.search;
}
