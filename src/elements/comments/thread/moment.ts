const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const relative = new Map<string, Intl.RelativeTimeFormat>();
const dates = new Map<string, Intl.DateTimeFormat>();
const moments = new Map<string, Intl.DateTimeFormat>();

/**
 * When something was written, as one says it: minutes, hours and days ago, then the date.
 * Empty for a time that cannot be read; a clock that runs behind the server's reads `justNow`.
 */
export function sinceThen(then: string, now: number, language: string, justNow: string): string {
  const time = Date.parse(then);
  if (!Number.isFinite(time)) return '';
  const seconds = (now - time) / 1000;
  if (Math.abs(seconds) < MINUTE || (seconds < 0 && seconds > -HOUR)) return justNow;
  if (seconds < 0 || seconds >= 7 * DAY) return dateText(time, language);
  const format = cached(relative, language, () => new Intl.RelativeTimeFormat(language));
  if (seconds < HOUR) return format.format(-Math.floor(seconds / MINUTE), 'minute');
  if (seconds < DAY) return format.format(-Math.floor(seconds / HOUR), 'hour');
  return format.format(-Math.floor(seconds / DAY), 'day');
}

/** The day: Vietnamese papers write it in figures, others name the month. */
export function dateText(time: number, language: string): string {
  const format = cached(dates, language, () => {
    const month = language.startsWith('vi') ? 'numeric' : 'long';
    return new Intl.DateTimeFormat(language, { day: 'numeric', month, year: 'numeric' });
  });
  return format.format(time);
}

/** The whole moment, for those who want to know exactly. Empty for a time that cannot be read. */
export function exactly(then: string, language: string): string {
  const time = Date.parse(then);
  if (!Number.isFinite(time)) return '';
  const options = { dateStyle: 'full', timeStyle: 'short' } as const;
  return cached(moments, language, () => new Intl.DateTimeFormat(language, options)).format(time);
}

function cached<T>(formats: Map<string, T>, language: string, make: () => T): T {
  let format = formats.get(language);
  if (!format) formats.set(language, (format = make()));
  return format;
}
