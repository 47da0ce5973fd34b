import type { Kysely, RawBuilder, SqlBool, Transaction } from 'kysely';

import type { CopyReport } from '../copy/copy-site.ts';
import type { Tables } from './tables.ts';

/** The database, outside a transaction. */
export type Database = Kysely<Tables>;

/** The database inside a transaction. Await nothing but the database while one is open: writers queue. */
export type DatabaseTransaction = Transaction<Tables>;

/** Either of them. */
export type DatabaseHandle = Database | DatabaseTransaction;

/** What differs between database systems; one folder a system implements it. */
export interface Store {
  readonly db: Database;
  /** Makes the changes of the tables that are missing and returns their names. Throws when one fails. */
  migrate(): Promise<string[]>;
  /** Whether there is a table of this name. */
  hasTable(name: string): Promise<boolean>;
  /** Condition on `article_words`: it holds one of these folded words. An index answers it. */
  hasAnyWord(words: readonly string[]): RawBuilder<SqlBool>;
  /** Whether an error says that the database cannot work now: not reached, locked for long, full, not readable. */
  isUnavailable(error: unknown): boolean;
  /** Tells this process at once, and every other soon and not surely, that a thread has changed. Call it after the transaction. */
  readonly announceThread: (article: string) => void;
  /** Hears of threads that change, until it is stopped. */
  watchThreads(listener: ThreadListener): ThreadWatch;
  /** After rows were stored with numbers of their own: the next number a row is given lies beyond them. */
  continueNumbers(db: DatabaseHandle): Promise<void>;
  /**
   * Writes a consistent copy to a new SQLite file while others read and write; `report` hears of steps where it goes row
   * by row. Throws where the file exists or cannot be written.
   */
  backup(file: string, report?: CopyReport): Promise<void>;
  /** Ends every connection. */
  close(): Promise<void>;
}

/** Who wants to know of changes. */
export interface ThreadListener {
  /** Something changed in this thread. */
  changed(article: string): void;
  /** Something may have changed somewhere, and no more is known. Called once at the start, too. */
  missed(): void;
}

/** A listener's connection to the database. */
export interface ThreadWatch {
  /**
   * Whether word has come of all that others had changed by now, or on PostgreSQL is on its way. Where asking costs next to
   * nothing it asks, and may call `missed` before it returns. `false`: no word comes now, so look.
   */
  isCurrent(): boolean;
  /** Resolves when nothing of it touches the database any more. */
  stop(): Promise<void>;
}

/** How a database is opened. */
export interface StoreOptions {
  /** Longest wait for a connection, a lock or one statement, in milliseconds. */
  timeout: number;
  /** Most connections of this process; SQLite has one. */
  connections: number;
}

/** Too many wait for the same thing; nothing was done. */
export class BusyError extends Error {
  override name = 'BusyError';

  constructor() {
    super('Others were in the way for too long.');
  }
}

/** The database cannot be opened or written; the message says so in one sentence. */
export class DatabaseError extends Error {
  override name = 'DatabaseError';
}
