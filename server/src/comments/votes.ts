import { sql } from 'kysely';

import type { DatabaseHandle } from '../db/database.ts';
import { useRate } from '../http/limits.ts';
import { Problem } from '../http/problem.ts';
import type { Services } from '../services.ts';
import { changeThread, lockThreadOf } from './thread.ts';

type Parts = Pick<Services, 'config' | 'store' | 'db' | 'keys' | 'clock'>;

/** Votes on one comment from one address block: a household or an office, not a machine with many keys. */
const mostFromBlock = 20;
const voteRate = { count: 600, period: 3600, burst: 60 };

/** One reader's vote. */
export interface VoteRequest {
  id: string;
  value: 1 | 0 | -1;
  readerKey: string;
  block: string;
}

/**
 * Sets a reader's vote on a published comment; 0 takes it back. Returns the new tallies.
 * Throws 404 `unknown-comment`, 422 `invalid-vote`, 429 `rate-limited`.
 */
export async function vote(
  { config, store, db, keys, clock }: Parts,
  { id, value, readerKey, block }: VoteRequest,
): Promise<{ up: number; down: number }> {
  if (config.votes === 'none' || (config.votes === 'up' && value < 0)) {
    throw new Problem('invalid-vote', { errors: [{ field: 'value', code: 'invalid' }] });
  }
  const now = clock();
  await useRate(db, `vote ${block}`, voteRate, now);
  const reader = keys.hash('reader', readerKey);
  const published = (handle: DatabaseHandle) =>
    handle
      .selectFrom('comments')
      .select(['article', 'up', 'down'])
      .where('id', '=', id)
      .where('status', '=', 'published')
      .executeTakeFirst();
  const found = await published(db);
  if (!found) throw new Problem('unknown-comment');
  return changeThread(store, found.article, async (trx) => {
    const thread = await lockThreadOf(trx, id);
    const comment = await published(trx);
    if (!thread || !comment) throw new Problem('unknown-comment');
    const earlier = await trx
      .selectFrom('votes')
      .select('value')
      .where('comment', '=', id)
      .where('reader', '=', reader)
      .executeTakeFirst();
    if ((earlier?.value ?? 0) === value) return { up: comment.up, down: comment.down };
    if (value === 0) {
      await trx
        .deleteFrom('votes')
        .where('comment', '=', id)
        .where('reader', '=', reader)
        .execute();
    } else {
      if (!earlier) {
        const { count } = await trx
          .selectFrom('votes')
          .select((select) => select.fn.countAll<number>().as('count'))
          .where('comment', '=', id)
          .where('block', '=', block)
          .executeTakeFirstOrThrow();
        if (count >= mostFromBlock) throw new Problem('rate-limited', { retryAfter: 86_400 });
      }
      await trx
        .insertInto('votes')
        .values({ comment: id, reader, value, block, created: now.getTime() })
        .onConflict((conflict) => conflict.columns(['comment', 'reader']).doUpdateSet({ value }))
        .execute();
    }
    const more = (sign: 1 | -1) => Number(value === sign) - Number(earlier?.value === sign);
    const tallies = await trx
      .updateTable('comments')
      .set({
        up: sql<number>`up + ${more(1)}`,
        down: sql<number>`down + ${more(-1)}`,
        version: thread.next,
      })
      .where('id', '=', id)
      .returning(['up', 'down'])
      .executeTakeFirstOrThrow();
    await trx
      .updateTable('articles')
      .set({ version: thread.next })
      .where('id', '=', thread.article)
      .execute();
    return tallies;
  });
}
