import { sql } from 'kysely';

import type { Migration } from './migration.ts';

/** Who of the site's own readers wrote a comment, and the picture beside the name. */
export const accounts: Migration = async (db, { text }) => {
  await db.schema.alterTable('comments').addColumn('account', text).execute();
  await db.schema.alterTable('comments').addColumn('picture', text).execute();
  await db.schema
    .createIndex('comments_account')
    .on('comments')
    .column('account')
    .where(sql.ref('account'), 'is not', null)
    .execute();
};
