import { readDate } from './read-date.ts';
import type { WrittenDate } from './written-date.ts';

export { readDate };

/** The first date that can be read of the texts that an element may say it in; `first` goes before them. */
export function findDate(element: Element, first: string): WrittenDate | undefined {
  const time = element.querySelector('time');
  for (const text of [first, time?.dateTime, time?.textContent, element.textContent]) {
    const date = text && readDate(text);
    if (date) return date;
  }
  return undefined;
}
