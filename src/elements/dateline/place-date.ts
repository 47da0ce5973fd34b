import type { WrittenDate } from './written-date.ts';

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

/** Minutes that a clock is ahead of UTC at an instant. */
export type Clock = (instant: number) => number;

const MINUTE = 60_000;

/** The reader's own clock. */
export const readersClock: Clock = (instant) => -new Date(instant).getTimezoneOffset();

/**
 * Puts a written date on a clock: the paper's where there is one, else the one it was written by. What is written in
 * UTC, as content systems do, names no place: it goes on the reader's own. Without any zone it stays as it is.
 */
export function placeDate(
  { wall, offset, precision }: WrittenDate,
  papers?: Clock,
  readers: Clock = readersClock,
): PlacedDate {
  if (precision === 'day') return { instant: wall, wall, precision };
  const clock = papers ?? readers;
  // Around a change of summer time the second look settles it.
  const instant = wall - (offset ?? clock(wall - clock(wall) * MINUTE)) * MINUTE;
  const shown = papers || offset === 0 ? clock(instant) : offset;
  if (shown === undefined) return { instant, wall, precision };
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
  const written = new Date(Math.abs(offset) * MINUTE).toISOString().slice(11, 16);
  return (offset < 0 ? '-' : '+') + (padded ? written : written.replace(/^0|:00$/g, ''));
}
