import { zoneClock } from './time-zone.ts';

/** Zone names that feeds and papers write, in hours ahead of UTC; by place where summer time is meant as well. */
const ZONES: Readonly<Record<string, number | string>> = {
  'giờ việt nam': 7,
  'giờ hà nội': 7,
  'vietnam time': 7,
  'indochina time': 7,
  'بتوقيت غرينتش': 0,
  'بتوقيت جرينتش': 0,
  'بتوقيت مكة المكرمة': 3,
  ict: 7,
  wib: 7,
  z: 0,
  utc: 0,
  gmt: 0,
  ut: 0,
  est: -5,
  edt: -4,
  cst: -6,
  cdt: -5,
  mst: -7,
  mdt: -6,
  pst: -8,
  pdt: -7,
  et: 'America/New_York',
  ct: 'America/Chicago',
  mt: 'America/Denver',
  pt: 'America/Los_Angeles',
  bst: 1,
  cet: 1,
  mez: 1,
  cest: 2,
  mesz: 2,
  eet: 2,
  eest: 3,
  msk: 3,
  мск: 3,
  hkt: 8,
  sgt: 8,
  jst: 9,
  kst: 9,
  aest: 10,
  aedt: 11,
};
const OFFSET = /(?:utc|gmt)? ?([+\-−])(\d{1,2})(?::?(\d\d))?(?!\d)/;
const ZONE = new RegExp(
  `(?<![\\p{L}\\p{M}])(${Object.keys(ZONES).join('|')})(?![\\p{L}\\p{M}])`,
  'u',
);

/** Furthest that a clock is from UTC, in minutes. */
const FURTHEST = 14 * 60;

/**
 * Minutes ahead of UTC, by what stands beside a time; nothing where no zone is written. Throws a `RangeError` for one that
 * cannot be.
 * @param take - Finds a pattern in the text and takes it out.
 * @param wall - What the clock says, as milliseconds of UTC.
 */
export function takeOffset(
  take: (pattern: RegExp) => RegExpExecArray | null,
  wall: number,
): number | undefined {
  const figures = take(OFFSET);
  if (figures) {
    const [, sign, hours, minutes = '0'] = figures;
    // A name beside the figures says the same again: "+0700 (ICT)".
    take(ZONE);
    const offset = Number(hours) * 60 + Number(minutes);
    if (offset > FURTHEST) throw new RangeError('No clock is so far from UTC.');
    return sign === '+' ? offset : -offset;
  }
  const name = take(ZONE)?.[1];
  const zone = name === undefined ? undefined : ZONES[name]!;
  if (typeof zone !== 'string') return zone === undefined ? undefined : zone * 60;
  const clock = zoneClock(zone);
  return clock(wall - clock(wall) * 60_000);
}
