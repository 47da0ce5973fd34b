import { monthOf } from './months.ts';

/** Minutes from UTC of zones that feeds name by letters. */
const zones: Record<string, number> = {
  ut: 0,
  utc: 0,
  gmt: 0,
  z: 0,
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
  bst: 60,
  cet: 60,
  cest: 120,
  eet: 120,
  eest: 180,
  msk: 180,
  ict: 420,
  wib: 420,
  sgt: 480,
  hkt: 480,
  jst: 540,
  kst: 540,
  aest: 600,
  aedt: 660,
};

const longest = 80;
/** Years before it are what programs print that have no date. */
const earliest = 1900;
/** How much later than now an article can have been published: zones, and clocks that are wrong. */
const ahead = 2 * 86_400_000;

/**
 * The dates of a feed's items, for each the first that can be read. What cannot be, or lies well ahead of now, is unknown.
 * @param written For each item its dates, the best first.
 * @param language Of the feed: American English puts the month first; so does a feed that could not be read otherwise.
 */
export function feedDates(
  written: readonly (readonly string[])[],
  language = '',
  now: number = Date.now(),
): (Date | undefined)[] {
  const all = written.flat();
  const has = (pattern: RegExp) => all.some((date) => pattern.test(date));
  // A thirteenth month tells in which order all of them are.
  const dayIsSecond = has(/(?:^|[^\d/.-])\d{1,2}\/(?:1[3-9]|2\d|3[01])\/\d{4}/);
  const dayIsFirst = has(/(?:^|[^\d/.-])(?:1[3-9]|2\d|3[01])\/\d{1,2}\/\d{4}/);
  const monthFirst = !dayIsFirst && (dayIsSecond || /^en-us$/i.test(language));
  return written.map((dates) => {
    for (const text of dates) {
      const date = feedDate(text, monthFirst);
      if (date && date.getTime() < now + ahead) return date;
    }
    return undefined;
  });
}

/**
 * A date of a feed, or `undefined` where it cannot be known: ISO 8601 and its parts, RFC 822,
 * `July 18, 2017`, `19/03/2013 14:10`, `19 tháng 3 năm 2013`, months by name in the languages of `months.ts`, seconds or
 * milliseconds since 1970. A time without a zone is taken for UTC; never is "now" put in its place.
 * The browser reads dates by the same rule; tests of both share their vectors.
 * @param monthFirst Reads `03/04/2013` as the fourth of March.
 */
export function feedDate(written: string, monthFirst = false): Date | undefined {
  const text = folded(written);
  if (/^\d{10}(\d{3})?$/.test(text)) return dated(Number(text) * (text.length === 10 ? 1000 : 1));
  const day = dayOf(text, monthFirst);
  if (!day) return undefined;
  const [year, month, date] = day;
  if (
    year < earliest ||
    month < 1 ||
    month > 12 ||
    date < 1 ||
    date > new Date(Date.UTC(year, month, 0)).getUTCDate()
  )
    return undefined;
  const time = timeOf(text);
  if (!time) return undefined;
  return dated(Date.UTC(year, month - 1, date, time.hour, time.minute, time.second) - time.offset);
}

/** Lower case, without marks, in digits of ours; ISO's basic form as its extended one. */
function folded(written: string): string {
  return written
    .trim()
    .slice(0, longest)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 0xf))
    .replace(/\s+/g, ' ')
    .replace(/^(\d{4})(\d\d)(\d\d)t?(\d\d)(\d\d)(\d\d)?(?!\d)/, (whole, ...parts: string[]) => {
      const [year, month, day, hour, minute, second = '00'] = parts;
      return /^\d{13}$/.test(whole) ? whole : `${year}-${month}-${day}t${hour}:${minute}:${second}`;
    });
}

type Day = [year: number, month: number, date: number];

