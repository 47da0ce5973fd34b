/** Keys of the articles that each list of this page shows. */
const shown = new Map<Element, ReadonlySet<string>>();

/** Says what a list shows from now on; `null` when it has gone. */
export function nowShows(list: Element, keys: ReadonlySet<string> | null): void {
  if (keys) shown.set(list, keys);
  else shown.delete(list);
}

/** Whether another list of the page shows the article. */
export function shownElsewhere(list: Element, key: string): boolean {
  for (const [other, keys] of shown) if (other !== list && keys.has(key)) return true;
  return false;
}

/** How many articles the other lists show. */
export function countElsewhere(list: Element): number {
  let count = 0;
  for (const [other, keys] of shown) if (other !== list) count += keys.size;
  return count;
}
