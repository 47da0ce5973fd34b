import type { Keys } from '../keys/keys.ts';
import type { Sort } from './schemas.ts';

/** A place in one order of one list. */
export interface Cursor {
  article: string;
  /** The comment whose replies are listed, or `null` for the article's own. */
  parent: string | null;
  sort: Sort;
  direction: 'after' | 'before';
  /** `created` and `seq` of the comment at the place; for `best` the generation and `seq`. */
  at: readonly [number, number];
}

/** The cursor as callers see it: sealed, so that nobody reads or makes one. */
export function sealCursor(keys: Keys, { article, parent, sort, direction, at }: Cursor): string {
  const list = keys.hash('cursor-list', JSON.stringify([article, parent])).slice(0, 16);
  return keys.seal('cursor', JSON.stringify([list, sort, direction, ...at]));
}

/** The cursor, or `undefined` when it was not made here for this very list. */
export function openCursor(
  keys: Keys,
  sealed: string,
  { article, parent }: Pick<Cursor, 'article' | 'parent'>,
): Cursor | undefined {
  const text = keys.open('cursor', sealed);
  if (text === undefined) return undefined;
  const [list, sort, direction, ...at] = JSON.parse(text) as [
    string,
    Sort,
    Cursor['direction'],
    number,
    number,
  ];
  const expected = keys.hash('cursor-list', JSON.stringify([article, parent])).slice(0, 16);
  return list === expected ? { article, parent, sort, direction, at } : undefined;
}
