import { type CSSResultGroup, html, type PropertyDeclarations, type TemplateResult } from 'lit';
import { Announcer } from '../../controllers/announcer.ts';
import { buttonStyles } from '../../core/button.styles.ts';
import { icon } from '../../core/icon.ts';
import { NewsElement } from '../../core/news-element.ts';
import { baseStyles } from '../../core/tokens.styles.ts';
import { webAddress } from '../../core/web-address.ts';
import { styles } from './news-print.styles.ts';
import type { Printing } from './printing.ts';

const PRINTER =
  'M7 8V3.5h10V8M7 17H4.5A1.5 1.5 0 0 1 3 15.5v-5A2.5 2.5 0 0 1 5.5 8h13a2.5 2.5 0 0 1 2.5 2.5v5a1.5 1.5 0 0 1-1.5 1.5H17M7 14h10v6.5H7z';

/** Signs that somebody is there. The browser's print command gives no time to load anything, so they load what prints. */
const SIGNS = ['pointermove', 'pointerdown', 'keydown', 'scroll', 'blur'];

/**
 * Prints the article alone, in its place: title, date, author, text, pictures, the addresses of its links as numbered notes, the
 * source and the day. The browser's own print command prints the same. Afterwards the page is as it was.
 *
 * @tag news-print
 *
 * @fires {CustomEvent<{article: Element}>} news-before-print - Before the button prints; cancel it to print in another way.
 * @fires {CustomEvent<{article: Element}>} news-article-printed - After the print dialog has closed, whatever the reader chose there.
 *
 * @slot - Shown until the element is there, and where it cannot be: a link to a print page, say.
 *
 * @csspart button - The button, or the link to the site's own print page.
 * @csspart notice - The line that says that this browser cannot print.
 */
export class NewsPrint extends NewsElement<'tools'> {
  static override readonly messages = 'tools';
  static override styles: CSSResultGroup = [baseStyles, buttonStyles, styles];
  static override properties: PropertyDeclarations = {
    htmlFor: { attribute: 'for' },
    show: {},
    href: {},
  };

  /** Selector of the article. Default: the article root. */
  declare htmlFor: string;
  /** What stands on paper beside the text, spaces between: `images` `links` `comments`. Default `images links`. */
  declare show: string;
  /** The site's own print page; then the element is a link to it and leaves the print command alone. */
  declare href: string;

  readonly #announcer = new Announcer(this);
  #printing: Printing | undefined;

  constructor() {
    super();
    this.htmlFor = '';
    this.show = 'images links';
    this.href = '';
  }

  /** Prints the article, as the button does. Resolves when the print dialog has been asked for. */
  async print(): Promise<void> {
    await this.updateComplete;
    const printing = this.#printing ?? (await this.#load());
    if (!this.isConnected) return;
    if (printing) await printing.print(this.signal);
    else if (this.emit('news-before-print', { article: document.body })) window.print();
  }

  protected override connected(signal: AbortSignal): void {
    const load = (sign: Event) => void this.#load(sign);
    for (const type of SIGNS)
      addEventListener(type, load, { capture: true, once: true, passive: true, signal });
    this.requestUpdate();
  }

  protected override render(): TemplateResult {
    const href = this.#href;
    const { wait, notice } = this.#printing ?? {};
    const face = wait ?? html`${icon(PRINTER)}${this.text('print')}`;
    return html`${
      href
        ? html`<a part="button" href=${href}>${face}</a>`
        : html`<button part="button" type="button" aria-disabled=${!!wait} @click=${this.print}>
            ${face}
          </button>`
    }${notice}${this.#announcer.render()}`;
  }

  /** Address of the site's own print page; empty where that is none of the web. */
  get #href(): string {
    return (this.href && webAddress(this.href, document.baseURI)?.href) || '';
  }

  /** Fetches what prints. Where that fails the page prints as it is. */
  async #load(sign?: Event): Promise<Printing | undefined> {
    try {
      const { Printing } = await import('./printing.ts');
      this.#printing ??= new Printing({
        host: this,
        announcer: this.#announcer,
        language: () => this.language,
        text: (key, slots) => this.text(key, slots),
        emit: (type, article) => this.emit(type, { article }),
        stand: (state) => {
          this.setState('loading', state === 'loading');
          this.setState('error', state === 'error');
          this.requestUpdate();
        },
      });
      if (this.isConnected) this.#printing.attend(this.signal, sign);
    } catch (error) {
      console.warn('news-elements: <news-print> could not load; the page prints as it is.', error);
    }
    return this.#printing;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'news-print': NewsPrint;
  }
  interface HTMLElementEventMap {
    'news-before-print': CustomEvent<{ article: Element }>;
    'news-article-printed': CustomEvent<{ article: Element }>;
  }
}
