import type { Clock, PlacedDate } from './place-date.ts';
import type { DateStyle } from './write-date.ts';

const clocks = new Map<string, Clock | undefined>();

/** The clock of an IANA time zone; nothing, and a warning once, for one that this engine does not know. */
export function knownClock(timeZone: string): Clock | undefined {
  if (!clocks.has(timeZone)) {
    let clock: Clock | undefined;
    try {
      clock = zoneClock(timeZone);
    } catch {
      console.warn(`news-elements: "${timeZone}" is no time zone that this browser knows.`);
    }
    clocks.set(timeZone, clock);
  }
  return clocks.get(timeZone);
}

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

/** Name of a zone's clock at a date. */
export function zoneName(date: PlacedDate, timeZone: string, style: DateStyle): string {
  const { language, table } = style;
  if (/^asia\/(ho_chi_minh|saigon)$/i.test(timeZone)) return table.vietnamTime as string;
  const parts = new Intl.DateTimeFormat([language, 'en'], {
    timeZone,
    timeZoneName: 'longGeneric',
  }).formatToParts(date.instant);
  return parts.find(({ type }) => type === 'timeZoneName')!.value;
}
