import type { ThreadWatch } from '../db/database.ts';
import type { Services } from '../services.ts';
import type { Answer } from './answer.ts';
import { KeptAnswers } from './kept-answers.ts';
import type { Kept } from './kept-answers.ts';
import type { Ingredients } from './making.ts';

type Parts = Pick<Services, 'config' | 'store' | 'clock'>;

const bytesAMegabyte = 1 << 20;
/** However quiet it is, an answer is not given for longer without a look at what it is made of. */
const trustMilliseconds = 1000;

/** What became of a request for an answer. */
export interface Made {
  /** The answer, or that the one known before is still right. */
  answer: Answer | 'unchanged';
  /** What it is made of; `undefined`: it is not to be kept. */
  ingredients: Ingredients | undefined;
}

/** An answer to give, and how many seconds ago it was known to be right; 0: it is right. */
export interface Found {
  answer: Answer;
  age: number;
}

interface Round {
  hasBegun: boolean;
  /** Something has changed since it began: who asks now needs another. */
  isLate: boolean;
  result: Promise<Found>;
}

/**
 * Answers that are the same for everybody, kept while nothing they are made of changes. Only copies live here: a second
 * process has its own, and each learns of changes through the database.
 *
 * Whatever may have changed an answer makes it doubtful, no more: the next request compares its tag with the tables, which
 * costs a query or two, and the bytes are made anew only where it differs.
 */
export class Answers {
  readonly #parts: Parts;
  readonly #kept: KeptAnswers;
  readonly #rounds = new Map<string, Round>();
  /** Counts all that was heard. */
  #heard = 0;
  #watch: ThreadWatch | undefined;
  #isClosed = false;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#kept = new KeptAnswers(parts.config.answerMemory * bytesAMegabyte);
  }

  /** Bytes that are kept, about; never more than `--answer-memory`. */
  get size(): number {
    return this.#kept.size;
  }

  /** How many answers are kept. */
  get count(): number {
    return this.#kept.count;
  }

  /** The answer kept under a key, if it is right; while the database is away, if it was so lately. */
  find(key: string): Found | undefined {
    const kept = this.#kept.get(key);
    if (!kept) return undefined;
    const now = this.#now();
    if (now < kept.excused) return { answer: kept.answer, age: ageOf(kept, now) };
    const isNear = Math.abs(now - kept.checked) < trustMilliseconds;
    // The watch comes first: it may learn just now that this answer is to be doubted.
    return isNear && this.#watch?.isCurrent() && kept.isTrusted
      ? { answer: kept.answer, age: 0 }
      : undefined;
  }

  /**
   * The answer under a key, made by whoever asks first; others wait for it, unless something has changed since it was
   * begun: these wait for the next. `make` is given the tag of the answer kept from before. When the database is away,
   * which `isAway` says of an answer, the one from before is given for `--stale-age`.
   */
  make(
    key: string,
    make: (known: string | undefined) => Promise<Made>,
    isAway: (answer: Answer) => boolean,
  ): Promise<Found> {
    this.#listen();
    const last = this.#rounds.get(key);
    if (last && !last.isLate) return last.result;
    const round: Round = { hasBegun: false, isLate: false, result: Promise.resolve() as never };
    this.#rounds.set(key, round);
    const begin = async () => {
      round.hasBegun = true;
      try {
        return await this.#round(key, make, isAway);
      } finally {
        if (this.#rounds.get(key) === round) this.#rounds.delete(key);
      }
    };
    round.result = last ? last.result.then(begin, begin) : begin();
    return round.result;
  }

  /** Hears of nothing any more; resolves when nothing of it touches the database. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#watch?.stop();
  }

  async #round(
    key: string,
    make: (known: string | undefined) => Promise<Made>,
    isAway: (answer: Answer) => boolean,
  ): Promise<Found> {
    const { config } = this.#parts;
    const old = this.#kept.get(key);
    this.#watch?.isCurrent(); // what others have written by now is no news later
    const heard = this.#heard;
    const began = this.#now();
    const { answer, ingredients } = await make(old?.answer.tag);
    if (old && answer === 'unchanged') {
      old.isTrusted = heard === this.#heard;
      old.checked = began;
      old.excused = 0;
      return { answer: old.answer, age: 0 };
    }
    if (answer === 'unchanged') throw new Error('An answer that nobody keeps is unchanged.');
    if (old && isAway(answer)) {
      const now = this.#now();
      const age = ageOf(old, now);
      if (age > config.staleAge) return { answer, age: 0 };
      old.excused = Math.min(now + trustMilliseconds, old.checked + config.staleAge * 1000);
      return { answer: old.answer, age };
    }
    if (ingredients && answer.isPublic && answer.tag !== undefined) {
      const isTrusted = heard === this.#heard;
      this.#kept.add({ key, answer, ingredients, isTrusted, checked: began, excused: 0 });
    }
    return { answer, age: 0 };
  }

  /** Listens from the first answer on. */
  #listen(): void {
    if (this.#watch || this.#isClosed) return;
    this.#watch = this.#parts.store.watchThreads({
      changed: (article) => this.#doubt(this.#kept.of(article)),
      missed: () => this.#doubt(this.#kept.all()),
    });
  }

  #doubt(all: Iterable<Kept>): void {
    this.#heard += 1;
    for (const kept of all) {
      kept.isTrusted = false;
      kept.excused = 0;
    }
    for (const round of this.#rounds.values()) round.isLate ||= round.hasBegun;
  }

  #now(): number {
    return this.#parts.clock().getTime();
  }
}

function ageOf({ checked }: Kept, now: number): number {
  return Math.max(1, Math.ceil((now - checked) / 1000));
}
