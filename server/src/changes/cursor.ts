import type { Keys } from '../keys/keys.ts';

/** A place among the changes of one thread. */
export interface ChangeCursor {
  /** The article's version up to which changes are known. */
  version: number;
  /** Of the changes of that very version, the last known by its comment's `seq`; `null`: all. */
  seq: number | null;
  /** Where the reading began: what came into the list after this version is new to the reader. */
  since: number;
}

/** The place where all changes up to a version are known. */
export function wholeVersion(version: number): ChangeCursor {
  return { version, seq: null, since: version };
}

/** The cursor as callers see it. The same place gives the same text, so that caches can share an answer. */
export function sealChangeCursor(keys: Keys, article: string, cursor: ChangeCursor): string {
  const { version, seq, since } = cursor;
  return keys.seal('changes', JSON.stringify([threadOf(keys, article), version, seq, since]));
}

/** The cursor; `undefined` when it was not made here, `'elsewhere'` when it was made for another article's key. */
export function openChangeCursor(
  keys: Keys,
  article: string,
  sealed: string,
): ChangeCursor | 'elsewhere' | undefined {
  const text = keys.open('changes', sealed);
  if (text === undefined) return undefined;
  const [thread, version, seq, since] = JSON.parse(text) as [string, number, number | null, number];
  return thread === threadOf(keys, article) ? { version, seq, since } : 'elsewhere';
}

function threadOf(keys: Keys, article: string): string {
  return keys.hash('changes-thread', article).slice(0, 16);
}
