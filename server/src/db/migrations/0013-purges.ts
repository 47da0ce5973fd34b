import { sql } from 'kysely';

import type { Migration } from './migration.ts';

/**
 * Up to which version of a thread shared caches were told to throw it away, and which threads they were not told of yet;
 * when the next telling is due, for each address that is told.
 */
export const purges: Migration = async (db, { text }) => {
  await db.schema
    .alterTable('articles')
    .addColumn('purged', 'bigint', (column) => column.notNull().defaultTo(0))
    .execute();
  await sql`create index articles_unpurged on articles (id) where purged < version`.execute(db);
  await db.schema
    .createTable('purges')
    .addColumn('endpoint', text, (column) => column.primaryKey().notNull())
    .addColumn('failures', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('next', 'bigint', (column) => column.notNull())
    .execute();
};
