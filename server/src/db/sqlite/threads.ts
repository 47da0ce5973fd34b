import { setTimeout as pause } from 'node:timers/promises';

import { sql } from 'kysely';

import type { Database, ThreadListener, ThreadWatch } from '../database.ts';

const lookMilliseconds = 500;

/**
 * Word of changed threads. What this process changes it knows; that another one has written something, SQLite says by a
 * number that is cheap to read.
 */
export class SqliteThreads {
  readonly #db: Database;
  readonly #listeners = new Set<ThreadListener>();

  constructor(db: Database) {
    this.#db = db;
  }

  /** See `Store.announceThread`. */
  announce(article: string): void {
    for (const listener of this.#listeners) listener.changed(article);
  }

  /** See `Store.watchThreads`. */
  watch(listener: ThreadListener): ThreadWatch {
    const ended = new AbortController();
    this.#listeners.add(listener);
    const looking = this.#look(listener, ended.signal);
    return {
      stop: () => {
        this.#listeners.delete(listener);
        ended.abort();
        return looking;
      },
    };
  }

  async #look(listener: ThreadListener, signal: AbortSignal): Promise<void> {
    let known: number | undefined;
    while (!signal.aborted) {
      const version = await this.#dataVersion();
      if (signal.aborted) return;
      if (version !== known) listener.missed();
      known = version;
      await pause(lookMilliseconds, undefined, { signal, ref: false }).catch(() => {}); // aborted: the end
    }
  }

  /** Grows with every change by another connection; `undefined` while the file cannot be read. */
  async #dataVersion(): Promise<number | undefined> {
    try {
      const { rows } = await sql<{ data_version: number }>`pragma data_version`.execute(this.#db);
      return rows[0]?.data_version;
    } catch {
      return undefined; // whoever asks for a thread is told that the database is away
    }
  }
}
