const formats = new Map<string, Intl.DateTimeFormat>();

/** A date as short as a list or a foot line needs it: `24/11/2026` in Vietnamese, the language's own form elsewhere; empty for no date. */
export function shortDate(written: string, language: string): string {
  const date = new Date(written);
  if (Number.isNaN(date.getTime())) return '';
  let format = formats.get(language);
  if (!format) {
    format = new Intl.DateTimeFormat(
      language,
      /^vi\b/.test(language)
        ? { day: '2-digit', month: '2-digit', year: 'numeric' }
        : { dateStyle: 'medium' },
    );
    formats.set(language, format);
  }
  return format.format(date);
}
