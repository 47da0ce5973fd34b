import { absorb, initialState } from './sha256.ts';

/** What is looked for: the number below or at `maxNumber` for which SHA-256(salt + number) is `challenge`. */
export interface ProofWork {
  salt: string;
  /** Hex. */
  challenge: string;
  maxNumber: number;
}

/** Numbers between two looks at the clock: well under a millisecond on a slow phone. */
const BATCH = 128;

/**
 * Looks for the number, stopping after each `milliseconds` to yield how many were tried.
 * Returns the number, or −1 where there is none.
 */
export function* search(work: ProofWork, milliseconds: number): Generator<number, number> {
  const attempt = attempts(work);
  let pause = performance.now() + milliseconds;
  for (let number = 0; number <= work.maxNumber; number++) {
    if (attempt(number)) return number;
    if (number % BATCH === 0 && performance.now() > pause) {
      yield number;
      pause = performance.now() + milliseconds;
    }
  }
  return -1;
}

/** Hashes the salt's whole blocks once, and the rest with each number. */
function attempts({ salt, challenge }: ProofWork): (number: number) => boolean {
  const bytes = new TextEncoder().encode(salt);
  const whole = bytes.length - (bytes.length % 64);
  const middle = initialState();
  for (let at = 0; at < whole; at += 64) absorb(middle, new DataView(bytes.buffer), at);
  const wanted = Array.from(
    { length: 8 },
    (_, i) => parseInt(challenge.slice(i * 8, i * 8 + 8), 16) | 0,
  );
  const block = new Uint8Array(128);
  const view = new DataView(block.buffer);
  block.set(bytes.subarray(whole));
  const state = initialState();
  return (number) => {
    const digits = String(number);
    let end = bytes.length - whole;
    for (let i = 0; i < digits.length; i++) block[end++] = digits.charCodeAt(i);
    block.fill(0, end);
    block[end] = 0x80;
    const size = end < 56 ? 64 : 128;
    view.setUint32(size - 4, (whole + end) * 8);
    state.set(middle);
    for (let at = 0; at < size; at += 64) absorb(state, view, at);
    return state[0] === wanted[0] && state.every((word, i) => word === wanted[i]);
  };
}
