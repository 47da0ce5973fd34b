import { readStored, writeStored } from '../../core/storage.ts';

/** Stored values carry the version of their shape; one that we do not know is dropped. */
const VERSION = 1;

/** The object stored under a key, or `undefined` when there is none that we can read. */
export function readJson<T extends object>(key: string): Partial<T> | undefined {
  return parseJson<T>(readStored(key));
}

export function parseJson<T extends object>(stored: string | null): Partial<T> | undefined {
  if (!stored) return undefined;
  try {
    const value = JSON.parse(stored) as (Partial<T> & { v?: unknown }) | null;
    return value?.v === VERSION ? value : undefined;
  } catch {
    // Another script wrote here: it is not ours to read.
    return undefined;
  }
}

/** Stores an object; `null` removes it. Returns whether it outlives the page. */
export function writeJson(key: string, value: object | null): boolean {
  return writeStored(key, value && JSON.stringify({ v: VERSION, ...value }));
}
