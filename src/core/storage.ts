/**
 * The browser's local storage behind a guard: where it is refused (blocked cookies, private mode, full disk),
 * values live as long as the page. Reading the property itself may throw, so each access is tried.
 */
const memory = new Map<string, string>();

/** The stored value, or `null`. */
export function readStored(key: string): string | null {
  if (memory.has(key)) return memory.get(key)!;
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Stores a value; `null` removes it. Returns whether it outlives the page. */
export function writeStored(key: string, value: string | null): boolean {
  memory.delete(key);
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
    return true;
  } catch {
    if (value !== null) memory.set(key, value);
    return false;
  }
}

/** Keys that start with `prefix`, stored or in memory. */
export function storedKeys(prefix: string): string[] {
  const keys = new Set(memory.keys());
  try {
    for (let index = 0; index < localStorage.length; index++) keys.add(localStorage.key(index)!);
  } catch {
    // Storage is refused: the keys in memory are all there are.
  }
  return [...keys].filter((key) => key.startsWith(prefix));
}

/** Calls back when another tab changes `key`, until the signal ends. */
export function onStored(
  key: string,
  listener: (value: string | null) => void,
  signal: AbortSignal,
): void {
  addEventListener(
    'storage',
    (event) => {
      if (event.key === key || event.key === null)
        listener(event.key === null ? null : event.newValue);
    },
    { signal },
  );
}
