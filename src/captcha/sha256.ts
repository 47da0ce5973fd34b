/** First 32 bits of the fractional parts of the roots of the primes, as FIPS 180-4 defines its constants. */
const K = new Int32Array(64);
const START = new Int32Array(8);

for (let candidate = 2, count = 0; count < 64; candidate++) {
  let divisor = 2;
  while (candidate % divisor) divisor++;
  if (divisor < candidate) continue;
  if (count < 8) START[count] = (candidate ** (1 / 2) % 1) * 2 ** 32;
  K[count++] = (candidate ** (1 / 3) % 1) * 2 ** 32;
}

const words = new Int32Array(64);
const state = new Int32Array(8);

/**
 * The digest of a message, padded by the caller to whole blocks of 64 bytes. The result is overwritten by the next call:
 * made for a hundred thousand short messages, one after another.
 */
export function digest(padded: DataView, length: number): Int32Array {
  state.set(START);
  for (let at = 0; at < length; at += 64) absorb(padded, at);
  return state;
}

function absorb(bytes: DataView, offset: number): void {
  let a = state[0]!;
  let b = state[1]!;
  let c = state[2]!;
  let d = state[3]!;
  let e = state[4]!;
  let f = state[5]!;
  let g = state[6]!;
  let h = state[7]!;
  for (let i = 0; i < 64; i++) {
    if (i < 16) words[i] = bytes.getInt32(offset + i * 4);
    else {
      const x = words[i - 15]!;
      const y = words[i - 2]!;
      words[i] =
        words[i - 16]! +
        words[i - 7]! +
        (rotate(x, 7) ^ rotate(x, 18) ^ (x >>> 3)) +
        (rotate(y, 17) ^ rotate(y, 19) ^ (y >>> 10));
    }
    const one =
      (h +
        (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) +
        ((e & f) ^ (~e & g)) +
        K[i]! +
        words[i]!) |
      0;
    const two = (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
    h = g;
    g = f;
    f = e;
    e = (d + one) | 0;
    d = c;
    c = b;
    b = a;
    a = (one + two) | 0;
  }
  state[0]! += a;
  state[1]! += b;
  state[2]! += c;
  state[3]! += d;
  state[4]! += e;
  state[5]! += f;
  state[6]! += g;
  state[7]! += h;
}

function rotate(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}
