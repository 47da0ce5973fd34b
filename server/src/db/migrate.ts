import type { Kysely } from 'kysely';

import type { Database, DatabaseHandle } from './database.ts';
import { migrations } from './migrations/index.ts';
import type { Migration, SchemaSystem } from './migrations/migration.ts';

/** Where the names of changes that were made stand; Kysely's own migrator keeps the same table. */
export const history = 'kysely_migration';

/**
 * Makes the changes of the tables that are missing, in one transaction and one process at a time, and returns their
 * names. Changes that a newer server has made are left as they are. Throws when one fails; then none stays.
 */
export async function migrate(
  db: Database,
  system: SchemaSystem,
  changes: ReadonlyMap<string, Migration> = migrations,
): Promise<string[]> {
  // Only what has to be done needs the right to change tables.
  if (!(await missing(db, system, changes)).length) return [];
  return db.transaction().execute(async (trx) => {
    await system.lock(trx);
    if (!(await system.hasTable(trx, history))) {
      await trx.schema
        .createTable(history)
        .addColumn('name', system.text, (column) => column.primaryKey().notNull())
        .addColumn('timestamp', system.text, (column) => column.notNull())
        .execute();
    }
    const made = await missing(trx, system, changes);
    for (const name of made) {
      await changes.get(name)?.(trx as unknown as Kysely<unknown>, system);
      await names(trx)
        .insertInto(history)
        .values({ name, timestamp: new Date().toISOString() })
        .execute();
    }
    return made;
  });
}

/** Names of the changes a database has, those of a newer server too. It has had one at least. */
export async function changesMade(db: DatabaseHandle): Promise<string[]> {
  const rows = await names(db).selectFrom(history).select('name').orderBy('name').execute();
  return rows.map(({ name }) => name);
}

/** Changes this server knows and the database does not. */
async function missing(
  db: DatabaseHandle,
  system: SchemaSystem,
  changes: ReadonlyMap<string, Migration>,
): Promise<string[]> {
  const known = [...changes.keys()];
  if (!(await system.hasTable(db, history))) return known;
  const made = new Set(await changesMade(db));
  return known.filter((name) => !made.has(name));
}

function names(db: DatabaseHandle) {
  return db.withTables<{ [history]: { name: string; timestamp: string } }>();
}
