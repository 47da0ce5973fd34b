const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Minutes from UTC of zones that feeds name by letters. */
const ZONES: Record<string, number> = {
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
  sgt: 480,
  hkt: 480,
  jst: 540,
  kst: 540,
  aest: 600,
  aedt: 660,
};

const LONGEST = 80;

/**
 * A date of a feed as ISO 8601 in UTC, or `undefined` where it cannot be known: ISO 8601 and its parts, RFC 822,
 * `July 18, 2017`, `19/03/2013 14:10`, `19 tháng 3 năm 2013`, seconds or milliseconds since 1970. A time without a zone is
 * taken for UTC; never is "now" put in its place.
 * @param monthFirst - Reads `03/04/2013` as the fourth of March.
 */
export function feedDate(written: string, monthFirst = false): string | undefined {
  const text = written.trim().slice(0, LONGEST).toLowerCase();
  if (/^\d{10}(\d{3})?$/.test(text)) return iso(Number(text) * (text.length === 10 ? 1000 : 1));
  const day = dayOf(text, monthFirst);
  if (!day) return undefined;
  const [year, month, date] = day;
  if (month < 1 || month > 12 || date < 1 || date > new Date(Date.UTC(year, month, 0)).getUTCDate())
    return undefined;
  const time = timeOf(text);
  if (!time) return undefined;
  return iso(Date.UTC(year, month - 1, date, time.hour, time.minute, time.second) - time.offset);
}

type Day = [year: number, month: number, date: number];

function dayOf(text: string, monthFirst: boolean): Day | undefined {
  let match = /^(\d{4})(?:-?(\d{1,2})(?:-?(\d{1,2}))?)?(?=$|[\stz+])/.exec(text);
  if (match) return [Number(match[1]), Number(match[2] ?? 1), Number(match[3] ?? 1)];
  match = /(?:^|[\s,])(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?!\d)/.exec(text);
  if (match) return [Number(match[1]), Number(match[2]), Number(match[3])];
  match = /(?:^|\D)(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)/.exec(text);
  if (match) {
    const [first, second, year] = match.slice(1).map(Number) as Day;
    const swap = second > 12 || (monthFirst && first <= 12);
    return swap ? [year, first, second] : [year, second, first];
  }
  match = /(?:^|\D)(\d{1,2})\s+tháng\s+(\d{1,2}),?\s+(?:năm\s+)?(\d{4})/.exec(
    text.normalize('NFC'),
  );
  if (match) return [Number(match[3]), Number(match[2]), Number(match[1])];
  match =
    /(?:^|[^\d:])(\d{1,2})(?:st|nd|rd|th)?[\s-]+([a-z]{3})[a-z]*\.?,?[\s-]+(\d{4}|\d{2})(?![\d:])/.exec(
      text,
    );
  if (match) return named(match[3]!, match[2]!, match[1]!);
  match = /([a-z]{3})[a-z]*\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?![\d:])/.exec(text);
  match ??= /([a-z]{3})\s+(\d{1,2})\s+\d{1,2}:\d{2}(?::\d{2})?\s+(?:[a-z]{1,5}\s+)?(\d{4})/.exec(
    text,
  );
  return match ? named(match[3]!, match[1]!, match[2]!) : undefined;
}

function named(year: string, month: string, date: string): Day | undefined {
  const full = year.length > 2 ? Number(year) : Number(year) + (Number(year) < 70 ? 2000 : 1900);
  const index = MONTHS.indexOf(month);
  return index < 0 ? undefined : [full, index + 1, Number(date)];
}

/** Time and zone; midnight UTC where none is written; `undefined` where it makes no sense. */
function timeOf(text: string) {
  const match =
    /(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:[.,]\d+)?)?\s*(?:(am|pm|sa|ch)\b)?\s*\(?(?:gmt|utc)?\s*([+-]\d{1,2}:?(?:\d{2})?|[a-z]{1,4}\b)?/.exec(
      text,
    );
  if (!match) return { hour: 0, minute: 0, second: 0, offset: 0 };
  const half = match[4];
  let hour = Number(match[1]);
  if (half && hour <= 12) hour = (hour % 12) + (/pm|ch/.test(half) ? 12 : 0);
  const minute = Number(match[2]);
  const second = Math.min(59, Number(match[3] ?? 0));
  if (hour > 24 || minute > 59) return undefined;
  return { hour, minute, second, offset: offsetOf(match[5] ?? '') * 60_000 };
}

function offsetOf(zone: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d{1,2}):?(\d{2})?$/.exec(zone) ?? [];
  if (!sign) return ZONES[zone] ?? 0;
  const offset = Number(hours) * 60 + Number(minutes ?? 0);
  return Math.abs(offset) > 14 * 60 ? 0 : sign === '-' ? -offset : offset;
}

function iso(time: number): string | undefined {
  return Number.isFinite(time) && Math.abs(time) < 8.64e15
    ? new Date(time).toISOString()
    : undefined;
}
