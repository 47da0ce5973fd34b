import { cached } from './moment.ts';

/** The whole moment, for those who want to know exactly. Empty for a time that cannot be read. */
export function exactly(then: string, language: string): string {
  const time = Date.parse(then);
  if (!Number.isFinite(time)) return '';
  const options = { dateStyle: 'full', timeStyle: 'short' } as const;
  return cached(`moment ${language}`, () => new Intl.DateTimeFormat(language, options)).format(
    time,
  );
}
