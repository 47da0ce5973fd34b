import type { Migration } from './migration.ts';

export const articles: Migration = async (db, { text }) => {
  await db.schema
    .createTable('articles')
    .addColumn('id', text, (column) => column.primaryKey().notNull())
    .addColumn('url', text)
    .addColumn('title', text)
    .addColumn('summary', text)
    .addColumn('image', text)
    .addColumn('language', text)
    .addColumn('published', 'bigint')
    .addColumn('updated', 'bigint')
    .addColumn('listed', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('comments', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('roots', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('version', 'bigint', (column) => column.notNull().defaultTo(0))
    .addColumn('created', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('articles_listed')
    .on('articles')
    .columns(['listed', 'published'])
    .execute();

  await db.schema
    .createTable('article_aliases')
    .addColumn('alias', text, (column) => column.primaryKey().notNull())
    .addColumn('article', text, (column) =>
      column.notNull().references('articles.id').onDelete('cascade'),
    )
    .execute();
};
