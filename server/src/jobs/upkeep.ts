import type { Database } from '../db/database.ts';
import type { Services } from '../services.ts';
import { repeat } from './repeat.ts';
import type { Job } from './repeat.ts';

const hour = 3600;
const blockLife = 30 * 24 * hour * 1000;

/** Erases what has outlived its purpose: at start and every hour. */
export function upkeepJob(services: Services): Job {
  const work = () => upkeep(services.db, services.clock());
  return repeat(services, { name: 'upkeep', seconds: hour, work });
}

/** Erases address blocks after 30 days, and rates and CAPTCHA ids that no longer count. */
export async function upkeep(db: Database, now: Date): Promise<void> {
  const time = now.getTime();
  for (const table of ['comments', 'votes', 'reports'] as const) {
    await db
      .updateTable(table)
      .set({ block: null })
      .where('created', '<', time - blockLife)
      .where('block', 'is not', null)
      .execute();
  }
  await db.deleteFrom('rates').where('arrival', '<', time).execute();
  await db.deleteFrom('captcha_spent').where('expires', '<', time).execute();
}
