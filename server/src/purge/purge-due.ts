import { sql } from 'kysely';

import type { Database } from '../db/database.ts';
import { transact } from '../db/transact.ts';
import { threadTag } from '../http/cache-tag.ts';
import type { Outbound } from '../http/outbound.ts';
import { pauseAfter } from '../jobs/pause-after.ts';
import type { Services } from '../services.ts';
import { sendPurge } from './send-purge.ts';

type Parts = Pick<Services, 'config' | 'db' | 'keys' | 'clock' | 'log'>;

/** Threads a step; each holds its row for as long as it takes to note that it was purged. */
const threadsAStep = 30;

/** How long one process keeps the others away for a step: longer than its requests may take. */
const claim = 12_000;
const stepLimit = 10_000;

const pauses = { first: 1000, longest: 5 * 60_000, longestAsked: 3600_000 };

const isUnpurged = sql<boolean>`purged < version`;

/**
 * Purges every thread that has changed since it was last purged, once, and notes the version it had before: what changes
 * meanwhile stays due. Of several processes one does it. Returns milliseconds until it is worth trying again where
 * another process or a pause is in the way; `undefined` when all is done. Failures are logged, never thrown, but for the
 * database's and the signal's.
 */
export async function purgeDue(
  parts: Parts,
  outbound: Outbound,
  signal: AbortSignal,
): Promise<number | undefined> {
  const { config, db, keys, clock, log } = parts;
  const endpoint = keys.hash('purge-endpoint', config.purgeUrl);
  await begin(db, endpoint, clock().getTime());
  for (let last = ''; ;) {
    if (!(await unpurged(db, last, 1)).length) return undefined;
    const now = clock().getTime();
    const turn = await db
      .updateTable('purges')
      .set({ next: now + claim })
      .where('endpoint', '=', endpoint)
      .where('next', '<=', now)
      .returning('failures')
      .executeTakeFirst();
    if (!turn) return untilNext(db, endpoint, now);
    const settle = (failures: number, next: number) =>
      db.updateTable('purges').set({ failures, next }).where('endpoint', '=', endpoint).execute();
    const threads = await unpurged(db, last, threadsAStep);
    try {
      const tags = await tagsOf(
        db,
        threads.map(({ id }) => id),
      );
      const limit = AbortSignal.any([signal, AbortSignal.timeout(stepLimit)]);
      await sendPurge(config, outbound, tags, limit);
      log.debug({ threads: threads.length }, 'changed threads were purged');
    } catch (error) {
      if (signal.aborted) {
        await settle(turn.failures, clock().getTime()); // another process goes on at once
        throw error;
      }
      const failures = turn.failures + 1;
      const pause = pauseAfter(failures, error, pauses);
      await settle(failures, clock().getTime() + pause);
      log.warn({ err: error, failures, pause }, 'changed threads could not be purged');
      return pause;
    }
    await note(db, threads);
    await settle(0, clock().getTime());
    last = threads.at(-1)?.id ?? last;
  }
}

/** Forgets that there ever was an address to tell, so that the next one starts with what changes from then on. */
export async function forgetEndpoints(db: Database): Promise<void> {
  await db.deleteFrom('purges').execute();
}

/**
 * At the first sight of an address nothing is due: caches age what changed before as they did until now, and a site with
 * a million threads does not send a million names.
 */
async function begin(db: Database, endpoint: string, now: number): Promise<void> {
  const known = await db
    .selectFrom('purges')
    .select('next')
    .where('endpoint', '=', endpoint)
    .executeTakeFirst();
  if (known) return;
  for (let last = ''; ;) {
    const past = await unpurged(db, last, 1000);
    if (!past.length) break;
    await note(db, past);
    last = past.at(-1)?.id ?? last;
  }
  await db
    .insertInto('purges')
    .values({ endpoint, next: now })
    .onConflict((conflict) => conflict.column('endpoint').doNothing())
    .execute();
}

/** Threads that are due, in the order of their ids, which is also the order of everybody's locks. */
function unpurged(db: Database, after: string, most: number) {
  return db
    .selectFrom('articles')
    .select(['id', 'version'])
    .where('id', '>', after)
    .where(isUnpurged)
    .orderBy('id')
    .limit(most)
    .execute();
}

/** The names of threads, and those they had under former ids. */
async function tagsOf(db: Database, articles: readonly string[]): Promise<string[]> {
  if (!articles.length) return [];
  const former = await db
    .selectFrom('article_aliases')
    .select('alias')
    .where('article', 'in', [...articles])
    .execute();
  return [...new Set([...articles, ...former.map(({ alias }) => alias)].map(threadTag))];
}

function note(db: Database, threads: readonly { id: string; version: number }[]): Promise<void> {
  return transact(db, async (trx) => {
    for (const { id, version } of threads) {
      await trx
        .updateTable('articles')
        .set({ purged: version })
        .where('id', '=', id)
        .where('purged', '<', version)
        .execute();
    }
  });
}

async function untilNext(db: Database, endpoint: string, now: number): Promise<number> {
  const row = await db
    .selectFrom('purges')
    .select('next')
    .where('endpoint', '=', endpoint)
    .executeTakeFirst();
  return Math.max(0, (row?.next ?? now) - now);
}
