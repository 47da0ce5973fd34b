import { sql } from 'kysely';

import type { Migration } from './migration.ts';

/**
 * What keeps a change as cheap in a thread of 100,000 as in one of ten: when each comment last changed, in its article's
 * own count; the comments on an article itself, in order, and its newest; votes by block; in how many articles a word stands.
 */
export const threads: Migration = async (db, { text }) => {
  await db.schema
    .alterTable('comments')
    .addColumn('version', 'bigint', (column) => column.notNull().defaultTo(0))
    .execute();
  for (const [name, table, columns] of [
    ['comments_changes', 'comments', ['article', 'version']],
    ['comments_newest', 'comments', ['article', 'status', 'created', 'seq']],
    ['votes_block', 'votes', ['comment', 'block']],
    ['article_aliases_article', 'article_aliases', ['article']],
  ] as const) {
    await db.schema
      .createIndex(name)
      .on(table)
      .columns([...columns])
      .execute();
  }
  // PostgreSQL does not take "parent is null" for a fixed value when it looks for an index in the order wanted.
  await db.schema
    .createIndex('comments_roots')
    .on('comments')
    .columns(['article', 'shown', 'created', 'seq'])
    .where(sql.ref('parent'), 'is', null)
    .execute();
  // What is erased after 30 days is found without a look at what is older.
  for (const table of ['comments', 'votes', 'reports']) {
    await db.schema
      .createIndex(`${table}_kept_block`)
      .on(table)
      .column('created')
      .where(sql.ref('block'), 'is not', null)
      .execute();
  }
  // These two served what is no longer asked.
  await db.schema.dropIndex('comments_thread').execute();
  await db.schema.dropIndex('comments_article_status').execute();
  await db.schema
    .createTable('word_counts')
    .addColumn('word', text, (column) => column.primaryKey().notNull())
    .addColumn('articles', 'bigint', (column) => column.notNull())
    .execute();

  // What was learned before was not counted: the next reading of each feed learns it anew.
  await sql`delete from article_words`.execute(db);
  await sql`update feeds set etag = null, modified = null, next = 0`.execute(db);
};
