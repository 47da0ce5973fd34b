import type { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';

import { migrations } from './migrations/index.ts';

/** Brings a database up to date. Throws what the failing migration threw; nothing of it stays. */
export async function migrate(db: Kysely<never> | Kysely<any>): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => migrations },
  });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}
