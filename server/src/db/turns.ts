import { BusyError } from './database.ts';

const patienceMilliseconds = 10_000;

/** Lets those who ask for the same name work one after the other, in the order in which they asked. */
export class Turns {
  readonly #last = new Map<string, Promise<unknown>>();

  /** Works when all before it have ended, well or badly. Throws a `BusyError` when that took too long. */
  async take<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
    const before = this.#last.get(name);
    const asked = performance.now();
    const begin = () => {
      if (performance.now() - asked > patienceMilliseconds) throw new BusyError();
      return work();
    };
    const turn = before ? before.then(begin, begin) : work();
    this.#last.set(name, turn);
    try {
      return await turn;
    } finally {
      if (this.#last.get(name) === turn) this.#last.delete(name);
    }
  }
}
