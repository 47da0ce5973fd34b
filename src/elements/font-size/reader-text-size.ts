import { onStored, readStored, writeStored } from '../../core/storage.ts';

/** Where the reader's choice is kept: a percentage as a plain number. */
export const TEXT_SIZE_KEY = 'news-elements:text-size';

/** Bounds that any stored value must lie in; other scripts can write to the same storage. */
const LOWEST = 25;
const HIGHEST = 500;

const listeners = new Set<(value: number | null) => void>();

/** The reader's choice in percent, or `null` when there is none that makes sense. */
export function readerTextSize(): number | null {
  return parse(readStored(TEXT_SIZE_KEY));
}

/** Keeps the reader's choice for other pages, other tabs and other elements of this page; `null` forgets it. */
export function keepReaderTextSize(value: number | null): void {
  writeStored(TEXT_SIZE_KEY, value === null ? null : String(value));
  for (const listener of listeners) listener(value);
}

/** Calls back when the choice changes on this page or in another tab, until the signal ends. */
export function onReaderTextSize(
  listener: (value: number | null) => void,
  signal: AbortSignal,
): void {
  listeners.add(listener);
  signal.addEventListener('abort', () => listeners.delete(listener), { once: true });
  onStored(TEXT_SIZE_KEY, (value) => listener(parse(value)), signal);
}

function parse(stored: string | null): number | null {
  const value = Number(stored ?? NaN);
  return value >= LOWEST && value <= HIGHEST ? value : null;
}
