import { setTimeout as pause } from 'node:timers/promises';

import { sql } from 'kysely';

import type { Database, ThreadListener, ThreadWatch } from '../database.ts';
import { PostgresListener } from './listener.ts';

const channel = 'news_elements_threads';
const longestPause = 5000;

/** The connection that listens, made again whenever it breaks. */
interface Ear {
  hears: boolean;
  readonly ended: AbortController;
  /** Resolves when nothing of it touches the database any more. */
  isDeaf: Promise<void>;
}

/**
 * Word of changed threads by NOTIFY. It is sent after the transaction, not in it: PostgreSQL lets transactions that notify
 * end one after the other only, each with its own write to disk. What is lost between the two is found in the table.
 */
export class PostgresThreads {
  readonly #db: Database;
  readonly #address: string;
  readonly #timeout: number;
  readonly #waiting = new Set<string>();
  readonly #listeners = new Set<ThreadListener>();
  #ear: Ear | undefined;
  #sending: Promise<void> | undefined;

  constructor(db: Database, address: string, timeout: number) {
    this.#db = db;
    this.#address = address;
    this.#timeout = timeout;
  }

  /** See `Store.announceThread`. Those that change while one statement is on its way share the next. */
  announce(article: string): void {
    for (const listener of this.#listeners) listener.changed(article);
    this.#waiting.add(article);
    this.#sending ??= this.#send().finally(() => (this.#sending = undefined));
  }

  /** Resolves when everything announced is sent, or given up. */
  async settle(): Promise<void> {
    await this.#sending;
  }

  /** See `Store.watchThreads`. All listeners share one connection beside those of the pool. */
  watch(listener: ThreadListener): ThreadWatch {
    this.#listeners.add(listener);
    if (this.#ear?.hears) listener.missed();
    const ear = (this.#ear ??= this.#open());
    return {
      isCurrent: () => ear.hears,
      stop: async () => {
        this.#listeners.delete(listener);
        if (this.#listeners.size || this.#ear !== ear) return;
        this.#ear = undefined;
        ear.ended.abort();
        await ear.isDeaf;
      },
    };
  }

  #open(): Ear {
    const ear: Ear = { hears: false, ended: new AbortController(), isDeaf: Promise.resolve() };
    ear.isDeaf = this.#listen(ear);
    return ear;
  }

  async #send(): Promise<void> {
    while (this.#waiting.size) {
      const articles = [...this.#waiting];
      this.#waiting.clear();
      try {
        await sql`select pg_notify(${channel}, article) from unnest(${articles}::text[]) as article`.execute(
          this.#db,
        );
      } catch {
        // The database is away: whoever listens lost its connection too, and looks at the table when it is back.
      }
    }
  }

  async #listen(ear: Ear): Promise<void> {
    const { signal } = ear.ended;
    for (let failures = 0; !signal.aborted;) {
      const connection = new PostgresListener(this.#address, this.#timeout);
      try {
        const tell = (article: string) => {
          for (const listener of this.#listeners) listener.changed(article);
        };
        await connection.listen(channel, tell, signal);
        failures = 0;
        ear.hears = !signal.aborted;
        for (const listener of this.#listeners) listener.missed(); // whatever changed before it listened
        await connection.lost(signal);
      } catch {
        failures += 1; // it cannot be reached; the table is looked at now and then meanwhile
      } finally {
        ear.hears = false;
        await connection.close();
      }
      const longest = Math.min(longestPause, 100 * 2 ** failures);
      await pause(longest * Math.random(), undefined, { signal, ref: false }).catch(() => {}); // aborted: the end
    }
  }
}
