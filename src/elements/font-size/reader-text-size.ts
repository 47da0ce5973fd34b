import { onStored, readStored, writeStored } from '../../core/storage.ts';

/** Where the reader's choice is kept: a percentage as a plain number. */
const KEY = 'news-elements:text-size';

/** The reader's choice in percent, or `null` when there is none that makes sense. */
export function readerTextSize(): number | null {
  return parse(readStored(KEY));
}

/** Keeps the reader's choice for other pages and other tabs; `null` forgets it. */
export function keepReaderTextSize(value: number | null): void {
  writeStored(KEY, value === null ? null : String(value));
}

/** Calls back when the choice changes in another tab, until the signal ends. */
export function onReaderTextSize(
  listener: (value: number | null) => void,
  signal: AbortSignal,
): void {
  onStored(KEY, (value) => listener(parse(value)), signal);
}

/** Other scripts can write to the same storage: what lies outside any bounds is no choice. */
function parse(stored: string | null): number | null {
  const value = Number(stored);
  return value >= 25 && value <= 500 ? value : null;
}
