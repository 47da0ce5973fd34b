/** A value that is made anew only when what it is made from changes. */
export class Kept<T> {
  #key: readonly unknown[] = [];
  #value: T | undefined;

  /** The value for these parts. */
  of(key: readonly unknown[], make: () => T): T {
    if (this.changes(key) || this.#value === undefined) this.#value = make();
    return this.#value;
  }

  /** Whether the parts are others than the last time; they are the last ones from now on. */
  changes(key: readonly unknown[]): boolean {
    const changed =
      key.length !== this.#key.length || key.some((part, at) => part !== this.#key[at]);
    this.#key = key;
    return changed;
  }
}
