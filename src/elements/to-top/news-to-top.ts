import { type CSSResultGroup, html, type PropertyDeclarations, type TemplateResult } from 'lit';
import { buttonStyles } from '../../core/button.styles.ts';
import { icon } from '../../core/icon.ts';
import { NewsElement } from '../../core/news-element.ts';
import { outward } from '../../core/outward.ts';
import { baseStyles } from '../../core/tokens.styles.ts';
import type { Guide } from './guide.ts';
import { styles } from './news-to-top.styles.ts';

const UP = 'M12 20V5M5.5 11.5 12 5l6.5 6.5';

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
  };

  /** Selector of the article to go to the top of. Default: the page. */
  declare htmlFor: string;
  /** Screens from the top after which a floating button appears; 0, the default: a link in its place instead. */
  declare screens: number;

  #guide: Guide | undefined;

  constructor() {
    super();
    this.htmlFor = '';
    this.screens = 0;
  }

  /** Goes to the top; the reader's place is kept for the way back. Resolves when scrolling has begun. */
  async toTop(): Promise<void> {
    if (!this.isConnected || !this.emit('news-before-jump', { to: 'top' })) return;
    const guide = await this.#led();
    if (guide) guide.toTop();
    else scrollTo({ top: 0 });
  }

  /** Goes back to where the reader was before `toTop()`; without that, nothing. Resolves when scrolling has begun. */
  async back(): Promise<void> {
    if (this.#guide?.isAway && this.emit('news-before-jump', { to: 'reading' }))
      await this.#guide.back();
  }

  protected override connected(signal: AbortSignal): void {
    const { body, documentElement } = this.ownerDocument;
    const look = () => void this.#led().then((guide) => guide?.look());
    // In the capture phase scrolling of any inner scroller is seen too.
    addEventListener('scroll', look, { signal, capture: true, passive: true });
    const sizes = new ResizeObserver(() => {
      let around = outward(this.#linked ?? this);
      while (around && !overflows(around)) around = outward(around);
      // Whether what overflows does scroll, where it is not the page, needs a closer look.
      if (this.#guide || (around && !overflows(documentElement))) look();
      else this.setState('idle', !around);
    });
    sizes.observe(documentElement);
    sizes.observe(body);
    signal.addEventListener('abort', () => {
      sizes.disconnect();
      this.#guide = undefined;
    });
    this.requestUpdate();
  }

  protected override updated(): void {
    // Which element it names is only known by looking.
    if (this.htmlFor) void this.#led();
  }

  protected override render(): TemplateResult {
    const target = this.htmlFor ? this.#guide?.target : this.#linked;
    const words = this.text(this.htmlFor || target ? 'topOfArticle' : 'backToTop');
    const up = icon(UP);
    return html`${
      this.screens > 0
        ? ''
        : html`<a
            part="button"
            href=${`#${target?.id || 'top'}`}
            @click=${this.#onClick}
            @pointerenter=${this.#led}
            @focus=${this.#led}
            >${up}${words}</a
          >`
    }${this.#guide?.float(up, words)}`;
  }

  /** The element that the link inside leads to; `undefined` for the page's top. */
  get #linked(): HTMLElement | undefined {
    const id = this.querySelector<HTMLAnchorElement>('a[href*="#"]')?.hash.slice(1);
    return (id && id !== 'top' && this.ownerDocument.getElementById(id)) || undefined;
  }

  #onClick(event: MouseEvent): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    void this.toTop();
  }

  /** What moves the reader comes with the first move, or with the pointer. */
  async #led(): Promise<Guide | undefined> {
    if (this.#guide || !this.isConnected) return this.#guide;
    const { signal } = this;
    try {
      const { Guide } = await import('./guide.ts');
      if (signal.aborted || this.#guide) return this.#guide;
      this.#guide = new Guide(
        {
          host: this,
          linked: () => this.#linked,
          text: (key) => this.text(key),
          idle: (on) => this.setState('idle', on),
        },
        signal,
      );
      this.requestUpdate();
    } catch (error) {
      console.warn('news-elements: <news-to-top> could not load.', error);
    }
    return this.#guide;
  }
}

function overflows({ scrollHeight, clientHeight }: Element): boolean {
  return scrollHeight > clientHeight + 1;
}

declare global {
  interface HTMLElementTagNameMap {
    'news-to-top': NewsToTop;
  }
  interface HTMLElementEventMap {
    'news-before-jump': CustomEvent<{ to: 'top' | 'reading' }>;
  }
}
