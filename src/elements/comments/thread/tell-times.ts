import { sinceThen } from './moment.ts';

/** Writes how long ago each comment was made; only those that say nothing yet, or all when time has passed. */
export function tellTimes(root: ParentNode, language: string, justNow: string, all: boolean): void {
  const now = Date.now();
  for (const time of root.querySelectorAll('time')) {
    if (!all && time.firstChild) continue;
    time.textContent = sinceThen(time.dateTime, now, language, justNow);
  }
}
