import {
  type CSSResultGroup,
  html,
  nothing,
  type PropertyDeclarations,
  type TemplateResult,
} from 'lit';
import { NewsElement } from '../../core/news-element.ts';
import { baseStyles } from '../../core/tokens.styles.ts';
import { matchLanguage } from '../../locales/load-messages.ts';
import { styles } from './news-dateline.styles.ts';
import { type Clock, machineDate, placeDate, type PlacedDate, readersClock } from './place-date.ts';
import { type DateStyle, fullDate, shortDate, updatedDate } from './write-date.ts';
import { readIsoDate, type WrittenDate } from './written-date.ts';

/** What only some dates need; the author's text stands until it is there. */
const parts = {
  read: () => import('./read-date.ts'),
  relative: () => import('./relative-date.ts'),
  zone: () => import('./time-zone.ts'),
  page: () => import('./page-date.ts'),
};
type Parts = { [P in keyof typeof parts]?: Awaited<ReturnType<(typeof parts)[P]>> };
const there: Parts = {};

/**
 * When the article was published, as newspapers print it, and when it was changed. The paper's clock is shown, and named
 * where the reader's own differs. A date that cannot be read leaves the author's text as it is.
 *
 * @tag news-dateline
 *
 * @slot - The date as text or `<time>`: read where there is no `datetime`, and shown where the date cannot be read.
 *
 * @csspart time - The date.
 * @csspart updated - When it was changed.
 * @csspart zone - The name of the clock, where the reader's is another.
 */
export class NewsDateline extends NewsElement<'date'> {
  static override readonly messages = 'date';
  static override styles: CSSResultGroup = [baseStyles, styles];
  static override properties: PropertyDeclarations = {
    datetime: {},
    modified: { attribute: 'updated' },
    format: {},
    timeZone: { attribute: 'time-zone' },
  };

  /** The date: ISO 8601, RFC 822, `dd/mm/yyyy, HH:mm`, Vietnamese or English text. Default: the slotted text, else the page's. */
  declare datetime: string;
  /** When it was last changed, written likewise. Shown only when that is later. */
  declare modified: string;
  /** `full` (the default), `short` (the date alone) or `relative` (how long ago, for a week). */
  declare format: string;
  /** IANA name of the paper's clock, for example `Asia/Ho_Chi_Minh`. Default: the one the date was written by. */
  declare timeZone: string;

  readonly #asked = new Set<keyof Parts>();
  #connection: AbortSignal | undefined;
  #ticking: AbortController | undefined;
  #clock: Clock | undefined;
  #warnedOf = '';

  constructor() {
    super();
    this.datetime = '';
    this.modified = '';
    this.format = 'full';
    this.timeZone = '';
  }

  protected override connected(signal: AbortSignal): void {
    this.#connection = signal;
    const watch = new MutationObserver(() => this.requestUpdate());
    const options = { subtree: true, childList: true, characterData: true };
    watch.observe(this, { ...options, attributeFilter: ['datetime'] });
    signal.addEventListener('abort', () => {
      watch.disconnect();
      this.#ticking?.abort();
    });
    this.requestUpdate();
  }

