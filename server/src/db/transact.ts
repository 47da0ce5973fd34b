import { setTimeout as pause } from 'node:timers/promises';

import type { Database, DatabaseTransaction } from './database.ts';
import { isConnectionLost, isRolledBack } from './postgres/errors.ts';

const mostAttempts = 5;
const longestPause = 50;

/**
 * Does work in one transaction. Where it is known that nothing of it stays, since another transaction was in the way or
 * the connection broke before the end was asked for, it is done again: `work` touches nothing but the database.
 */
export async function transact<Result>(
  db: Database,
  work: (trx: DatabaseTransaction) => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    let ending = false;
    try {
      return await db.transaction().execute(async (trx) => {
        const result = await work(trx);
        ending = true; // from here on a lost answer may mean either
        return result;
      });
    } catch (error) {
      const again = isRolledBack(error) || (isConnectionLost(error) && !ending && attempt === 1);
      if (!again || attempt === mostAttempts) throw error;
    }
    await pause(Math.random() * longestPause * attempt);
  }
}
