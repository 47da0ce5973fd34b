import type { Answer } from './answer.ts';
import type { Ingredients } from './making.ts';

/** An answer that is kept. */
export interface Kept {
  readonly key: string;
  readonly answer: Answer;
  readonly ingredients: Ingredients;
  /** Bytes it takes, about. */
  size: number;
  /** Whether nothing has been heard that could have changed it. */
  isTrusted: boolean;
  /** When it was last known to be right, in milliseconds since 1970. */
  checked: number;
  /** Until when it is given without asking, the database being away. */
  excused: number;
}

/** Beside the bytes: objects, header fields, the entry in the index. */
const bytesAnAnswer = 2048;
const bytesAnIngredient = 200;

/** Answers up to a number of bytes, by address and by what they are made of; the longest unused are let go. */
export class KeptAnswers {
  readonly #limit: number;
  readonly #byKey = new Map<string, Kept>();
  readonly #byArticle = new Map<string, Set<Kept>>();
  readonly #ofEverything = new Set<Kept>();
  #size = 0;

  /** @param limit In bytes. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Bytes that all take, about; never more than the limit. */
  get size(): number {
    return this.#size;
  }

  /** How many there are. */
  get count(): number {
    return this.#byKey.size;
  }

  get(key: string): Kept | undefined {
    const kept = this.#byKey.get(key);
    if (kept) {
      this.#byKey.delete(key); // to the end of the order
      this.#byKey.set(key, kept);
    }
    return kept;
  }

  /** Keeps an answer in the place of the one of this key; one that is too large is not kept. */
  add(entry: Omit<Kept, 'size'>): void {
    this.#remove(this.#byKey.get(entry.key));
    const articles = entry.ingredients === 'everything' ? [] : entry.ingredients;
    const kept: Kept = {
      ...entry,
      size:
        entry.answer.size +
        2 * entry.key.length +
        bytesAnAnswer +
        bytesAnIngredient * articles.length,
    };
    if (kept.size > this.#limit) return;
    this.#byKey.set(kept.key, kept);
    this.#size += kept.size;
    for (const set of this.#indexes(kept)) set.add(kept);
    entry.answer.whenGrown((bytes) => {
      if (this.#byKey.get(kept.key) !== kept) return;
      kept.size += bytes;
      this.#size += bytes;
      this.#shrink();
    });
    this.#shrink();
  }

  /** Those that an article is in. */
  *of(article: string): Iterable<Kept> {
    yield* this.#byArticle.get(article) ?? [];
    yield* this.#ofEverything;
  }

  /** All of them. */
  all(): Iterable<Kept> {
    return this.#byKey.values();
  }

  #shrink(): void {
    for (const kept of this.#byKey.values()) {
      if (this.#size <= this.#limit) return;
      this.#remove(kept);
    }
  }

  #remove(kept: Kept | undefined): void {
    if (!kept) return;
    this.#byKey.delete(kept.key);
    this.#size -= kept.size;
    if (kept.ingredients === 'everything') this.#ofEverything.delete(kept);
    else {
      for (const article of kept.ingredients) {
        const set = this.#byArticle.get(article);
        set?.delete(kept);
        if (!set?.size) this.#byArticle.delete(article);
      }
    }
  }

  *#indexes({ ingredients }: Kept): Iterable<Set<Kept>> {
    if (ingredients === 'everything') {
      yield this.#ofEverything;
      return;
    }
    for (const article of ingredients) {
      let set = this.#byArticle.get(article);
      if (!set) this.#byArticle.set(article, (set = new Set()));
      yield set;
    }
  }
}
