/** What a language calls the parts of a date, as patterns of lower-case letters. */
export interface DateWords {
  /** Number of a month, from 1, by its name. */
  months: ReadonlyMap<string, number>;
  /** Alternatives of all month names, the longest first. */
  month: string;
  /** Alternatives of the weekdays' names. */
  weekday: string;
  /** Alternatives of the words that stand between the parts: "at", "de", "года". */
  between: string;
  /** Whether a name of half a day is of the second half. */
  isSecond: ReadonlyMap<string, boolean>;
  /** Alternatives of those names. */
  half: string;
}

/** The same in other words than the engine's: parts of the day that Vietnamese and Arabic papers write out. */
const HALVES: readonly (readonly [string, boolean])[] = [
  ['sáng', false],
  ['trưa', true],
  ['chiều', true],
  ['tối', true],
  ['đêm', true],
  ['صباحا', false],
  ['صباحًا', false],
  ['مساء', true],
  ['مساءً', true],
];

const known = new Map<string, DateWords>();

/** The words of a language, and with them those of English and Vietnamese. The engine knows the names. */
export function dateWords(language: string): DateWords {
  let words = known.get(language);
  if (!words) known.set(language, (words = collect(language)));
  return words;
}

/**
 * Order in which a language writes a date in figures, for example `dmy`; empty for English of no region, which may be
 * either. Without a language the day comes first.
 */
export function figuresOrder(language: string): string {
  if (/^en(-ca)?$/i.test(language)) return '';
  const [tag] = supported([language]);
  if (!tag) return 'dmy';
  return new Intl.DateTimeFormat(tag, { calendar: 'gregory' })
    .formatToParts(0)
    .map(({ type }) => (/^(?:year|month|day)$/.test(type) ? type[0] : ''))
    .join('');
}

function collect(language: string): DateWords {
  // Arabic has three sets of month names, and papers of one country write those of another.
  const arabic = /^ar\b/i.test(language) ? ['ar-EG', 'ar-LB', 'ar-DZ', 'ar-MA'] : [];
  const tags = supported([language, ...arabic, 'en-US', 'en-GB', 'vi']);
  const months = new Map<string, number>();
  const weekdays = new Set<string>();
  const between = new Set(['of', 'de', 'del', 'năm']);
  const isSecond = new Map(HALVES);
  for (const tag of tags) {
    const named = (date: number, part: string, options: Intl.DateTimeFormatOptions) => {
      const format = new Intl.DateTimeFormat(tag, {
        calendar: 'gregory',
        timeZone: 'UTC',
        ...options,
      });
      const name = format.formatToParts(date).find(({ type }) => type === part)?.value ?? '';
      return plainText(name).replace(/\.$/, '');
    };
    const add = <T>(name: string, value: T, to: Map<string, T>) => {
      // What is a number is read as one; a first language's word wins.
      if (name && !/\d/.test(name) && !to.has(name)) to.set(name, value);
    };
    for (const style of ['long', 'short'] as const) {
      for (let month = 0; month < 12; month++) {
        const date = Date.UTC(2013, month, 3);
        // Many languages write a month in another case beside a day.
        for (const day of [undefined, 'numeric'] as const)
          add(named(date, 'month', { month: style, day }), month + 1, months);
      }
      for (let day = 0; day < 7; day++)
        weekdays.add(named(Date.UTC(2013, 0, day + 1), 'weekday', { weekday: style }));
    }
    for (const style of ['full', 'long', 'medium'] as const) {
      const format = new Intl.DateTimeFormat(tag, {
        calendar: 'gregory',
        timeZone: 'UTC',
        dateStyle: style,
        timeStyle: 'short',
      });
      for (const { type, value } of format.formatToParts(0))
        if (/literal|era/.test(type))
          for (const [word] of plainText(value).matchAll(/[\p{L}\p{M}]+/gu)) between.add(word);
    }
    for (const hour of [9, 15]) {
      const date = Date.UTC(2013, 0, 1, hour);
      const name = named(date, 'dayPeriod', { hour: 'numeric', hour12: true });
      add(name.replace(/[\s.]/g, ''), hour > 12, isSecond);
    }
  }
  return {
    months,
    month: alternatives(months.keys()),
    weekday: alternatives(weekdays),
    between: alternatives(between),
    isSecond,
    half: alternatives(isSecond.keys()).replace(
      /(?<![^|])(\p{L})(\p{L})(?![^|])/gu,
      '$1\\.? ?$2\\.?',
    ),
  };
}

function alternatives(names: Iterable<string>): string {
  return [...names]
    .filter(Boolean)
    .sort((one, other) => other.length - one.length)
    .map((name) => name.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'))
    .join('|');
}

/** Tags that this engine has words for; what is no language tag is left out. */
function supported(tags: readonly string[]): string[] {
  return tags.flatMap((tag) => {
    try {
      return tag ? Intl.DateTimeFormat.supportedLocalesOf(tag) : [];
    } catch {
      return [];
    }
  });
}

/** Text in one spelling: lower case, western figures, plain spaces, nothing that only steers its direction. */
export function plainText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/\p{Nd}/gu, (figure) => {
      const code = figure.codePointAt(0)!;
      // Ten figures stand in a row, from a code that ends in 0 or in 6.
      const isFirst = /\p{Nd}/u.test(String.fromCodePoint(code & ~15));
      return String((code & 15) - (isFirst ? 0 : 6));
    });
}
