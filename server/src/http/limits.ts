import type { MiddlewareHandler } from 'hono';
import { bodyLimit as limitBody } from 'hono/body-limit';
import { sql } from 'kysely';

import type { DatabaseHandle } from '../db/database.ts';
import { Problem } from './problem.ts';
import type { AppEnv } from './router.ts';

const bodyBytes = 64 * 1024;

/**
 * Refuses bodies over 64 KiB with 413 `body-too-large`, however they are sent.
 * @param except Path that has a bound of its own.
 */
export function bodyLimit({ except }: { except: string }): MiddlewareHandler<AppEnv> {
  const limit = limitBody({
    maxSize: bodyBytes,
    onError: () => {
      throw new Problem('body-too-large', { detail: `At most ${bodyBytes} bytes.` });
    },
  });
  return (c, next) => (c.req.path === except ? next() : limit(c, next));
}

/** How often something may happen. */
export interface Rate {
  /** Times per period; 0: no limit. */
  count: number;
  /** Seconds. */
  period: number;
  /** How many at once. Default: `count`. */
  burst?: number;
}

/**
 * Counts one use of `key` against a rate, in the database, so that every process sees it.
 * Throws 429 `rate-limited` with the seconds to wait. The key holds hashes, never an address.
 *
 * The generic cell rate algorithm: one row and one statement a use.
 */
export async function useRate(
  db: DatabaseHandle,
  key: string,
  rate: Rate,
  now: Date,
): Promise<void> {
  if (!rate.count) return;
  const time = now.getTime();
  const gap = (rate.period * 1000) / rate.count;
  const latest = Math.floor(time + gap * (rate.burst ?? rate.count));
  const step = Math.ceil(gap);
  const { rows } = await sql<{ arrival: number }>`
    insert into rates (key, arrival) values (${key}, ${time + step})
    on conflict (key) do update
      set arrival = case when rates.arrival > ${time} then rates.arrival else ${time} end + ${step}
      where rates.arrival + ${step} <= ${latest} or rates.arrival <= ${time}
    returning arrival
  `.execute(db);
  if (rows.length) return;
  const { arrival } = await db
    .selectFrom('rates')
    .select('arrival')
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
  throw new Problem('rate-limited', {
    retryAfter: Math.max(1, Math.ceil((arrival + step - latest) / 1000)),
  });
}
