import { randomBytes } from 'node:crypto';

import type { MiddlewareHandler } from 'hono';

import { Problem } from '../http/problem.ts';
import type { AppEnv } from '../http/router.ts';
import type { Services } from '../services.ts';

type Parts = Pick<Services, 'db' | 'keys' | 'clock'>;

/** Makes a key and returns it; only its keyed hash is kept. `undefined` when the name is taken. */
export async function addApiKey(
  { db, keys, clock }: Parts,
  name: string,
): Promise<string | undefined> {
  const key = `nek_${randomBytes(24).toString('base64url')}`;
  const added = await db
    .insertInto('api_keys')
    .values({ name, hash: keys.hash('api-key', key), created: clock().getTime() })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .executeTakeFirst();
  return added.numInsertedOrUpdatedRows ? key : undefined;
}

/** Lets only requests with `Authorization: Bearer <API key>` pass; all others are 401 `unauthorized`. */
export function requireApiKey({ db, keys, clock }: Parts): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const key = /^Bearer (nek_[\w-]{32})$/.exec(c.req.header('authorization') ?? '')?.[1];
    const found =
      key &&
      (await db
        .updateTable('api_keys')
        .set({ used: clock().getTime() })
        .where('hash', '=', keys.hash('api-key', key))
        .executeTakeFirst());
    if (!found || !found.numUpdatedRows) {
      throw new Problem('unauthorized', { headers: { 'www-authenticate': 'Bearer' } });
    }
    await next();
  };
}

/** Names of the keys, with their last use. */
export function listApiKeys(db: Parts['db']) {
  return db.selectFrom('api_keys').select(['name', 'created', 'used']).orderBy('name').execute();
}

/** Takes a key back. `false` when there is none of that name. */
export async function removeApiKey(db: Parts['db'], name: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('api_keys')
    .where('name', '=', name)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
