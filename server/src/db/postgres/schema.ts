import { sql } from 'kysely';

import type { SchemaSystem } from '../migrations/migration.ts';

/** Of this program alone, in the database it is asked for. */
const lockNumber = 6_397_020_261;

/** The words of a row of `article_words`. The index is over this very expression. */
export const wordsOfArticle = sql.raw(
  "string_to_array(folded_title || ' ' || folded_summary, ' ')",
);

/** The tables in PostgreSQL's words. */
export const postgresSchema: SchemaSystem = {
  text: sql`text collate "C"`,
  rowNumber: 'bigint',
  numbered: (column) => column.primaryKey().generatedByDefaultAsIdentity(),
  forgettable: sql`unlogged`,
  async lock(db) {
    await sql`select pg_advisory_xact_lock(${sql.lit(lockNumber)})`.execute(db);
    // A change that waits for a long transaction makes all others wait behind it: it gives up first.
    await sql`set local lock_timeout = '10s'`.execute(db);
  },
  async hasTable(db, name) {
    // Not by `to_regclass`: it may answer from before another process made the table.
    const { rows } = await sql`
      select 1 from pg_catalog.pg_tables
      where tablename = ${name} and schemaname = any(current_schemas(false))
    `.execute(db);
    return rows.length > 0;
  },
  indexWords: (db) =>
    sql`create index article_words_folded on article_words using gin (${wordsOfArticle})`.execute(
      db,
    ),
};
