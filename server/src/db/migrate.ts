import { Migrator } from 'kysely/migration';

import type { Database } from './database.ts';
import { migrations } from './migrations/index.ts';

/** Brings a database up to date. Throws when a migration fails; nothing of that one stays. */
export async function migrate(db: Database): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve(migrations) },
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined)
    throw new Error('The tables cannot be brought up to date.', { cause: error });
}
