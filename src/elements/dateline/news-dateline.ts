import { type CSSResultGroup, html, type PropertyDeclarations, type TemplateResult } from 'lit';
import { NewsElement } from '../../core/news-element.ts';
import { baseStyles } from '../../core/tokens.styles.ts';
import { matchLanguage } from '../../locales/load-messages.ts';
import { styles } from './news-dateline.styles.ts';
import { machineDate, placeDate } from './place-date.ts';
import { DateWriter } from './write-date.ts';
import { readIsoDate, type WrittenDate } from './written-date.ts';

/** What only some dates need; the author's text stands until it is there. */
const parts = {
  read: () => import('./find-date.ts'),
  forms: () => import('./forms.ts'),
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

  #connection: AbortSignal = AbortSignal.abort();

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
    watch.observe(this, { attributes: true, characterData: true, childList: true, subtree: true });
    signal.addEventListener('abort', () => watch.disconnect());
    this.requestUpdate();
  }

  protected override render(): TemplateResult {
    const { format, language, modified, timeZone } = this;
    const hasForm = format === 'short' || format === 'relative' || timeZone || modified;
    const forms = hasForm ? this.#part('forms') : null;
    const published = this.#date();
    this.setState('error', published === undefined);
    if (!published || forms === undefined) return html`<slot>${this.datetime}</slot>`;
    const table = this.messageTable;
    const own = matchLanguage(language, 'date').split('-')[0] === language.split('-')[0];
    const writer = new DateWriter({ language, table, own });
    if (forms)
      return forms.renderForm(this, {
        published,
        updated: modified
          ? this.#read(modified, (reader) => reader.attributeDate(modified, language))
          : null,
        writer,
        signal: this.#connection,
        place: placeDate,
        machine: machineDate,
      });
    const date = placeDate(published);
    return html`<time part="time" datetime=${machineDate(date)}>${writer.full(date)}</time
      ><span part="zone">${writer.zone(date)}</span>`;
  }

  /** A part of ours that is there; one that is not is fetched. */
  #part<P extends keyof Parts>(name: P): Parts[P] {
    if (!there[name])
      parts[name]().then(
        (part) => {
          Object.assign(there, { [name]: part });
          this.requestUpdate();
        },
        (error: unknown) => {
          console.warn('news-elements: <news-dateline> leaves the text as it is.', error);
        },
      );
    return there[name];
  }

  /** The date; `undefined` where it cannot be read, `null` while that is not known. */
  #date(): WrittenDate | undefined | null {
    const time = this.querySelector('time');
    const own = this.datetime || time?.dateTime || this.textContent.trim();
    const text = own || this.#part('page')?.pageDate(this);
    return text === undefined
      ? null
      : this.#read(text, (reader) => reader.findDate(this, text, this.language));
  }

  /** Reads what nearly all write at once, the rest as soon as `further` can. */
  #read(
    text: string,
    further: (reader: NonNullable<Parts['read']>) => WrittenDate | undefined,
  ): WrittenDate | undefined | null {
    const date = readIsoDate(text.trim());
    if (date) return date;
    const reader = this.#part('read');
    return reader ? further(reader) : null;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'news-dateline': NewsDateline;
  }
}
