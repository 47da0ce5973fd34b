import { setImmediate as nextTurn } from 'node:timers/promises';

const mostTogether = 32;

interface Gathering<Item, Result> {
  readonly items: Map<string, Item>;
  readonly results: Promise<ReadonlyMap<string, Result>>;
}

/** What is done with those who came together. `close` says who they are: whoever comes later waits for the next time. */
export type Together<Item, Result> = (
  close: () => ReadonlyMap<string, Item>,
) => Promise<ReadonlyMap<string, Result>>;

/** Lets those who wait for the same thing have it done at once: one lock and one write to disk for all of them. */
export class Gatherings<Item, Result> {
  readonly #open = new Map<string, Gathering<Item, Result>>();

  /**
   * Joins those who wait under this name, or is the first of the next ones and has `work` done; no `key` is there twice.
   * Resolves to its own result, `undefined` where there is none. Throws what `work` throws.
   */
  async join(
    name: string,
    key: string,
    item: Item,
    work: Together<Item, Result>,
  ): Promise<Result | undefined> {
    const waiting = this.#open.get(name);
    if (waiting && waiting.items.size < mostTogether && !waiting.items.has(key)) {
      waiting.items.set(key, item);
      return (await waiting.results).get(key);
    }
    const items = new Map([[key, item]]);
    const close = () => {
      if (this.#open.get(name)?.items === items) this.#open.delete(name);
      return items;
    };
    // Not before everything that has arrived by now is read: on SQLite nothing is, while one writes.
    const results = nextTurn()
      .then(() => work(close))
      .finally(close);
    this.#open.set(name, { items, results });
    return (await results).get(key);
  }
}
