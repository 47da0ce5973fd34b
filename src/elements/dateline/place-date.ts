import type { WrittenDate } from './read-date.ts';

/** A date on the clock that it is shown by. */
export interface PlacedDate {
  /** Milliseconds since 1970. */
  instant: number;
  /** What the clock that is shown says, as milliseconds of UTC. */
  wall: number;
  /** Minutes that this clock is ahead of UTC; absent where nobody said, and for a whole day. */
  offset?: number;
  precision: WrittenDate['precision'];
}

const MINUTE = 60_000;

/** Minutes that the reader's own clock is ahead of UTC at an instant. */
export function readerOffset(instant: number): number {
  return -new Date(instant).getTimezoneOffset();
}

/**
 * Puts a written date on a clock: the one of `timeZone` (IANA) where given, else the one it was written by. What is
 * written in UTC, as content systems do, names no place: it goes on the reader's own. Without any zone it stays as it is.
 */
export function placeDate(
  { wall, offset, precision }: WrittenDate,
  timeZone = '',
  reader: (instant: number) => number = readerOffset,
): PlacedDate {
  if (precision === 'day') return { instant: wall, wall, precision };
  if (offset === undefined) {
    if (!timeZone) return { instant: localInstant(wall, reader), wall, precision };
    const there = localInstant(wall, (instant) => zoneOffset(instant, timeZone));
    return { instant: there, wall, offset: (wall - there) / MINUTE, precision };
  }
  const instant = wall - offset * MINUTE;
  const shown = timeZone ? zoneOffset(instant, timeZone) : offset || reader(instant);
  return { instant, wall: instant + shown * MINUTE, offset: shown, precision };
}

/** The date as `<time datetime>` has it. */
export function machineDate({ wall, offset, precision }: PlacedDate): string {
  const iso = new Date(wall).toISOString();
  if (precision === 'day') return iso.slice(0, 10);
  return iso.slice(0, 19) + (offset === undefined ? '' : writtenOffset(offset, true));
}

/** `+07:00`, or short `+7` and `+5:30`. */
export function writtenOffset(offset: number, padded = false): string {
  const minutes = Math.abs(offset) % 60;
  const hours = Math.floor(Math.abs(offset) / 60);
  const tail = padded || minutes ? `:${String(minutes).padStart(2, '0')}` : '';
  return `${offset < 0 ? '-' : '+'}${padded ? String(hours).padStart(2, '0') : hours}${tail}`;
}

/** The instant at which a clock shows `wall`; around a change of summer time the second look settles it. */
function localInstant(wall: number, offsetAt: (instant: number) => number): number {
  const guess = wall - offsetAt(wall) * MINUTE;
  return wall - offsetAt(guess) * MINUTE;
}

/** Minutes that a zone is ahead of UTC at an instant. Throws a `RangeError` for a zone the engine does not know. */
export function zoneOffset(instant: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone,
    calendar: 'gregory',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(instant);
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
  return Math.round((wall - Math.floor(instant / 1000) * 1000) / MINUTE);
}
