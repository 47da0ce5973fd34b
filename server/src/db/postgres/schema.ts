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
    const { rows } = await sql<{ known: boolean }>`
      select to_regclass(${name}) is not null as known
    `.execute(db);
    return rows[0]?.known === true;
  },
  indexWords: (db) =>
    sql`create index article_words_folded on article_words using gin (${wordsOfArticle})`.execute(
      db,
    ),
};
