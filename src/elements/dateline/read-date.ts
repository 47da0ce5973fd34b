import type { WrittenDate } from './written-date.ts';

/** Most characters that are looked at. */
const LONGEST = 120;

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** Vietnamese months by name, in their order; the longer of two that start alike stands first in a pattern. */
const MONTH_WORDS = 'một|hai|ba|tư|năm|sáu|bảy|tám|chín|mười|mười một|mười hai'.split('|');
const MONTH_WORD =
  /tháng (mười một|mười hai|mười|một|giêng|hai|ba|tư|năm|sáu|bảy|tám|chín|chạp)(?![a-zà-ỹ])/;

/** Where year, month and day stand in what a pattern finds; first come, first served. */
const DATES: readonly (readonly [pattern: RegExp, year: number, month: number, day: number])[] = [
  [/\b(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/, 1, 2, 3],
  [/\b(\d{4})(\d\d)(\d\d)(?=t|$)/, 1, 2, 3],
  [/\b(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})\b/, 3, 2, 1],
  [/\b(\d{1,2}) tháng (\d{1,2})(?:,? năm|,|\/)? ?(\d{4})\b/, 3, 2, 1],
  [/\btháng (\d{1,2}) (\d{1,2}),? (\d{4})\b/, 3, 1, 2],
  [/\b(\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]{3,9})\.?,?[ -](\d{4}|\d\d)\b(?!:)/, 3, 2, 1],
  [/\b([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})\b/, 3, 1, 2],
];

const TIME =
  /(?:^|[\s,t])(\d{1,2}) ?(?::|h|giờ) ?(\d\d)?(?:[:'](\d\d)(?:[.,]\d{1,9})?)? ?(am|pm|a\.m\.|p\.m\.|sáng|trưa|chiều|tối|sa|ch)?(?![\d:])/;
const BARE_TIME = /t(\d\d)(\d\d)(\d\d)?()(?!\d)/;

/** Zone names that feeds and papers write, in hours ahead of UTC. */
const ZONES: Readonly<Record<string, number>> = {
  'giờ việt nam': 7,
  'vietnam time': 7,
  'indochina time': 7,
  ict: 7,
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
};
const OFFSET = /(?:utc|gmt)? ?([+\-−])(\d{1,2})(?::?(\d\d))?(?!\d)/;
const ZONE = new RegExp(`(?<![a-zà-ỹ])(${Object.keys(ZONES).join('|')})(?![a-zà-ỹ])`);

/** What may stand around a date without changing it. */
const FILLERS =
  /thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật|(?<![a-zà-ỹ])(?:cn|t[2-7]|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*|ngày|lúc|vào|đăng|xuất bản|cập nhật|published|posted|updated|at|on)(?![a-zà-ỹ])|[\s,|()\-–—·.:]+/g;

/**
 * Reads a date as feeds, content systems and papers write it: ISO 8601 and its relatives, RFC 822, `dd/mm/yyyy, HH:mm`,
 * English and Vietnamese text. Days come before months in figures. Nothing for what is not wholly understood: a date
 * that is guessed wrong is worse than one left as it was written.
 */
export function readDate(text: string): WrittenDate | undefined {
  if (text.length > LONGEST) return undefined;
  let rest = text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();
  rest = rest.replace(MONTH_WORD, (_, word: string) => {
    const known = word === 'giêng' ? 'một' : word === 'chạp' ? 'mười hai' : word;
    return `tháng ${MONTH_WORDS.indexOf(known) + 1}`;
  });
  const take = (pattern: RegExp) => {
    const found = pattern.exec(rest);
    if (found) rest = `${rest.slice(0, found.index)} ${rest.slice(found.index + found[0].length)}`;
    return found;
  };

  let day: number | undefined;
  for (const [pattern, ...places] of DATES) {
    const found = pattern.exec(rest);
    const date = found && dayOf(places.map((place) => found[place]!) as [string, string, string]);
    if (date === undefined || date === null) continue;
    day = date;
    // The T of ISO stays: it tells a time of bare figures.
    take(pattern);
    break;
  }
  if (day === undefined) return undefined;

  rest = rest.replace(/ +t(?=\d)/, 't').trim();
  const time = take(TIME) ?? take(BARE_TIME);
  const offset = time ? takeOffset(take) : undefined;
  if (rest.replace(FILLERS, '') !== '') return undefined;
  if (!time) return { wall: day, precision: 'day' };
  const clock = clockOf(time);
  if (clock === undefined) return undefined;
  return {
    wall: day + clock,
    precision: time[3] ? 'second' : 'minute',
    ...(offset !== undefined && { offset }),
  };
}

function dayOf([year, month, day]: [string, string, string]): number | undefined {
  const number = /\d/.test(month) ? Number(month) : MONTHS.indexOf(month.slice(0, 3)) + 1;
  const full = year.length === 2 ? Number(year) + (Number(year) < 70 ? 2000 : 1900) : Number(year);
  const date = new Date(Date.UTC(full, number - 1, Number(day)));
  // 31/02 would roll over into March.
  const exists =
    number > 0 && date.getUTCMonth() === number - 1 && date.getUTCDate() === Number(day);
  return exists && full >= 1000 ? date.getTime() : undefined;
}

function clockOf([, hours, minutes = '0', seconds = '0', half]: RegExpExecArray):
  number | undefined {
  let hour = Number(hours);
  if (half && /^(p|ch|chiều|tối)/.test(half) && hour < 12) hour += 12;
  if (half && /^(a|sa)/.test(half) && hour === 12) hour = 0;
  if (hour > 23 || Number(minutes) > 59 || Number(seconds) > 60) return undefined;
  return ((hour * 60 + Number(minutes)) * 60 + Math.min(Number(seconds), 59)) * 1000;
}

function takeOffset(take: (pattern: RegExp) => RegExpExecArray | null): number | undefined {
  const figures = take(OFFSET);
  if (figures) {
    const [, sign, hours, minutes = '0'] = figures;
    // A name beside the figures says the same again: "+0700 (ICT)".
    take(ZONE);
    return (sign === '+' ? 1 : -1) * (Number(hours) * 60 + Number(minutes));
  }
  const name = take(ZONE)?.[1];
  return name === undefined ? undefined : ZONES[name]! * 60;
}
