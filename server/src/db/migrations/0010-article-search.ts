import type { Migration } from './migration.ts';

/**
 * The words of listed articles in a table of their own with a search index over it, so that changing one article
 * reads no other; what tells two addresses of one article; and when each feed is read next.
 */
export const articleSearch: Migration = async (db, { text, rowNumber, numbered, indexWords }) => {
  await db.schema.alterTable('articles').addColumn('section', text).execute();
  await db.schema.alterTable('articles').addColumn('address', text).execute();
  await db.schema.createIndex('articles_address').on('articles').column('address').execute();

  await db.schema
    .createTable('article_words')
    .addColumn('number', rowNumber, numbered)
    .addColumn('article', text, (column) =>
      column.notNull().unique().references('articles.id').onDelete('cascade').onUpdate('cascade'),
    )
    .addColumn('title', text, (column) => column.notNull())
    .addColumn('summary', text, (column) => column.notNull())
    .addColumn('folded_title', text, (column) => column.notNull())
    .addColumn('folded_summary', text, (column) => column.notNull())
    .execute();
  await indexWords(db);

  await db.schema
    .createTable('feeds')
    .addColumn('url', text, (column) => column.primaryKey().notNull())
    .addColumn('etag', text)
    .addColumn('modified', text)
    .addColumn('failures', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('next', 'bigint', (column) => column.notNull())
    .execute();
};
