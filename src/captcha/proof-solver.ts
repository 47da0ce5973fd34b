import { type ProofWork, search } from './proof-search.ts';

/** Milliseconds of work between two breaths of the page, half a frame. */
const SLICE = 8;

/** How a search goes on and ends. */
export interface SearchOptions {
  signal: AbortSignal;
  /** Told how many numbers were tried. */
  onProgress: (tried: number) => void;
}

/**
 * Finds the number of a proof of work in slices that leave every frame room. Resolves with −1 where there is none;
 * rejects with the signal's reason.
 */
export async function solve(
  work: ProofWork,
  { signal, onProgress }: SearchOptions,
): Promise<number> {
  const steps = search(work, SLICE);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    onProgress(step.value);
    await new Promise((resolve) => setTimeout(resolve));
    signal.throwIfAborted();
  }
}
