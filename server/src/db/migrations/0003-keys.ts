import type { Migration } from './migration.ts';

export const keys: Migration = async (db, { text, forgettable }) => {
  await db.schema
    .createTable('secrets')
    .addColumn('name', text, (column) => column.primaryKey().notNull())
    .addColumn('value', text, (column) => column.notNull())
    .addColumn('created', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('api_keys')
    .addColumn('name', text, (column) => column.primaryKey().notNull())
    .addColumn('hash', text, (column) => column.notNull().unique())
    .addColumn('created', 'bigint', (column) => column.notNull())
    .addColumn('used', 'bigint')
    .execute();
  await db.schema
    .createTable('rates')
    .modifyFront(forgettable)
    .addColumn('key', text, (column) => column.primaryKey().notNull())
    .addColumn('arrival', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('captcha_spent')
    .addColumn('id', text, (column) => column.primaryKey().notNull())
    .addColumn('expires', 'bigint', (column) => column.notNull())
    .execute();
  for (const [table, column] of [
    ['rates', 'arrival'],
    ['captcha_spent', 'expires'],
  ] as const) {
    await db.schema.createIndex(`${table}_${column}`).on(table).column(column).execute();
  }
};
