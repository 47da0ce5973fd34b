import {
  type CSSResultGroup,
  html,
  nothing,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import { NewsElement } from '../../core/news-element.ts';
import { baseStyles } from '../../core/tokens.styles.ts';
import { matchLanguage } from '../../locales/load-messages.ts';
import { articleRoot } from '../../page/article-root.ts';
import { styles } from './news-dateline.styles.ts';
import { machineDate, placeDate, type PlacedDate, readerOffset, zoneOffset } from './place-date.ts';
import { readDate } from './read-date.ts';
import { onClock } from './shared-clock.ts';
import {
  type DateStyle,
  fullDate,
  relativeDate,
  shortDate,
  updatedDate,
  zoneName,
} from './write-date.ts';

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

  /** What the page says, once it was asked. */
  #published: string | undefined;
  #zone = '';
  #connection: AbortSignal | undefined;
  #ticking: AbortController | undefined;

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
    watch.observe(this, {
      subtree: true,
      childList: true,
      characterData: true,
      attributeFilter: ['datetime'],
    });
    signal.addEventListener(
      'abort',
      () => {
        watch.disconnect();
        this.#ticking?.abort();
      },
      { once: true },
    );
    if (this.hasUpdated) this.#tick();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('timeZone')) this.#zone = this.#knownZone();
    if (changed.has('format')) this.#tick();
  }

  protected override render(): TemplateResult {
    const written = this.#written;
    const date = written.map(readDate).find((each) => each !== undefined);
    this.setState('error', !date);
    if (!date) return html`<slot>${this.datetime}</slot>`;
    const published = placeDate(date, this.#zone);
    const style: DateStyle = {
      language: this.language,
      table: this.messageTable,
      own: matchLanguage(this.language, 'date').split('-')[0] === this.language.split('-')[0],
    };
    const zone = this.#zoneOf(published, style);
    const full = fullDate(published, style) + (zone && ` ${zone}`);
    const text = this.#text(published, style);
    const updated = this.#updated(published, style);
    const stated = /^(short|relative)$/.test(this.format) ? '' : zone;
    return html`<time
        part="time"
        datetime=${machineDate(published)}
        title=${text === full || stated ? nothing : full}
        >${text}</time
      >${updated && html` · ${updated}`}${stated && html` <span part="zone">${stated}</span>`}`;
  }

  /** Every way the date is written in, first choice first. */
  get #written(): string[] {
    const time = this.querySelector('time');
    const written = [
      this.datetime,
      time?.getAttribute('datetime'),
      time?.textContent,
      this.textContent,
    ]
      .map((text) => text?.trim() ?? '')
      .filter(Boolean);
    if (written.length) return written;
    if (this.#published === undefined) void this.#askPage();
    return this.#published ? [this.#published] : [];
  }

  #text(date: PlacedDate, style: DateStyle): string {
    if (this.format === 'short') return shortDate(date, style);
    if (this.format === 'relative') return relativeDate(date, style, Date.now());
    return fullDate(date, style);
  }

  #updated(published: PlacedDate, style: DateStyle): TemplateResult | undefined {
    const date = readDate(this.modified);
    if (!date) return undefined;
    // Two clocks in one line would mislead: what is written in UTC follows the other date.
    const updated = placeDate(date, this.#zone, (at) => published.offset ?? readerOffset(at));
    if (updated.instant - published.instant < 60_000) return undefined;
    const text =
      this.format === 'short' || this.format === 'relative'
        ? this.#text(updated, style)
        : updatedDate(updated, published, style);
    if (text === this.#text(published, style)) return undefined;
    return html`<time part="updated" datetime=${machineDate(updated)}
      >${this.text('updated', { time: text })}</time
    >`;
  }

  /** In brackets, where the reader's clock shows something else at that instant. */
  #zoneOf(date: PlacedDate, style: DateStyle): string {
    if (date.offset === undefined || date.offset === readerOffset(date.instant)) return '';
    return this.text('inZone', { zone: zoneName(date, this.#zone, style) });
  }

  #knownZone(): string {
    if (!this.timeZone) return '';
    try {
      zoneOffset(0, this.timeZone);
      return this.timeZone;
    } catch {
      console.warn(`news-elements: "${this.timeZone}" is no time zone that this browser knows.`);
      return '';
    }
  }

  async #askPage(): Promise<void> {
    this.#published = '';
    const { articleFacts } = await import('../../page/article-facts.ts');
    this.#published = articleFacts(this.ownerDocument, articleRoot(this)).published;
    this.requestUpdate();
  }

  #tick(): void {
    this.#ticking?.abort();
    if (this.format !== 'relative' || !this.#connection || this.#connection.aborted) return;
    this.#ticking = new AbortController();
    onClock(this, () => this.requestUpdate(), this.#ticking.signal);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'news-dateline': NewsDateline;
  }
}
