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
import { targetElement } from '../../page/article-root.ts';
import type { Guide } from './guide.ts';
import { styles } from './news-to-top.styles.ts';
import { canScroll, scrollerOf } from './scroller.ts';

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
    away: { state: true, attribute: false },
  };

  /** Selector of the article to go to the top of. Default: the page. */
  declare htmlFor: string;
  /** Screens from the top after which a floating button appears; 0, the default: a link in its place instead. */
  declare screens: number;
  declare protected useful: boolean;
  declare protected away: boolean;

  #guide: Promise<Guide> | undefined;
  #frame = 0;

  constructor() {
    super();
    this.htmlFor = '';
    this.screens = 0;
    this.useful = false;
    this.away = false;
  }

  /** Goes to the top; the reader's place is kept for the way back. Resolves when scrolling has begun. */
  async toTop(): Promise<void> {
    if (!this.isConnected || !this.emit('news-before-jump', { to: 'top' })) return;
    try {
      this.away = (await this.#led()).toTop();
    } catch (error) {
      console.warn(
        'news-elements: <news-to-top> could not load; it goes to the top at once.',
        error,
      );
      scrollTo({ top: 0 });
    }
  }

  /** Goes back to where the reader was before `toTop()`; without that, nothing. Resolves when scrolling has begun. */
  async back(): Promise<void> {
    if (!this.away || !this.emit('news-before-jump', { to: 'reading' })) return;
    const [guide, { focusOn }] = await Promise.all([this.#led(), import('./guide.ts')]);
    this.away = false;
    guide.back();
    await this.updateComplete;
    const own = this.renderRoot.querySelector<HTMLElement>('[part~="button"], [part~="float"]');
    // The floating button comes with the scrolling; until then focus waits at the page.
    focusOn(own ?? this.ownerDocument.body);
  }

  protected override connected(signal: AbortSignal): void {
    const page = this.ownerDocument;
    const look = () => {
      if (!this.#frame) this.#frame = requestAnimationFrame(() => void this.#look());
    };
    // In the capture phase scrolling of any inner scroller is seen too.
    page.addEventListener('scroll', look, { signal, capture: true, passive: true });
    const sizes = new ResizeObserver(() => {
      if (this.#guide) look();
      else this.#lookForScrolling();
    });
    sizes.observe(page.documentElement);
    sizes.observe(page.body);
    signal.addEventListener(
      'abort',
      () => {
        sizes.disconnect();
        cancelAnimationFrame(this.#frame);
        this.#frame = 0;
        this.#guide = undefined;
        this.away = false;
      },
      { once: true },
    );
    this.requestUpdate();
  }

  protected override render(): TemplateResult {
    const target = this.#target;
    const words = this.text(target ? 'topOfArticle' : 'backToTop');
    const way = this.away
      ? html`<button part="float back" type="button" @click=${this.back}>
          ${icon(DOWN)}${this.text('backToReading')}
        </button>`
      : nothing;
    if (!(this.screens > 0)) {
      return html`<a
          part="button"
          href=${`#${target?.id || 'top'}`}
          @click=${this.#onClick}
          @pointerenter=${this.#lead}
          @focus=${this.#lead}
          >${icon(UP)}${words}</a
        >${way}`;
    }
    if (this.away || !this.useful) return html`${way}`;
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

  #onClick(event: MouseEvent): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    void this.toTop();
  }

  /** What moves the reader comes with the first move, or with the pointer. */
  #led(): Promise<Guide> {
    if (!this.#guide) {
      const guide = import('./guide.ts').then(({ Guide }) => new Guide(this, () => this.#target));
      this.#guide = guide;
      guide.catch(() => (this.#guide = undefined));
    }
    return this.#guide;
  }

  #lead(): void {
    // Where this fails, the press that follows says so.
    this.#led().catch(() => undefined);
  }

  async #look(): Promise<void> {
    this.#frame = 0;
    const { signal } = this;
    try {
      const guide = await this.#led();
      if (signal.aborted) return;
      const { scrolls, useful, backMatters } = guide.look(this.screens);
      this.setState('idle', !scrolls);
      this.useful = useful;
      this.away &&= backMatters;
    } catch (error) {
      console.warn('news-elements: <news-to-top> could not load.', error);
    }
  }

  /** Until something scrolls: what can be told without looking for the article. */
  #lookForScrolling(): void {
    this.setState('idle', !canScroll(scrollerOf(this.#target ?? this)));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'news-to-top': NewsToTop;
  }
  interface HTMLElementEventMap {
    'news-before-jump': CustomEvent<{ to: 'top' | 'reading' }>;
  }
}
