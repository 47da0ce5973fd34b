import type { PlacedDate } from './place-date.ts';
import type { DateWriter } from './write-date.ts';

const DAY = 86_400_000;

/** When it was changed: the time on the same day, the date too on another. */
export function updatedDate(date: PlacedDate, published: PlacedDate, writer: DateWriter): string {
  const day = writer.short(date);
  if (date.precision === 'day') return day;
  const minute = { ...date, precision: 'minute' } as const;
  return Math.floor(date.wall / DAY) === Math.floor(published.wall / DAY)
    ? writer.time(minute)
    : writer.withTime(day, minute);
}
