import { formatMessage } from '../../locales/format-message.ts';
import type { DateMessages } from '../../locales/messages.ts';
import { type PlacedDate, readersClock, writtenOffset } from './place-date.ts';

/** Whose words and forms a date takes. */
export interface DateStyle {
  /** BCP 47. */
  language: string;
  table: DateMessages;
  /** Whether `table` is in `language`, so that its forms hold; else the engine's own do. */
  own: boolean;
}

/** Writes dates as the newspapers of a language do. */
export class DateWriter {
  readonly style: DateStyle;

  constructor(style: DateStyle) {
    this.style = style;
  }

  /** Whole date with weekday, and the time as exactly as it was written. */
  full(date: PlacedDate): string {
    const { table, own } = this.style;
    const isDay = date.precision === 'day';
    if (!own)
      return this.#format(date, {
        dateStyle: 'full',
        timeStyle: isDay ? undefined : timeStyle(date),
      });
    const weekday = table.weekdays[new Date(date.wall).getUTCDay()];
    const day = weekday
      ? formatMessage(table.day, { weekday, date: this.short(date) }, '')
      : this.#format(date, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
    return isDay ? day : this.withTime(day, date);
  }

  /** The date alone. */
  short(date: PlacedDate): string {
    if (!this.#figures) return this.#format(date, { dateStyle: 'medium' });
    const [year, month, day] = new Date(date.wall).toISOString().split(/[-T]/);
    return formatMessage(this.#figures, { day: day!, month: month!, year: year! }, '');
  }

  /** The time alone, as exactly as it was written. */
  time(date: PlacedDate): string {
    return this.#figures
      ? new Date(date.wall).toISOString().slice(11, date.precision === 'second' ? 19 : 16)
      : this.#format(date, { timeStyle: timeStyle(date) });
  }

  /** A day as it is already written, and the time. */
  withTime(day: string, date: PlacedDate): string {
    return formatMessage(this.style.table.dayAndTime, { day, time: this.time(date) }, '');
  }

  /**
   * In brackets after a space, the name of the clock, where the reader's own shows something else at that instant.
   * @param name - Where a zone has given it; else it is named by the offset that was written.
   */
  zone({ instant, offset }: PlacedDate, name?: string): string {
    if (offset === undefined || offset === readersClock(instant)) return '';
    const zone = name ?? offsetName(offset, this.style);
    return ` ${formatMessage(this.style.table.inZone, { zone }, '')}`;
  }

  /** The language's own form in figures; empty where it has none. */
  get #figures(): string {
    return this.style.own ? this.style.table.date : '';
  }

  /** By the engine. What the clock says is held in UTC, so no zone of the device gets in. */
  #format({ wall }: PlacedDate, options: Intl.DateTimeFormatOptions): string {
    const languages = [this.style.language, 'en'];
    return new Intl.DateTimeFormat(languages, { ...options, timeZone: 'UTC' }).format(wall);
  }
}

/** Name of a clock, by its offset alone. */
export function offsetName(offset: number, { language, table }: DateStyle): string {
  return offset === 420 && /^vi\b/i.test(language)
    ? (table.vietnamTime as string)
    : `UTC${writtenOffset(offset)}`;
}

function timeStyle({ precision }: PlacedDate): 'medium' | 'short' {
  return precision === 'second' ? 'medium' : 'short';
}
