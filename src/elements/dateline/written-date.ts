/** A date as somebody wrote it. */
export interface WrittenDate {
  /** What the clock on the wall said, as milliseconds of UTC. */
  wall: number;
  /** Minutes ahead of UTC, where that is written too. */
  offset?: number;
  precision: 'day' | 'minute' | 'second';
}

const ISO = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d)(:\d\d)?(?:\.\d{1,9})?(?:Z|([+-]\d\d):(\d\d))?)?$/;

/** Reads the ISO 8601 that machines write, which is nearly every date; nothing for all else. */
export function readIsoDate(text: string): WrittenDate | undefined {
  const found = ISO.exec(text);
  if (!found) return undefined;
  const [, day, minute, second = ':00', hours, minutes] = found;
  const wall = Date.parse(`${day}T${minute ?? '00:00'}${second}Z`);
  // Some engines roll 31 February over into March.
  if (!wall || new Date(wall).toISOString().slice(0, 10) !== day) return undefined;
  if (!minute) return { wall, precision: 'day' };
  const precision = found[3] ? 'second' : 'minute';
  if (!hours) return { wall, precision, ...(text.endsWith('Z') && { offset: 0 }) };
  const sign = hours.startsWith('-') ? -1 : 1;
  return { wall, precision, offset: Number(hours) * 60 + sign * Number(minutes) };
}
