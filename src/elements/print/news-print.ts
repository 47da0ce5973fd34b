import {
  type CSSResultGroup,
  html,
  nothing,
  type PropertyDeclarations,
  type TemplateResult,
} from 'lit';
import { Announcer } from '../../controllers/announcer.ts';
import { onFirstMove } from '../../controllers/first-move.ts';
import { buttonStyles } from '../../core/button.styles.ts';
import { ALERT, icon } from '../../core/icon.ts';
import { NewsElement } from '../../core/news-element.ts';
import { noticeStyles } from '../../core/notice.styles.ts';
import { baseStyles } from '../../core/tokens.styles.ts';
import { targetElement } from '../../page/article-root.ts';
import { styles } from './news-print.styles.ts';
import type { PrintJob } from './print-job.ts';

const PRINTER =
  'M7 8V3.5h10V8M7 17H4.5A1.5 1.5 0 0 1 3 15.5v-5A2.5 2.5 0 0 1 5.5 8h13a2.5 2.5 0 0 1 2.5 2.5v5a1.5 1.5 0 0 1-1.5 1.5H17M7 14h10v6.5H7z';

/** Milliseconds in which a browser that can print has begun. */
const BEGINS = 1000;

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
  static override styles: CSSResultGroup = [baseStyles, buttonStyles, noticeStyles, styles];
  static override properties: PropertyDeclarations = {
    htmlFor: { attribute: 'for' },
    show: {},
    href: {},
    busy: { state: true, attribute: false },
    failed: { state: true, attribute: false },
  };

  /** Selector of the article. Default: the article root. */
  declare htmlFor: string;
  /** What stands on paper beside the text, spaces between: `images` `links` `comments`. Default `images links`. */
  declare show: string;
  /** The site's own print page; then the element is a link to it and leaves the print command alone. */
  declare href: string;
  declare protected busy: boolean;
  declare protected failed: boolean;

  readonly #announcer = new Announcer(this);
  #jobs: typeof PrintJob | undefined;

  constructor() {
    super();
    this.htmlFor = '';
    this.show = 'images links';
    this.href = '';
    this.busy = false;
    this.failed = false;
  }

  /** Prints the article, as the button does. Resolves when the print dialog has been asked for. */
  async print(): Promise<void> {
    if (this.busy || !this.isConnected || this.#jobs?.current) return;
    const article = targetElement(this, this.htmlFor);
    if (!this.emit('news-before-print', { article })) return;
    this.failed = typeof window.print !== 'function';
    if (this.failed) {
      this.#announcer.announce(this.text('cannotPrint'));
      return;
    }
    const { signal } = this;
    this.busy = true;
    this.#announcer.announce(this.text('preparingImages'));
    const job = await this.#prepared(article);
    this.busy = false;
    if (signal.aborted) {
      job?.end();
      return;
    }
    job?.apply();
    if (job) this.#watch(job, article, signal);
    window.print();
  }

  protected override connected(signal: AbortSignal): void {
    addEventListener('beforeprint', () => this.#onBeforePrint(), { signal });
    // The browser's print command gives no time to load anything.
    onFirstMove(() => void this.#load(), signal);
    this.requestUpdate();
  }

  protected override updated(): void {
    this.setState('loading', this.busy);
    this.setState('error', this.failed);
  }

  protected override render(): TemplateResult {
    const address = this.#href;
    return html`${
      address
        ? html`<a part="button" href=${address}>${icon(PRINTER)}${this.text('print')}</a>`
        : html`<button part="button" type="button" aria-disabled=${this.busy} @click=${this.print}>
            ${
              this.busy
                ? html`<span class="spinner"></span>${this.text('preparingImages')}`
                : html`${icon(PRINTER)}${this.text('print')}`
            }
          </button>`
    }${
      this.failed
        ? html`<div part="notice" class="bad">
            ${icon(ALERT)}
            <p>${this.text('cannotPrint')}</p>
          </div>`
        : nothing
    }${this.#announcer.render()}`;
  }

  get #href(): string {
    if (!this.href || !URL.canParse(this.href, document.baseURI)) return '';
    const url = new URL(this.href, document.baseURI);
    return /^https?:$/.test(url.protocol) ? url.href : '';
  }

  /** Fetches what prints. Where that fails the page prints as it is. */
  async #load(): Promise<typeof PrintJob | undefined> {
    try {
      this.#jobs ??= (await import('./print-job.ts')).PrintJob;
    } catch (error) {
      console.warn('news-elements: <news-print> could not load; the page prints as it is.', error);
    }
    return this.#jobs;
  }

  async #prepared(article: Element): Promise<PrintJob | undefined> {
    const Job = await this.#load();
    if (!Job || Job.current) return undefined;
    const job = this.#job(Job, article);
    await job.prepare();
    return job;
  }

  #job(Job: typeof PrintJob, article: Element): PrintJob {
    const { language } = this;
    return new Job({
      article,
      show: new Set((this.show ?? 'images links').split(/\s+/)),
      texts: {
        language,
        links: this.text('linksInArticle'),
        source: (url) => this.text('source', { url }),
        printed: (date) => this.text('printed', { date }),
      },
    });
  }

  /** The browser's own print command: nothing can be waited for, so pictures that are not there yet may be missing. */
  #onBeforePrint(): void {
    if (!this.#jobs || this.#jobs.current || this.#href) return;
    const article = targetElement(this, this.htmlFor);
    const job = this.#job(this.#jobs, article);
    job.apply();
    this.#watch(job, article, this.signal, true);
  }

  /**
   * Ends the job when printing is over. Not every browser says so; then with the reader's next move on the page. Where none
   * of it has begun after a second, this browser does not print, and the reader is told.
   */
  #watch(job: PrintJob, article: Element, signal: AbortSignal, begun = false): void {
    const watch = new AbortController();
    const end = (failed = false) => {
      if (watch.signal.aborted) return;
      watch.abort();
      job.end();
      this.failed = failed;
      if (failed) this.#announcer.announce(this.text('cannotPrint'));
      else this.emit('news-article-printed', { article });
    };
    const once = { signal: watch.signal, once: true };
    addEventListener('afterprint', () => end(), once);
    addEventListener('pagehide', () => end(), once);
    signal.addEventListener('abort', () => end(), once);
    const missing = begun ? 0 : window.setTimeout(() => end(true), BEGINS);
    watch.signal.addEventListener('abort', () => clearTimeout(missing));
    addEventListener('beforeprint', () => clearTimeout(missing), once);
    // The press that asked for this is still on its way up.
    setTimeout(() => {
      if (watch.signal.aborted) return;
      for (const type of ['pointerdown', 'keydown']) addEventListener(type, () => end(), once);
    });
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