/** Each way to write a day, and its year, month and day in what was found; the first that fits is taken. */
const ways: readonly [RegExp, (found: string[], monthFirst: boolean) => Day | undefined][] = [
  [
    /^(\d{4})(?:-?(\d{1,2})(?:-?(\d{1,2}))?)?(?=$|[ tz+])/,
    ([year, month = '1', date = '1']) => [Number(year), Number(month), Number(date)],
  ],
  [
    /(?:^|[ ,])(\d{4}) ?[/.年년] ?(\d{1,2}) ?[/.月월] ?(\d{1,2})(?!\d)/,
    ([year, month, date]) => [Number(year), Number(month), Number(date)],
  ],
  [
    /(?:^|[^\d/.:])(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?![\d:])/,
    ([first, , second, year], monthFirst) => {
      const [a, b] = [Number(first), Number(second)];
      const swap = b > 12 || (monthFirst && a <= 12);
      return [fullYear(year!), swap ? a : b, swap ? b : a];
    },
  ],
  [
    /(?:^|\D)(\d{1,2}) ?th(?:ang|g)?\.? ?(\d{1,2}),? (?:nam )?(\d{4})/,
    ([date, month, year]) => [Number(year), Number(month), Number(date)],
  ],
  [
    /th(?:ang|g)?\.? ?(\d{1,2}) (\d{1,2}), (\d{4})/,
    ([month, date, year]) => [Number(year), Number(month), Number(date)],
  ],
  [
    /(?:^|[^\d:])(\d{1,2})(?:st|nd|rd|th|er|\.|º|ª)?[ -]+(?:de |of )?(thang \p{L}{2,}(?: hai| mot)?|\p{L}{3,})\.?,?[ -]+(?:de |del |nam )?(\d{4}|\d{2})(?![\d:])/u,
    ([date, month, year]) => named(year!, month!, date!),
  ],
  [
    /(?:^|[^\p{L}])(thang \p{L}{2,}(?: hai| mot)?|\p{L}{3,})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?![\d:])/u,
    ([month, date, year]) => named(year!, month!, date!),
  ],
  [
    /([a-z]{3}) (\d{1,2}) \d{1,2}:\d{2}(?::\d{2})? (?:[a-z]{1,5} )?(\d{4})/,
    ([month, date, year]) => named(year!, month!, date!),
  ],
];

function dayOf(text: string, monthFirst: boolean): Day | undefined {
  for (const [pattern, read] of ways) {
    const found = pattern.exec(text);
    const day = found && read(found.slice(1), monthFirst);
    if (day) return day;
  }
  return undefined;
}

function named(year: string, month: string, date: string): Day | undefined {
  const number = monthOf(month);
  return number ? [fullYear(year), number, Number(date)] : undefined;
}

function fullYear(year: string): number {
  return year.length > 2 ? Number(year) : Number(year) + (Number(year) < 70 ? 2000 : 1900);
}

/** Time and zone; midnight UTC where none is written; `undefined` where it makes no sense. */
function timeOf(text: string) {
  const match =
    /(\d{1,2}) ?(?::|h|gio) ?(\d{1,2})(?::(\d{1,2})(?:[.,]\d+)?)? ?(?:([ap])\.?m\b\.?|(sa|ch|sang|chieu|toi)\b)? ?\(?(?:gmt|utc)? ?([+-]\d{1,2}:?(?:\d{2})?(?![\d/.])|[a-z]{1,4}\b)?/.exec(
      text,
    );
  if (!match) return { hour: 0, minute: 0, second: 0, offset: 0 };
  const half = match[4] ?? match[5];
  let hour = Number(match[1]);
  if (half && hour <= 12) hour = (hour % 12) + (/^(?:p|ch|toi)/.test(half) ? 12 : 0);
  const minute = Number(match[2]);
  const second = Math.min(59, Number(match[3] ?? 0));
  if (hour > 24 || minute > 59) return undefined;
  return { hour, minute, second, offset: offsetOf(match[6] ?? '') * 60_000 };
}

function offsetOf(zone: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d{1,2}):?(\d{2})?$/.exec(zone) ?? [];
  if (!sign) return zones[zone] ?? 0;
  const offset = Number(hours) * 60 + Number(minutes ?? 0);
  return Math.abs(offset) > 14 * 60 ? 0 : sign === '-' ? -offset : offset;
}

/** The very start of 1970 is what programs print that have no date. */
function dated(time: number): Date | undefined {
  return time === 0 ? undefined : new Date(time);
}
