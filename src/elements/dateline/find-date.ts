import type { NewsDateline } from './news-dateline.ts';
import { readDate } from './read-date.ts';
import type { WrittenDate } from './written-date.ts';

/** Order of the figures in our attributes, in any language. */
const OURS = 'dmy';

/** The date of an attribute of ours, in words of a language. */
export function attributeDate(text: string, language: string): WrittenDate | undefined {
  return readDate(text, language, OURS);
}

/** The first date that can be read of the texts that an element may say it in; `first` goes before them. */
export function findDate(
  element: NewsDateline,
  first: string,
  language: string,
): WrittenDate | undefined {
  const time = element.querySelector('time');
  const isOurs = first === element.datetime;
  const own = isOurs ? attributeDate(first, language) : readDate(first, language);
  if (own) return own;
  for (const text of [time?.dateTime, time?.textContent, element.textContent]) {
    const date = text && readDate(text, language);
    if (date) return date;
  }
  return undefined;
}
