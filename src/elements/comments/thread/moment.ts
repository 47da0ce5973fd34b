const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Making a format takes long: each is made once. */
const formats = new Map<string, unknown>();

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
  const format = cached(`ago ${language}`, () => new Intl.RelativeTimeFormat(language));
  if (seconds < HOUR) return format.format(-Math.floor(seconds / MINUTE), 'minute');
  if (seconds < DAY) return format.format(-Math.floor(seconds / HOUR), 'hour');
  return format.format(-Math.floor(seconds / DAY), 'day');
}

/** The day: Vietnamese papers write it in figures, others name the month. */
export function dateText(time: number, language: string): string {
  const format = cached(`date ${language}`, () => {
    const month = language.startsWith('vi') ? 'numeric' : 'long';
    return new Intl.DateTimeFormat(language, { day: 'numeric', month, year: 'numeric' });
  });
  return format.format(time);
}

/** The format of a name, made when it is first asked for. */
export function cached<T>(name: string, make: () => T): T {
  if (!formats.has(name)) formats.set(name, make());
  return formats.get(name) as T;
}
