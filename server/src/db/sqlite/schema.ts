import { sql } from 'kysely';

import type { SchemaSystem } from '../migrations/migration.ts';

/** The tables in SQLite's words. */
export const sqliteSchema: SchemaSystem = {
  text: 'text',
  rowNumber: 'integer',
  numbered: (column) => column.primaryKey().autoIncrement(),
  forgettable: sql``,
  // A transaction holds the only write lock from its start.
  lock: () => Promise.resolve(),
  async hasTable(db, name) {
    const { rows } = await sql`select 1 from sqlite_schema where name = ${name}`.execute(db);
    return rows.length > 0;
  },
  async indexWords(db) {
    await sql`
      create virtual table article_search using fts5 (
        title, summary, folded_title, folded_summary,
        content = 'article_words', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 0'
      )
    `.execute(db);
    const columns = sql.raw('title, summary, folded_title, folded_summary');
    const oldValues = sql.raw('old.title, old.summary, old.folded_title, old.folded_summary');
    const newValues = sql.raw('new.title, new.summary, new.folded_title, new.folded_summary');
    const forget = sql`
      insert into article_search (article_search, rowid, ${columns}) values ('delete', old.number, ${oldValues});
    `;
    const learn = sql`
      insert into article_search (rowid, ${columns}) values (new.number, ${newValues});
    `;
    for (const [name, event, work] of [
      ['added', 'insert', learn],
      ['removed', 'delete', forget],
      ['changed', 'update', sql`${forget} ${learn}`],
    ] as const) {
      await sql`
        create trigger ${sql.id(`article_words_${name}`)} after ${sql.raw(event)} on article_words begin ${work} end
      `.execute(db);
    }
  },
};
