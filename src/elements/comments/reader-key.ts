import { readStored, writeStored } from '../../core/storage.ts';
import { randomKey } from './random-key.ts';

/** Where a reader's key for one backend is kept; no two backends see the same. */
const KEY = 'news-elements:reader-key:';

/** The key by which a backend knows one reader's vote from another's: made at the first vote or report. */
export function readerKey(address: string): string {
  const stored = readStored(KEY + address);
  if (stored && /^[0-9a-f]{32}$/.test(stored)) return stored;
  const key = randomKey();
  writeStored(KEY + address, key);
  return key;
}
