/** A date as somebody wrote it. */
export interface WrittenDate {
  /** What the clock on the wall said, as milliseconds of UTC. */
  wall: number;
  /** Minutes ahead of UTC, where that is written too. */
  offset?: number;
  precision: 'day' | 'minute' | 'second';
}

const ISO = /^(\d{4}-\d\d-\d\d)(?:(T\d\d:\d\d)(:\d\d)?(?:\.\d{1,9})?(Z|[+-]\d\d:\d\d)?)?$/;

/** Reads the ISO 8601 that machines write, which is nearly every date; nothing for all else. */
export function readIsoDate(text: string): WrittenDate | undefined {
  const [, day, minute = '', second = '', zone = ''] = ISO.exec(text) ?? [];
  const clock = day + (minute || 'T00:00') + second;
  const wall = Date.parse(`${clock}Z`);
  const instant = Date.parse(clock + (zone || 'Z'));
  // Some engines roll 31 February over into March.
  if (!wall || !instant || new Date(wall).toISOString().slice(0, 10) !== day) return undefined;
  const precision = second ? 'second' : minute ? 'minute' : 'day';
  return { wall, precision, ...(zone && { offset: (wall - instant) / 60_000 }) };
}
