import { html, type TemplateResult } from 'lit';
import type { Announcer } from '../../controllers/announcer.ts';
import { icon } from '../../core/icon.ts';
import { ALERT } from '../../core/signs.ts';
import { noticeStyles } from '../../core/notice.styles.ts';
import type { ToolMessages } from '../../locales/messages.ts';
import { targetElement } from '../../page/article-root.ts';
import { addressFrom, askForImages } from './print-images.ts';
import { PrintJob } from './print-job.ts';
import { printingStyles } from './printing.styles.ts';
import { standIns } from './stand-ins.ts';

/** Milliseconds in which a browser that can print has begun. */
const BEGINS = 1000;

/** What printing needs of its element. */
export interface PrintDesk {
  host: HTMLElement & { htmlFor: string; href: string; show: string };
  announcer: Announcer;
  language: () => string;
  text: (key: keyof ToolMessages, slots?: Record<string, string>) => string;
  /** Returns false when the page vetoes. */
  emit: (type: 'news-before-print' | 'news-article-printed', article: Element) => boolean;
  /** Shows the element as it stands now. */
  stand: (state: 'loading' | 'error' | '') => void;
}

/** Prints for an element: at its button, and at the browser's own command. */
export class Printing implements EventListenerObject {
  /** Those of the page that answer the browser's own command. */
  static readonly #attending = new Set<Printing>();

  readonly #desk: PrintDesk;
  #state: 'loading' | 'error' | '' = '';
  #signal: AbortSignal | undefined;

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

  /** Answers the browser's own command until `signal` ends; `sign` is what the reader did before this was there. */
  attend(signal: AbortSignal, sign: Event | undefined): void {
    if (this.#signal !== signal) {
      this.#signal = signal;
      Printing.#attending.add(this);
      const end = () => Printing.#attending.delete(this);
      signal.addEventListener('abort', end, { once: true });
      for (const type of ['keydown', 'beforeprint'])
        addEventListener(type, this, { capture: true, signal });
    }
    if (sign) this.handleEvent(sign);
  }

  /** The key of the print command asks for pictures; the command itself prints with what is there. */
  handleEvent(event: Event): void {
    const { type, key } = event as KeyboardEvent;
    const isKey = type === 'keydown' && /^(Control|Meta)$/.test(key);
    const isCommand = type === 'beforeprint' && PrintJob.current?.stage !== 'applied';
    if (!(isKey || isCommand) || this.#isLink) return;
    const reading = inView([...Printing.#attending]);
    if (isCommand) reading.#onCommand();
    else if (reading === this) this.#ask();
  }

  /** Prints the article, pictures and all, unless `signal` ends before. Resolves when the print dialog has been asked for. */
  async print(signal: AbortSignal): Promise<void> {
    if (PrintJob.current?.stage === 'waiting') return;
    // A browser that does not say when it is done leaves the last one standing.
    PrintJob.current?.end();
    const article = this.article;
    if (!this.#desk.emit('news-before-print', article)) return;
    if (typeof window.print !== 'function') {
      this.#stand('error', 'cannotPrint');
      return;
    }
    this.#stand('loading', 'preparingImages');
    const job = this.#job(article);
    // Who has left the page and comes back does not want a print dialog.
    const leave = () => job.end();
    addEventListener('pagehide', leave, { once: true });
    signal.addEventListener('abort', leave, { once: true });
    try {
      await job.prepare();
    } catch (error) {
      leave();
      throw error;
    } finally {
      removeEventListener('pagehide', leave);
      signal.removeEventListener('abort', leave);
      this.#stand('');
    }
    // The browser's own command may have been quicker.
    if (job.stage !== 'waiting') return;
    job.apply();
    this.#watch(job, signal);
    window.print();
  }

  /** Nothing can be waited for, so pictures that are not there yet may be missing. */
  #onCommand(): void {
    const job = PrintJob.current ?? this.#job(this.article);
    job.apply();
    this.#watch(job, this.#signal!, true);
  }

  #ask(): void {
    if (!this.#shown.has('images') || PrintJob.current) return;
    askForImages(this.article);
    standIns(this.article);
  }

  /** What is printed. */
  get article(): HTMLElement {
    const { host } = this.#desk;
    return targetElement(host, host.htmlFor) as HTMLElement;
  }

  /** Whether the element is a link to a print page of the site's own. */
  get #isLink(): boolean {
    const { host } = this.#desk;
    return addressFrom(host.href, host) !== '';
  }

  get #shown(): Set<string> {
    return new Set((this.#desk.host.show ?? 'images links').split(/\s+/));
  }

  #job(article: HTMLElement): PrintJob {
    const { language, text } = this.#desk;
    return new PrintJob({
      article,
      show: this.#shown,
      texts: {
        language: language(),
        links: text('linksInArticle'),
        source: (url) => text('source', { url }),
        printed: (date) => text('printed', { date }),
      },
    });
  }

  /**
   * Ends the job when printing is over. Not every browser says so; then with the reader's next move on the page, never by the
   * clock: some ask the reader first and draw the paper later. Where nothing has begun after a second the reader is told.
   */
  #watch(job: PrintJob, signal: AbortSignal, begun = false): void {
    const watch = new AbortController();
    let missing = 0;
    const end = () => {
      if (watch.signal.aborted) return;
      watch.abort();
      clearTimeout(missing);
      job.end();
      if (begun) this.#desk.emit('news-article-printed', job.article);
    };
    const once = { signal: watch.signal, once: true };
    for (const type of ['afterprint', 'pagehide']) addEventListener(type, end, once);
    signal.addEventListener('abort', end, once);
    const begin = () => {
      begun = true;
      clearTimeout(missing);
      this.#stand('');
    };
    if (!begun) {
      addEventListener('beforeprint', begin, once);
      missing = window.setTimeout(() => this.#stand('error', 'cannotPrint'), BEGINS);
    }
    // The press that asked for this is still on its way up.
    setTimeout(() => {
      if (watch.signal.aborted) return;
      for (const type of ['pointerdown', 'keydown']) addEventListener(type, end, once);
    });
  }

  #stand(state: 'loading' | 'error' | '', said?: keyof ToolMessages): void {
    this.#state = state;
    this.#desk.stand(state);
    if (said) this.#desk.announcer.announce(this.#desk.text(said));
  }
}

/** Of several, the one whose article is nearest to the middle of the window. */
function inView(all: readonly Printing[]): Printing {
  if (all.length === 1) return all[0]!;
  const middle = innerHeight / 2;
  const away = all.map((printing) => {
    const { top, bottom } = printing.article.getBoundingClientRect();
    return Math.max(top - middle, middle - bottom, 0);
  });
  return all[away.indexOf(Math.min(...away))]!;
}
