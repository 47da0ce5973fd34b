import { dateWords, type DateWords, figuresOrder, plainText } from './date-words.ts';
import type { WrittenDate } from './written-date.ts';
import { takeOffset } from './written-zone.ts';

/** Most characters that are looked at. */
const LONGEST = 120;

/** Vietnamese months by name, in their order; the longer of two that start alike stands first in a pattern. */
const MONTH_WORDS = 'một|hai|ba|tư|năm|sáu|bảy|tám|chín|mười|mười một|mười hai'.split('|');
const MONTH_WORD =
  /tháng (mười một|mười hai|mười|một|giêng|hai|ba|tư|năm|sáu|bảy|tám|chín|chạp)(?!\p{L})/u;

const DAY = '(?<!\\d)(\\d{1,2})(?:st|nd|rd|th|er|o|a)?';

/** Words that mean nothing beside a date, apart from those that the engine has: what leads to it, in the languages of many papers. */
const FILLERS =
  'in|as of|à|às|um|om|kl|klo|в|ngày|lúc|vào|hồi|đăng|xuất bản|lần cuối|cập nhật|published|posted|updated|modified|last|created|on|h|hrs?|hours|' +
  'publié|mis à jour|modifié|le|veröffentlicht|aktualisiert|stand|am|den|uhr|publicado|actualizado|atualizado|el|em|a|las|' +
  'pubblicato|aggiornato|il|alle|ore|gepubliceerd|opublikowano|saat|pukul|jam|godz|r|опубликовано|обновлено|года|تم|نشر|آخر تحديث|في|' +
  'بتاريخ|الساعة|الموافق|م|น|公開|更新|発行|配信|掲載|发布|發布|发表|时间|時間|입력|수정|등록|승인';

/** A label before a date. */
const LABEL = /^[\p{L}\p{M} ]{2,24}: ?(?=\D*\d)/u;

/** Where year, month and day stand in what a pattern finds. */
type Pattern = readonly [pattern: RegExp, year: number, month: number, day: number];

interface Reader {
  words: DateWords;
  /** A month in two words: 'آذار/مارس'. */
  twice: RegExp;
  dates: readonly Pattern[];
  times: readonly RegExp[];
  fillers: RegExp;
}

const readers = new Map<string, Reader>();

/**
 * Reads a date as feeds, content systems and papers write it: ISO 8601 and its relatives, RFC 822, `dd/mm/yyyy, HH:mm`,
 * text in English, Vietnamese and the language told. Nothing for what is not wholly understood: a date that is guessed
 * wrong is worse than one left as it was written.
 * @param language - BCP 47. Default: none.
 * @param order - In which figures of day and month are read; empty where only what is no other date is. Default: the language's.
 */
export function readDate(
  text: string,
  language = '',
  order: string = figuresOrder(language),
): WrittenDate | undefined {
  if (text.length > LONGEST) return undefined;
  let reader = readers.get(language);
  if (!reader) readers.set(language, (reader = readerOf(language)));
  const { words, dates, times, fillers } = reader;
  let rest = spelled(text, reader.twice);
  const take = (pattern: RegExp) => {
    const found = pattern.exec(rest);
    if (found) rest = `${rest.slice(0, found.index)} ${rest.slice(found.index + found[0].length)}`;
    return found;
  };

  const day = takeDay(rest, take, dates, words) ?? takeFigures(take, order);
  if (day === undefined) return undefined;

  // The T of ISO stays until here: it tells a time of bare figures.
  rest = rest.replace(/ +t(?=\d)/, 't').trim();
  let time: RegExpExecArray | null = null;
  for (const pattern of times) time ??= take(pattern);
  const clock = time ? clockOf(time, words) : undefined;
  let offset: number | undefined;
  try {
    if (clock !== undefined) offset = takeOffset(take, day + clock);
  } catch {
    return undefined;
  }
  rest = rest.replace(fillers, '');
  if (/[^\s\p{P}\p{S}]/u.test(rest)) return undefined;
  if (!time) return { wall: day, precision: 'day' };
  if (clock === undefined) return undefined;
  return {
    wall: day + clock,
    precision: time[5] ? 'second' : 'minute',
    ...(offset !== undefined && { offset }),
  };
}

