import {
  type CSSResultGroup,
  html,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import { Announcer } from '../../controllers/announcer.ts';
import { buttonStyles } from '../../core/button.styles.ts';
import { NewsElement } from '../../core/news-element.ts';
import { baseStyles } from '../../core/tokens.styles.ts';
import { styles } from './news-font-size.styles.ts';
import { keepReaderTextSize, onReaderTextSize, readerTextSize } from './reader-text-size.ts';
import type { TextScale } from './text-scale.ts';

/** The site's own size, in percent. */
const ORIGINAL = 100;

/** What sizes the text comes with the pointer or the focus, or with a choice that was kept. */
const loadScale = () => import('./text-scale.ts');

/**
 * Lets the reader size the article's text: smaller, back to the site's size, larger. Works with every CSS unit and
 * keeps media in its column; the choice is kept for other pages and tabs.
 *
 * @tag news-font-size
 *
 * @fires {CustomEvent<{value: number}>} news-before-resize - Before a change; cancel it to veto. `value` is the size to come, in percent.
 * @fires {CustomEvent<{value: number}>} news-text-resized - After a change by the reader. `value` is the size in percent.
 *
 * @slot - Shown until the element is there, and where it cannot be.
 *
 * @csspart group - The three buttons together.
 * @csspart button - Each button.
 * @csspart smaller - The button for smaller text.
 * @csspart reset - The button in the middle: the size, and back to the site's own.
 * @csspart larger - The button for larger text.
 */
export class NewsFontSize extends NewsElement<'tools'> {
  static override readonly messages = 'tools';
  static override styles: CSSResultGroup = [baseStyles, buttonStyles, styles];
  static override properties: PropertyDeclarations = {
    htmlFor: { attribute: 'for' },
    min: { type: Number },
    max: { type: Number },
    step: { type: Number },
    value: { type: Number },
  };

  /** Selector of the text to size. Default: the article root. */
  declare htmlFor: string;
  /** Smallest size in percent. Default 80. */
  declare min: number;
  /** Largest size in percent. Default 200. */
  declare max: number;
  /** Percent a press. Default 15. */
  declare step: number;
  /** Size in percent of the site's own. Default 100; the reader's kept choice wins. */
  declare value: number;

  readonly #announcer = new Announcer(this);
  #scale: TextScale | undefined;
  #sized: Promise<void> | undefined;

  constructor() {
    super();
    this.htmlFor = '';
    this.min = 80;
    this.max = 200;
    this.step = 15;
    this.value = ORIGINAL;
  }

  /** One step larger; at `max`, nothing but an announcement. */
  increase(): void {
    this.#change(this.#next(1));
  }

  /** One step smaller; at `min`, nothing but an announcement. */
  decrease(): void {
    this.#change(this.#next(-1));
  }

  /** Back to the site's own size. */
  reset(): void {
    this.#change(ORIGINAL);
  }

  protected override connected(signal: AbortSignal): void {
    this.value = readerTextSize() ?? this.value;
    onReaderTextSize((value) => (this.value = value ?? ORIGINAL), signal);
    // From the other elements of this page, whatever the page does with events on their way.
    addEventListener('news-text-resized', ({ detail }) => (this.value = detail.value), {
      capture: true,
      signal,
    });
    signal.addEventListener('abort', () => this.#scale?.release());
    this.requestUpdate();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('htmlFor')) this.#scale?.release();
    this.#sized = this.#applySize();
  }

  /** An update is complete when the text has its size. */
  protected override async getUpdateComplete(): Promise<boolean> {
    const settled = await super.getUpdateComplete();
    await this.#sized;
    return settled;
  }

  protected override render(): TemplateResult {
    const size = this.#size;
    const isOriginal = size === ORIGINAL;
    const percent = isOriginal ? '' : `${this.number(size)}% `;
    return html`<span
        part="group"
        role="group"
        aria-label=${this.text('textSize')}
        @pointerenter=${loadScale}
        @focusin=${loadScale}
        >${this.#button('smaller', this.text('smallerText'), size <= this.#min, this.decrease)}
        ${this.#button('reset', percent + this.text('originalText'), isOriginal, this.reset, percent)}
        ${this.#button('larger', this.text('largerText'), size >= this.#max, this.increase)}</span
      >${this.#announcer.render()}`;
  }

  /** Bounds that hold whatever the attributes say: between 25 and 500, and around the site's own size. */
  get #min(): number {
    return this.min >= 25 ? Math.min(this.min, ORIGINAL) : 80;
  }

  get #max(): number {
    return this.max > 0 && this.max <= 500 ? Math.max(this.max, ORIGINAL) : 200;
  }

  get #size(): number {
    const value = this.value > 0 ? this.value : ORIGINAL;
    return Math.min(this.#max, Math.max(this.#min, value));
  }

  /** Steps count from the site's own size, so that the way back meets it. */
  #next(direction: 1 | -1): number {
    const step = this.step > 0 ? this.step : 15;
    const steps = (this.#size - ORIGINAL) / step;
    const next = direction > 0 ? Math.floor(steps + 1) : Math.ceil(steps - 1);
    return Math.min(this.#max, Math.max(this.#min, ORIGINAL + next * step));
  }

  #change(value: number): void {
    const isBound = value === this.#size;
    if (!isBound) {
      if (!this.emit('news-before-resize', { value })) return;
      this.value = value;
      keepReaderTextSize(value === ORIGINAL ? null : value);
      this.emit('news-text-resized', { value });
    }
    const key =
      isBound && value >= this.#max
        ? 'largestText'
        : isBound && value <= this.#min
          ? 'smallestText'
          : 'textSizeIs';
    this.#announcer.announce(this.text(key, { n: value }));
  }

  /** Text of the site's own size needs nothing of us, but where the page's own snippet has sized it before. */
  async #applySize(): Promise<void> {
    if (!this.#scale) {
      if (this.#size === ORIGINAL && readerTextSize() === null) return;
      try {
        const { TextScale } = await loadScale();
        this.#scale ??= new TextScale(this);
      } catch (error) {
        console.warn(
          'news-elements: <news-font-size> could not load; the text keeps its size.',
          error,
        );
        this.value = ORIGINAL;
        return;
      }
    }
    if (this.isConnected) this.#scale.apply(this.htmlFor, this.#size);
  }

  #button(
    part: string,
    name: string,
    isOff: boolean,
    action: () => void,
    words = '',
  ): TemplateResult {
    return html`<button
      part="button ${part}"
      type="button"
      aria-label=${name}
      aria-disabled=${isOff}
      @click=${action}
    >
      ${words}
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'news-font-size': NewsFontSize;
  }
  interface WindowEventMap {
    'news-text-resized': CustomEvent<{ value: number }>;
  }
  interface HTMLElementEventMap {
    'news-before-resize': CustomEvent<{ value: number }>;
    'news-text-resized': CustomEvent<{ value: number }>;
  }
}
