import { type Clock, type PlacedDate, writtenOffset } from './place-date.ts';
import type { DateStyle } from './write-date.ts';

/** The clock of an IANA time zone. Throws a `RangeError` for one that the engine does not know. */
export function zoneClock(timeZone: string): Clock {
  const format = new Intl.DateTimeFormat('en', {
    timeZone,
    calendar: 'gregory',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return (instant) => {
    const parts = format.formatToParts(instant);
    const part = (type: Intl.DateTimeFormatPartTypes) =>
      Number(parts.find((each) => each.type === type)?.value);
    const wall = Date.UTC(
      part('year'),
      part('month') - 1,
      part('day'),
      part('hour'),
      part('minute'),
      part('second'),
    );
    return Math.round((wall - instant) / 60_000);
  };
}

/** Name of the clock a date is shown by, for a reader whose own is another. */
export function zoneName(date: PlacedDate, timeZone: string, style: DateStyle): string {
  const { language, table } = style;
  const vietnamese = timeZone
    ? /^asia\/(ho_chi_minh|saigon)$/i.test(timeZone)
    : date.offset === 420 && /^vi\b/i.test(language);
  if (vietnamese) return table.vietnamTime as string;
  if (!timeZone) return `UTC${writtenOffset(date.offset!)}`;
  const parts = new Intl.DateTimeFormat([language, 'en'], {
    timeZone,
    timeZoneName: 'longGeneric',
  }).formatToParts(date.instant);
  return parts.find(({ type }) => type === 'timeZoneName')!.value;
}