  protected override updated(): void {
    const { relative } = there;
    const wanted = this.format === 'relative' && relative && !this.#connection?.aborted;
    if (!wanted) this.#ticking?.abort();
    else if (!this.#ticking || this.#ticking.signal.aborted) {
      this.#ticking = new AbortController();
      relative.onClock(this, () => this.requestUpdate(), this.#ticking.signal);
    }
  }

  protected override render(): TemplateResult {
    const clock = this.#papersClock();
    const date = clock !== null && this.#date();
    const relative = this.format !== 'relative' || this.#part('relative');
    if (!date || !relative) {
      this.setState('error', date === undefined);
      return html`<slot>${this.datetime}</slot>`;
    }
    this.setState('error', false);
    const published = placeDate(date, clock);
    const { language } = this;
    const style: DateStyle = {
      language,
      table: this.messageTable,
      own: matchLanguage(language, 'date').split('-')[0] === language.split('-')[0],
    };
    const zone = this.#zoneOf(published, style);
    const text = this.#text(published, style);
    const whole = this.format === 'short' || this.format === 'relative';
    const title = whole && date.precision !== 'day' && fullDate(published, style) + zone;
    return html`<time part="time" datetime=${machineDate(published)} title=${title || nothing}
        >${text}</time
      >${this.#updated(published, style)}${whole ? '' : html`<span part="zone">${zone}</span>`}`;
  }

  /** A part of ours that is there; one that is not is fetched, once. */
  #part<P extends keyof Parts>(name: P): Parts[P] {
    if (!there[name] && !this.#asked.has(name)) {
      this.#asked.add(name);
      parts[name]().then(
        (part) => {
          Object.assign(there, { [name]: part });
          this.requestUpdate();
        },
        (error: unknown) => {
          console.warn('news-elements: <news-dateline> leaves the text as it is.', error);
        },
      );
    }
    return there[name];
  }

  /** The first of the texts that can be read; `undefined` for none, `null` while that is not known. */
  #date(): WrittenDate | undefined | null {
    const time = this.querySelector('time');
    let texts = [this.datetime, time?.dateTime, time?.textContent, this.textContent]
      .map((text) => text?.trim() ?? '')
      .filter(Boolean);
    if (!texts.length) {
      const page = this.#part('page');
      if (!page) return null;
      texts = [page.pageDate(this)].filter(Boolean);
    }
    for (const text of texts) {
      const date = this.#read(text);
      if (date !== undefined) return date;
    }
    return undefined;
  }

  #read(text: string): WrittenDate | undefined | null {
    const date = readIsoDate(text);
    if (date) return date;
    const reader = this.#part('read');
    return reader ? reader.readDate(text) : null;
  }

  #text(date: PlacedDate, style: DateStyle): string {
    if (this.format === 'short') return shortDate(date, style);
    if (this.format === 'relative') return there.relative!.relativeDate(date, style, Date.now());
    return fullDate(date, style);
  }

  #updated(published: PlacedDate, style: DateStyle): TemplateResult | string {
    const date = this.modified && this.#read(this.modified);
    if (!date) return '';
    // Two clocks in one line would mislead: what is written in UTC follows the other date.
    const updated = placeDate(date, this.#clock, (at) => published.offset ?? readersClock(at));
    if (updated.instant - published.instant < 60_000) return '';
    const before = this.#text(published, style);
    let text = this.#text(updated, style);
    if (text === before) return '';
    if (this.format !== 'short' && this.format !== 'relative') {
      text = updatedDate(updated, published, style);
    }
    const time = this.text('updated', { time: text });
    return html` · <time part="updated" datetime=${machineDate(updated)}>${time}</time>`;
  }

  /** In brackets after a space, where the reader's clock shows something else at that instant. */
  #zoneOf(date: PlacedDate, style: DateStyle): string {
    if (date.offset === undefined || date.offset === readersClock(date.instant)) return '';
    const zone = this.#part('zone')?.zoneName(date, this.#clock ? this.timeZone : '', style);
    return zone ? ` ${this.text('inZone', { zone })}` : '';
  }

  /** The clock of `time-zone`; none where that is empty or unknown, `null` while it is not known. */
  #papersClock(): Clock | undefined | null {
    this.#clock = undefined;
    if (!this.timeZone || this.timeZone === this.#warnedOf) return undefined;
    const zone = this.#part('zone');
    if (!zone) return null;
    try {
      return (this.#clock = zone.zoneClock(this.timeZone));
    } catch {
      this.#warnedOf = this.timeZone;
      console.warn(`news-elements: "${this.timeZone}" is no time zone that this browser knows.`);
      return undefined;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'news-dateline': NewsDateline;
  }
}
