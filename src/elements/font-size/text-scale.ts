import { targetElement } from '../../page/article-root.ts';
import { ScaledText } from './scaled-text.ts';

/** Characters of text, from which on an article is not taken for the frame of one that is still to come. */
const ENOUGH = 200;

/** The text that an element sizes, wherever the page puts it. */
export class TextScale {
  readonly #host: Element;
  readonly #watcher = new ResizeObserver(() => this.#look());
  #root: Element | undefined;
  #selector = '';
  #percent = 100;

  constructor(host: Element) {
    this.#host = host;
  }

  /** @param selector - Names the text; empty: the article root. */
  apply(selector: string, percent: number): void {
    this.#selector = selector;
    this.#percent = percent;
    dropEarlySheet(this.#host.ownerDocument);
    this.#scale();
    this.#watch();
  }

  /** Gives the text its own size back, and forgets it. */
  release(): void {
    this.#watcher.disconnect();
    this.#percent = 100;
    if (this.#root) ScaledText.of(this.#root).scale(100);
    this.#root = undefined;
  }

  #scale(): void {
    const old = this.#root;
    if (!old?.isConnected || !old.checkVisibility())
      this.#root = targetElement(this.#host, this.#selector);
    if (old && old !== this.#root) ScaledText.of(old).scale(100);
    ScaledText.of(this.#root!).scale(this.#percent);
  }

  #watch(): void {
    this.#watcher.disconnect();
    if (this.#percent !== 100 && this.#root) this.#watcher.observe(this.#root);
  }

  /** Before the next frame after the text has changed its place or its room: nobody sees it at another size. */
  #look(): void {
    const root = this.#root;
    if (!root || this.#percent === 100) return;
    const isThere = root.isConnected && root.checkVisibility();
    if (isThere && !ScaledText.of(root).isStale) return;
    // Sizing what is watched, while its watcher is told, would be an error to the page.
    this.#watcher.disconnect();
    const isFrame = root.localName === 'body' || root.textContent.trim().length < ENOUGH;
    if (isThere && isFrame && !this.#selector) {
      ScaledText.of(root).scale(100);
      this.#root = undefined;
    }
    this.#scale();
    requestAnimationFrame(() => this.#watch());
  }
}

/** The page's own snippet may have sized the text before the first paint; from here on it is ours to do. */
function dropEarlySheet(document: Document): void {
  const { adoptedStyleSheets } = document;
  if (!adoptedStyleSheets.some((sheet) => 'newsTextSize' in sheet)) return;
  document.adoptedStyleSheets = adoptedStyleSheets.filter((sheet) => !('newsTextSize' in sheet));
}
