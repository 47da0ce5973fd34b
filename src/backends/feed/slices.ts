/** Milliseconds of work between two breaths of the page, half a frame. */
const SLICE = 8;

/**
 * Runs work that stops at each `yield` so that the page can breathe: what is long becomes many short tasks.
 * @param breathe - Resolves when work may go on. Default: after what the page has waiting.
 * @param slice - Milliseconds of work between two breaths.
 */
export async function inSlices<T>(
  work: Generator<void, T>,
  breathe: () => Promise<void> = nextTask,
  slice: number = SLICE,
): Promise<T> {
  // What came before was work too, and what follows will be.
  await breathe();
  for (let since = performance.now(); ;) {
    const { done, value } = work.next();
    if (!done && performance.now() - since < slice) continue;
    await breathe();
    if (done) return value;
    since = performance.now();
  }
}

/** A message and not a timer: timers wait a second in a tab that is out of sight. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
