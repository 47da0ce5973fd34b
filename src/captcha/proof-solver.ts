import { digest } from './sha256.ts';

/** What is looked for: the number up to `maxNumber` for which SHA-256(salt + number) is `challenge`. */
export interface ProofWork {
  salt: string;
  /** Hex. */
  challenge: string;
  maxNumber: number;
}

/** Milliseconds of work between two breaths of the page, half a frame. */
const SLICE = 8;

/** Numbers between two looks at the clock: well under a millisecond on a slow phone. */
const BATCH = 128;

/**
 * Finds the number of a proof of work in slices that leave every frame room. Resolves with −1 where there is none;
 * rejects with the signal's reason.
 * @param onProgress - Told now and then how many numbers were tried.
 */
export async function solve(
  { salt, challenge, maxNumber }: ProofWork,
  signal: AbortSignal,
  onProgress: (tried: number) => void,
): Promise<number> {
  const start = new TextEncoder().encode(salt);
  const bytes = new Uint8Array(start.length + 128);
  const view = new DataView(bytes.buffer);
  bytes.set(start);
  // The first 64 bits are enough to tell: the server looks at all of them.
  const [high, low] = [0, 8].map((at) => parseInt(challenge.slice(at, at + 8), 16) | 0);
  let pause = performance.now() + SLICE;
  for (let number = 0; number <= maxNumber; number++) {
    let end = start.length;
    const digits = String(number);
    for (let i = 0; i < digits.length; i++) bytes[end++] = digits.charCodeAt(i);
    bytes.fill(0, end);
    bytes[end] = 0x80;
    const length = ((end + 72) >> 6) << 6;
    view.setUint32(length - 4, end * 8);
    const found = digest(view, length);
    if (found[0] === high && found[1] === low) return number;
    if (number % BATCH === 0 && performance.now() > pause) {
      onProgress(number);
      await new Promise((resolve) => setTimeout(resolve));
      signal.throwIfAborted();
      pause = performance.now() + SLICE;
    }
  }
  return -1;
}
