import { sinceThen } from './moment.ts';

/** Writes how long ago each comment was made; only those that do not say it in this language yet, or all when time has passed. */
export function tellTimes(root: ParentNode, language: string, justNow: string, all: boolean): void {
  const now = Date.now();
  for (const time of root.querySelectorAll('time')) {
    if (!all && time.firstChild && time.lang === language) continue;
    time.lang = language;
    time.textContent = sinceThen(time.dateTime, now, language, justNow);
  }
}
