import { setTimeout as pause } from 'node:timers/promises';

import { sql } from 'kysely';

import type { Database, ThreadListener, ThreadWatch } from '../database.ts';
import { PostgresListener } from './listener.ts';

const channel = 'news_elements_threads';
const longestPause = 5000;

/**
 * Word of changed threads by NOTIFY. It is sent after the transaction, not in it: PostgreSQL lets transactions that notify
 * end one after the other only, each with its own write to disk. What is lost between the two is found in the table.
 */
export class PostgresThreads {
  readonly #db: Database;
  readonly #address: string;
  readonly #timeout: number;
  readonly #waiting = new Set<string>();
  #sending: Promise<void> | undefined;

  constructor(db: Database, address: string, timeout: number) {
    this.#db = db;
    this.#address = address;
    this.#timeout = timeout;
  }

  /** See `Store.announceThread`. Those that change while one statement is on its way share the next. */
  announce(article: string): void {
    this.#waiting.add(article);
    this.#sending ??= this.#send().finally(() => (this.#sending = undefined));
  }

  /** Resolves when everything announced is sent, or given up. */
  async settle(): Promise<void> {
    await this.#sending;
  }

  /** See `Store.watchThreads`. It has a connection of its own. */
  watch(listener: ThreadListener): ThreadWatch {
    const ended = new AbortController();
    const listening = this.#listen(listener, ended.signal);
    return {
      stop: () => {
        ended.abort();
        return listening;
      },
    };
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

  async #listen(listener: ThreadListener, signal: AbortSignal): Promise<void> {
    for (let failures = 0; !signal.aborted;) {
      const connection = new PostgresListener(this.#address, this.#timeout);
      try {
        await connection.listen(channel, (article) => listener.changed(article), signal);
        failures = 0;
        listener.missed(); // whatever changed before it listened
        await connection.lost(signal);
      } catch {
        failures += 1; // it cannot be reached; the table is looked at now and then meanwhile
      } finally {
        await connection.close();
      }
      const longest = Math.min(longestPause, 100 * 2 ** failures);
      await pause(longest * Math.random(), undefined, { signal, ref: false }).catch(() => {}); // aborted: the end
    }
  }
}
