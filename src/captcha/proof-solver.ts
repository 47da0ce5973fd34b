import { address, type ProofWork, search, type SearchNews, WORKER } from './proof-search.ts';

/** Milliseconds of work between two breaths of the page, half a frame. */
const SLICE = 8;

/** Milliseconds that a worker may stay silent before the page does the work itself. */
const PATIENCE = 4000;

/** Numbers that are tried on the page faster than a worker starts: some 0.1 s on a desktop computer. */
const SMALL = 300_000;

/** How a search goes on and ends. */
export interface SearchOptions {
  signal: AbortSignal;
  /** Told how many numbers were tried. */
  onProgress: (tried: number) => void;
}

/**
 * Finds the number of a proof of work, in a worker where the page allows one, else on the page in slices that leave
 * every frame room. Resolves with −1 where there is none; rejects with the signal's reason.
 */
export async function solve(work: ProofWork, options: SearchOptions): Promise<number> {
  if (work.maxNumber <= SMALL) return inSlices(work, options);
  try {
    return await inWorker(work, options);
  } catch {
    options.signal.throwIfAborted();
    // No worker here: another origin, the page's policy, or a bundler that moved the module.
    return inSlices(work, options);
  }
}

function inWorker(work: ProofWork, { signal, onProgress }: SearchOptions): Promise<number> {
  return new Promise((resolve, reject) => {
    if (new URL(address).origin !== location.origin) throw new TypeError('Another origin.');
    const worker = new Worker(address, { type: 'module', name: WORKER });
    const end = () => {
      clearTimeout(watchdog);
      worker.terminate();
    };
    const fail = (event?: Event) => {
      end();
      event?.preventDefault();
      reject(new Error('The worker does not work.'));
    };
    let watchdog = setTimeout(fail, PATIENCE);
    worker.onerror = fail;
    worker.onmessage = ({ data }: MessageEvent<SearchNews>) => {
      clearTimeout(watchdog);
      if ('found' in data) {
        end();
        resolve(data.found);
        return;
      }
      onProgress(data.tried);
      watchdog = setTimeout(fail, PATIENCE);
    };
    signal.addEventListener(
      'abort',
      () => {
        end();
        reject(signal.reason as Error);
      },
      { once: true },
    );
    worker.postMessage(work);
  });
}

async function inSlices(work: ProofWork, { signal, onProgress }: SearchOptions): Promise<number> {
  const steps = search(work, SLICE);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    onProgress(step.value);
    await new Promise((resolve) => setTimeout(resolve));
    signal.throwIfAborted();
  }
}
