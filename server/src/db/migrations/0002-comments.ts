import type { Migration } from './migration.ts';

export const comments: Migration = async (db, { text, rowNumber, numbered }) => {
  await db.schema
    .createTable('comments')
    .addColumn('seq', rowNumber, numbered)
    .addColumn('id', text, (column) => column.notNull().unique())
    .addColumn('article', text, (column) => column.notNull().references('articles.id'))
    .addColumn('parent', text, (column) => column.references('comments.id'))
    .addColumn('depth', 'integer', (column) => column.notNull())
    .addColumn('name', text, (column) => column.notNull())
    .addColumn('badge', text)
    .addColumn('text', text, (column) => column.notNull())
    .addColumn('language', text)
    .addColumn('status', text, (column) => column.notNull())
    .addColumn('shown', 'integer', (column) => column.notNull())
    .addColumn('pick', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('up', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('down', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('replies', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('reason', text)
    .addColumn('created', 'bigint', (column) => column.notNull())
    .addColumn('edited', 'bigint')
    .addColumn('edit_until', 'bigint', (column) => column.notNull())
    .addColumn('key_hash', text, (column) => column.notNull().unique())
    .addColumn('fingerprint', text, (column) => column.notNull())
    .addColumn('block', text)
    .execute();
  await db.schema
    .createIndex('comments_thread')
    .on('comments')
    .columns(['article', 'parent', 'shown', 'created', 'seq'])
    .execute();
  await db.schema
    .createIndex('comments_replies')
    .on('comments')
    .columns(['parent', 'shown', 'created', 'seq'])
    .execute();
  await db.schema
    .createIndex('comments_article_status')
    .on('comments')
    .columns(['article', 'status', 'parent'])
    .execute();
  await db.schema
    .createIndex('comments_status')
    .on('comments')
    .columns(['status', 'created'])
    .execute();

  await db.schema
    .createTable('votes')
    .addColumn('comment', text, (column) =>
      column.notNull().references('comments.id').onDelete('cascade'),
    )
    .addColumn('reader', text, (column) => column.notNull())
    .addColumn('value', 'integer', (column) => column.notNull())
    .addColumn('block', text)
    .addColumn('created', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('votes_key', ['comment', 'reader'])
    .execute();

  await db.schema
    .createTable('reports')
    .addColumn('comment', text, (column) =>
      column.notNull().references('comments.id').onDelete('cascade'),
    )
    .addColumn('reader', text, (column) => column.notNull())
    .addColumn('reason', text, (column) => column.notNull())
    .addColumn('note', text)
    .addColumn('block', text)
    .addColumn('created', 'bigint', (column) => column.notNull())
    .addColumn('handled', 'bigint')
    .addPrimaryKeyConstraint('reports_key', ['comment', 'reader'])
    .execute();
  await db.schema
    .createIndex('reports_waiting')
    .on('reports')
    .columns(['handled', 'created'])
    .execute();

  await db.schema
    .createTable('rankings')
    .addColumn('article', text, (column) =>
      column.notNull().references('articles.id').onDelete('cascade'),
    )
    .addColumn('generation', 'integer', (column) => column.notNull())
    .addColumn('version', 'bigint', (column) => column.notNull())
    .addColumn('made', 'bigint', (column) => column.notNull())
    .addColumn('comments', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('rankings_key', ['article', 'generation'])
    .execute();
};
