import { setTimeout as pause } from 'node:timers/promises';

import type { SqliteDatabase } from 'kysely';

import type { ThreadListener, ThreadWatch } from '../database.ts';

const lookMilliseconds = 500;

/**
 * Word of changed threads. What this process changes it knows; that another one has written something, SQLite says by a
 * number that is cheap to read.
 */
export class SqliteThreads {
  readonly #database: SqliteDatabase;
  readonly #listeners = new Set<ThreadListener>();

  constructor(database: SqliteDatabase) {
    this.#database = database;
  }

  /** See `Store.announceThread`. */
  announce(article: string): void {
    for (const listener of this.#listeners) listener.changed(article);
  }

  /** See `Store.watchThreads`. */
  watch(listener: ThreadListener): ThreadWatch {
    const ended = new AbortController();
    let known: number | undefined;
    const look = (): boolean => {
      const version = this.#dataVersion();
      if (version !== known) listener.missed();
      known = version;
      return version !== undefined;
    };
    this.#listeners.add(listener);
    const looking = repeat(look, ended.signal);
    return {
      isCurrent: look,
      stop: () => {
        this.#listeners.delete(listener);
        ended.abort();
        return looking;
      },
    };
  }

  /** Grows with every change by another connection; `undefined` while the file cannot be read. */
  #dataVersion(): number | undefined {
    try {
      // Not through Kysely: it would wait for whoever works with the connection, and be asked with every request.
      const [row] = this.#database.prepare('pragma data_version').all([]);
      return (row as { data_version: number }).data_version;
    } catch {
      return undefined; // whoever asks for a thread is told that the database is away
    }
  }
}

async function repeat(look: () => void, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    look();
    await pause(lookMilliseconds, undefined, { signal, ref: false }).catch(() => {}); // aborted: the end
  }
}
