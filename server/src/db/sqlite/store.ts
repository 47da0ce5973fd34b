import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

import { Kysely, sql } from 'kysely';

import type { Store } from '../database.ts';
import { migrate } from '../migrate.ts';
import type { Tables } from '../tables.ts';
import { ImmediateSqliteDialect } from './dialect.ts';
import { openNodeSqlite } from './node-sqlite.ts';

const duplicateCodes = new Set([1555, 2067]); // SQLITE_CONSTRAINT_PRIMARYKEY, SQLITE_CONSTRAINT_UNIQUE

/**
 * Opens the SQLite file, making it and its folder when they are missing, and brings it up to date.
 * Throws when the file cannot be opened or written.
 */
export async function openSqliteStore(file: string): Promise<Store> {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
  const db = new Kysely<Tables>({
    dialect: new ImmediateSqliteDialect({ database: openNodeSqlite(file) }),
  });
  try {
    await migrate(db);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return {
    db,
    isDuplicate: (error) =>
      error instanceof Error && 'errcode' in error && duplicateCodes.has(error.errcode as number),
    async backup(target) {
      await sql`vacuum into ${target}`.execute(db);
    },
    close: () => db.destroy(),
  };
}
