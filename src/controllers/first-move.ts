const MOVES = ['pointermove', 'pointerdown', 'keydown', 'wheel', 'touchstart', 'scroll', 'blur'];

/**
 * Calls back once, at the first sign that somebody is there: for what must be at hand before the reader asks for it, and is not
 * worth a byte before. Ends with the signal.
 */
export function onFirstMove(listener: () => void, signal: AbortSignal): void {
  const waiting = new AbortController();
  const moved = () => {
    waiting.abort();
    listener();
  };
  for (const type of MOVES) {
    addEventListener(type, moved, {
      signal: AbortSignal.any([signal, waiting.signal]),
      capture: true,
      passive: true,
    });
  }
}
