import type { Kysely, Transaction } from 'kysely';

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
  /** Whether an error says that the database cannot work now: locked for long, full, not readable. */
  isUnavailable(error: unknown): boolean;
  /** Writes a consistent copy to a new file. Throws where the file exists or cannot be written. */
  backup(file: string): Promise<void>;
  /** Ends every connection. */
  close(): Promise<void>;
}

/** The database cannot be opened or written; the message says so in one sentence. */
export class DatabaseError extends Error {
  override name = 'DatabaseError';
}
