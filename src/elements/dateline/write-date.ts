import { formatMessage } from '../../locales/format-message.ts';
import type { DateMessages } from '../../locales/messages.ts';
import type { PlacedDate } from './place-date.ts';

/** Whose words and forms a date takes. */
export interface DateStyle {
  /** BCP 47. */
  language: string;
  table: DateMessages;
  /** Whether `table` is in `language`, so that its forms hold; else the engine's own do. */
  own: boolean;
}

const DAY = 86_400_000;

/** Whole date with weekday, and the time as exactly as it was written. */
export function fullDate(date: PlacedDate, style: DateStyle): string {
  const { table, own } = style;
  const dayOnly = date.precision === 'day';
  if (!own) {
    return format(date, style, {
      dateStyle: 'full',
      ...(!dayOnly && { timeStyle: date.precision === 'second' ? 'medium' : 'short' }),
    });
  }
  const day = table.weekdays.length
    ? formatMessage(table.day, { weekday: weekday(date, table), date: shortDate(date, style) }, '')
    : format(date, style, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  return dayOnly ? day : formatMessage(table.dayAndTime, { day, time: clock(date, style) }, '');
}

/** The date alone. */
export function shortDate(date: PlacedDate, style: DateStyle): string {
  if (!style.own || !style.table.date) return format(date, style, { dateStyle: 'medium' });
  const [year, month, day] = new Date(date.wall).toISOString().split(/[-T]/) as [
    string,
    string,
    string,
  ];
  return formatMessage(style.table.date, { day, month, year }, '');
}

/** When it was changed: the time on the same day, the date too on another. */
export function updatedDate(date: PlacedDate, published: PlacedDate, style: DateStyle): string {
  const minutes = { ...date, precision: date.precision === 'day' ? 'day' : 'minute' } as const;
  if (date.precision === 'day') return shortDate(date, style);
  if (Math.floor(date.wall / DAY) === Math.floor(published.wall / DAY))
    return clock(minutes, style);
  const day = shortDate(date, style);
  return formatMessage(style.table.dayAndTime, { day, time: clock(minutes, style) }, '');
}

function weekday({ wall }: PlacedDate, { weekdays }: DateMessages): string {
  return weekdays[new Date(wall).getUTCDay()]!;
}

function clock(date: PlacedDate, style: DateStyle): string {
  const seconds = date.precision === 'second';
  if (style.own && style.table.date) {
    return new Date(date.wall).toISOString().slice(11, seconds ? 19 : 16);
  }
  return format(date, style, { timeStyle: seconds ? 'medium' : 'short' });
}

/** By the engine. What the clock says is held in UTC, so no zone of the device gets in. */
function format(
  { wall }: PlacedDate,
  { language }: DateStyle,
  options: Intl.DateTimeFormatOptions,
): string {
  return new Intl.DateTimeFormat([language, 'en'], { ...options, timeZone: 'UTC' }).format(wall);
}
