import type { DatabaseHandle } from '../db/database.ts';

/**
 * Marks something one-use as used, until it would have expired anyway.
 * `false` when it was used before.
 * @param id Its keyed hash.
 */
export async function spend(db: DatabaseHandle, id: string, expires: number): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('captcha_spent')
    .values({ id, expires })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirstOrThrow();
  return Boolean(numInsertedOrUpdatedRows);
}

/** Whether `spend` was called for this id. */
export async function isSpent(db: DatabaseHandle, id: string): Promise<boolean> {
  const row = await db
    .selectFrom('captcha_spent')
    .select('id')
    .where('id', '=', id)
    .executeTakeFirst();
  return row !== undefined;
}