function readerOf(language: string): Reader {
  const words = dateWords(language);
  const month = `(?<!\\p{L})((?:${words.month}|(?:tháng|thg) ?\\d{1,2})(?!\\p{L}))\\.?`;
  const gap = `(?:[\\s,.\\-/]|(?:${words.between})(?!\\p{L}))*`;
  const pattern = (source: string) => new RegExp(source, 'u');
  const half = `(${words.half})`;
  return {
    words,
    twice: pattern(`(${words.month})\\s?[/(]\\s?(${words.month})\\)?`),
    dates: [
      [/(?<!\d)(\d{4})[-/.] ?(\d{1,2})[-/.] ?(\d{1,2})(?!\d)/, 1, 2, 3],
      [/(?<!\d)(\d{4})(\d\d)(\d\d)(?=t|$)/, 1, 2, 3],
      [/(?<!\d)(\d{4}) ?[年년] ?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日일号號]?/, 1, 2, 3],
      [pattern(`(?<!\\d)(\\d{4})${gap}${month}${gap}(\\d{1,2})(?![\\d:])`), 1, 2, 3],
      [pattern(`${DAY}${gap}${month}${gap}(\\d{4}|'?\\d\\d)(?![\\d:hg])`), 3, 2, 1],
      [pattern(`${month}${gap}${DAY}${gap}(\\d{4})(?!\\d)`), 3, 1, 2],
    ],
    // Half of the day, hour, minute twice by its sign, second, half of the day.
    times: [
      pattern(
        `(?:^|[\\s,(t])(?:${half} ?)?(\\d{1,2})(?:[:.] ?(\\d\\d)| ?(?:h|g|uhr) ?(\\d\\d?)?'?)` +
          `(?:[:.'](\\d\\d)(?:[.,]\\d{1,9})?)? ?(?:${half}(?!\\p{L}))?(?![\\d:])`,
      ),
      /t()(\d\d)(\d\d)()(\d\d)?()(?!\d)/,
      pattern(`(?:^|[\\s,])()(\\d{1,2})()()() ?${half}(?!\\p{L})`),
    ],
    fillers: new RegExp(
      `thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật|(?<![\\p{L}\\p{M}])(?:cn|t[2-7]|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*|` +
        `${words.weekday}|${words.between}|${FILLERS})(?![\\p{L}\\p{M}])`,
      'gu',
    ),
  };
}

/** The text with months and hours that are written out in one spelling, and the year of a log in its place. */
function spelled(text: string, twice: RegExp): string {
  return plainText(text)
    .replace(LABEL, '')
    .replace(MONTH_WORD, (_, word: string) => {
      const usual = word === 'giêng' ? 'một' : word === 'chạp' ? 'mười hai' : word;
      return `tháng ${MONTH_WORDS.indexOf(usual) + 1}`;
    })
    .replace(/(?<!\d)(\d{8})(\d{6})(?!\d)/, '$1t$2')
    .replace(/(?<![:.h]\d)(\d) ?(?:giờ|[時时点點시]) ?(?=[\d\s]|$)/, '$1h')
    .replace(/(\d) ?(?:phút|[分분]) ?/, "$1'")
    .replace(/(\d) ?[秒초]/, '$1 ')
    .replace(twice, '$2')
    .replace(/^(\D* \d{1,2}) (\d\d?:\d\d.*) (\d{4})$/, '$1 $3 $2');
}

function takeDay(
  rest: string,
  take: (pattern: RegExp) => unknown,
  dates: readonly Pattern[],
  { months }: DateWords,
): number | undefined {
  for (const [pattern, ...places] of dates) {
    const found = pattern.exec(rest);
    if (!found) continue;
    const [year, month, day] = places.map((place) => found[place]!) as [string, string, string];
    const date = dayOf(year, months.get(month) ?? Number(/\d+/.exec(month)), Number(day));
    if (date === undefined) continue;
    take(pattern);
    return date;
  }
  return undefined;
}

/** A day in figures alone whose year stands last: `19/03/2013`. */
function takeFigures(
  take: (pattern: RegExp) => RegExpExecArray | null,
  order: string,
): number | undefined {
  const found = take(/(?<![\d/])(\d{1,2})([-/.]) ?(\d{1,2})\2 ?(\d{4}|\d\d)(?![\d:/])/);
  if (!found) return undefined;
  const [, first = '', , second = '', last = ''] = found;
  const [one, two] = [Number(first), Number(second)];
  if (order.startsWith('y') && last.length === 2) return dayOf(first, two, Number(last));
  const dayFirst = dayOf(last, two, one);
  const monthFirst = dayOf(last, one, two);
  if (!order && dayFirst && monthFirst && one !== two) return undefined;
  return order.indexOf('m') < order.indexOf('d')
    ? (monthFirst ?? dayFirst)
    : (dayFirst ?? monthFirst);
}

function dayOf(written: string, month: number, day: number): number | undefined {
  const figures = written.replace(/\D/g, '');
  let year = Number(figures);
  if (figures.length === 2) year += year < 70 ? 2000 : 1900;
  // Thai years count from Buddha's death.
  if (year > 2400) year -= 543;
  const date = new Date(Date.UTC(year, month - 1, day));
  // 31/02 would roll over into March. Earlier years are of another calendar.
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists && year >= 1600 && year < 2400 ? date.getTime() : undefined;
}

function clockOf(time: RegExpExecArray, { isSecond }: DateWords): number | undefined {
  const [, before, hours, minutes, others, seconds = '0', after] = time;
  const half = (before || after || '').replace(/[\s.]/g, '');
  let hour = Number(hours);
  if (half && hour < 13) {
    const late = isSecond.get(half);
    // Eleven at noon is before it, one at night is in the morning.
    const stays = half === 'trưa' ? hour > 9 : half === 'đêm' && hour < 6;
    if (hour === 12 && (!late || half === 'đêm')) hour = 0;
    else if (late && hour < 12 && !stays) hour += 12;
  }
  const minute = Number(minutes || others || 0);
  if (hour > 23 || minute > 59 || Number(seconds) > 60) return undefined;
  return ((hour * 60 + minute) * 60 + Math.min(Number(seconds), 59)) * 1000;
}
