import { createHash, randomBytes } from 'node:crypto';

/** Numbers that nobody can foretell, a buffer at a time. */
export class Chance {
  readonly #seed: string | undefined;
  #bytes = Buffer.alloc(0);
  #at = 0;
  #round = 0;

  /** @param seed A secret that always gives the same numbers. Default: never the same. */
  constructor(seed?: string) {
    this.#seed = seed;
  }

  /** A number from `low` up to, not including, `high`. */
  between(low: number, high: number): number {
    if (this.#at >= this.#bytes.length) this.#refill();
    const unit = this.#bytes.readUInt32LE(this.#at) / 2 ** 32;
    this.#at += 4;
    return low + unit * (high - low);
  }

  /** A whole number from 0 up to, not including, `count`. */
  below(count: number): number {
    return Math.floor(this.between(0, count));
  }

  /** `length` characters of `alphabet`, each as likely as another. */
  pick(alphabet: string, length: number): string {
    return Array.from({ length }, () => alphabet[this.below(alphabet.length)]).join('');
  }

  #refill(): void {
    this.#at = 0;
    this.#bytes =
      this.#seed === undefined
        ? randomBytes(4096)
        : createHash('sha512').update(`${this.#round++} ${this.#seed}`).digest();
  }
}
