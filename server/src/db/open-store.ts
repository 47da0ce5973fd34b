import type { Config } from '../config.ts';
import type { Store } from './database.ts';
import { openSqliteStore } from './sqlite/store.ts';

/** Whether a setting of `--database` names a PostgreSQL server rather than a SQLite file. */
export function isPostgresAddress(database: string): boolean {
  return /^postgres(ql)?:\/\//i.test(database);
}

/**
 * Opens the database a configuration names; its tables may be missing still.
 * Throws a `DatabaseError` when it cannot be opened.
 */
export async function openStore({
  database,
  databaseTimeout: timeout,
  databaseConnections: connections,
}: Pick<Config, 'database' | 'databaseTimeout' | 'databaseConnections'>): Promise<Store> {
  if (!isPostgresAddress(database)) return openSqliteStore(database, { timeout });
  const { openPostgresStore } = await import('./postgres/store.ts'); // most servers have no use for `pg`
  return openPostgresStore(database, { timeout, connections });
}
