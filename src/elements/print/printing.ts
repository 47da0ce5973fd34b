import { html, type TemplateResult } from 'lit';
import type { Announcer } from '../../controllers/announcer.ts';
import { icon } from '../../core/icon.ts';
import { ALERT } from '../../core/signs.ts';
import { noticeStyles } from '../../core/notice.styles.ts';
import type { ToolMessages } from '../../locales/messages.ts';
import { targetElement } from '../../page/article-root.ts';
import { PrintJob } from './print-job.ts';
import { printingStyles } from './printing.styles.ts';

/** Milliseconds in which a browser that can print has begun. */
const BEGINS = 1000;

/** What printing needs of its element. */
export interface PrintDesk {
  host: HTMLElement & { htmlFor: string; show: string };
  announcer: Announcer;
  language: () => string;
  text: (key: keyof ToolMessages, slots?: Record<string, string>) => string;
  /** Returns false when the page vetoes. */
  emit: (type: 'news-before-print' | 'news-article-printed', article: Element) => boolean;
  /** Shows the element as it stands now. */
  stand: (state: 'loading' | 'error' | '') => void;
}

/** Prints for an element: at its button, and at the browser's own command. */
export class Printing {
  readonly #desk: PrintDesk;
  #state: 'loading' | 'error' | '' = '';

  constructor(desk: PrintDesk) {
    this.#desk = desk;
    const { adoptedStyleSheets } = desk.host.shadowRoot!;
    adoptedStyleSheets.push(noticeStyles.styleSheet!, printingStyles.styleSheet!);
  }

  /** What stands in the button instead of its name while it is busy. */
  get wait(): TemplateResult | undefined {
    if (this.#state !== 'loading') return undefined;
    return html`<span class="spinner"></span>${this.#desk.text('preparingImages')}`;
  }

  /** What the reader is told beside the button. */
  get notice(): TemplateResult | undefined {
    if (this.#state !== 'error') return undefined;
    return html`<div part="notice" class="bad">
      ${icon(ALERT)}
      <p>${this.#desk.text('cannotPrint')}</p>
    </div>`;
  }

  /** Prints the article, pictures and all, unless `signal` ends before. Resolves when the print dialog has been asked for. */
  async print(signal: AbortSignal): Promise<void> {
    if (PrintJob.current) return;
    const article = this.#article;
    if (!this.#desk.emit('news-before-print', article)) return;
    if (typeof window.print !== 'function') {
      this.#stand('error', 'cannotPrint');
      return;
    }
    this.#stand('loading', 'preparingImages');
    const job = this.#job(article);
    await job.prepare();
    this.#stand('');
    if (signal.aborted) {
      job.end();
      return;
    }
    job.apply();
    this.#watch(job, article, signal);
    window.print();
  }

  /** The browser's own print command: nothing can be waited for, so pictures that are not there yet may be missing. */
  onCommand(signal: AbortSignal): void {
    if (PrintJob.current) return;
    const article = this.#article;
    const job = this.#job(article);
    job.apply();
    this.#watch(job, article, signal, true);
  }

  get #article(): Element {
    const { host } = this.#desk;
    return targetElement(host, host.htmlFor);
  }

  #job(article: Element): PrintJob {
    const { host, language, text } = this.#desk;
    return new PrintJob({
      article,
      show: new Set((host.show ?? 'images links').split(/\s+/)),
      texts: {
        language: language(),
        links: text('linksInArticle'),
        source: (url) => text('source', { url }),
        printed: (date) => text('printed', { date }),
      },
    });
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
      if (failed) {
        this.#stand('error', 'cannotPrint');
        return;
      }
      this.#stand('');
      this.#desk.emit('news-article-printed', article);
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

  #stand(state: 'loading' | 'error' | '', said?: keyof ToolMessages): void {
    this.#state = state;
    this.#desk.stand(state);
    if (said) this.#desk.announcer.announce(this.#desk.text(said));
  }
}
