import type { Migration } from './migration.ts';

/**
 * Since which version of its article a comment stands in the list, so that "what is new since" tells a new comment from one
 * that was voted on. Those of before, and of an older server beside this one, count as changed.
 */
export const changes: Migration = async (db) => {
  await db.schema
    .alterTable('comments')
    .addColumn('appeared', 'bigint', (column) => column.notNull().defaultTo(0))
    .execute();
};
