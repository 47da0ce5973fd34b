import type { Context } from 'hono';

import type { AppEnv } from '../http/router.ts';
import { Problem } from '../http/problem.ts';
import type { Keys } from '../keys/keys.ts';
import type { Services } from '../services.ts';
import type { Reader } from './reader.ts';

/** The reader who asks, where the request carries a token of the site; a guest is `undefined`. Throws as `ReaderTokens.read`. */
export async function signedIn(
  c: Context<AppEnv>,
  { readers }: Pick<Services, 'readers'>,
): Promise<Reader | undefined> {
  const authorization = c.req.header('authorization');
  return authorization === undefined ? undefined : readers.read(authorization);
}

/** Throws 401 `sign-in-required` where guests may not do what they ask. */
export function refuseGuests(
  reader: Reader | undefined,
  { config }: Pick<Services, 'config'>,
): void {
  if (reader || config.guests === 'on') return;
  throw new Problem('sign-in-required', { headers: { 'www-authenticate': 'Bearer' } });
}

/** What votes and reports of an account are kept under; nothing that a reader key could be. */
export function voterOf(keys: Keys, { account }: Reader): string {
  return keys.hash('reader', `account ${account}`);
}
