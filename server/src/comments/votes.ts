import { sql } from 'kysely';

import { useRate } from '../http/limits.ts';
import { Problem } from '../http/problem.ts';
import type { Services } from '../services.ts';

type Parts = Pick<Services, 'config' | 'db' | 'keys' | 'clock'>;

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
  { config, db, keys, clock }: Parts,
  { id, value, readerKey, block }: VoteRequest,
): Promise<{ up: number; down: number }> {
  if (config.votes === 'none' || (config.votes === 'up' && value < 0)) {
    throw new Problem('invalid-vote', { errors: [{ field: 'value', code: 'invalid' }] });
  }
  const now = clock();
  await useRate(db, `vote ${block}`, voteRate, now);
  const reader = keys.hash('reader', readerKey);
  return db.transaction().execute(async (trx) => {
    const comment = await trx
      .selectFrom('comments')
      .select(['article', 'up', 'down'])
      .where('id', '=', id)
      .where('status', '=', 'published')
      .executeTakeFirst();
    if (!comment) throw new Problem('unknown-comment');
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
    const tally = (sign: 1 | -1) =>
      sql<number>`(select count(*) from votes where votes.comment = comments.id and votes.value = ${sign})`;
    const tallies = await trx
      .updateTable('comments')
      .set({ up: tally(1), down: tally(-1) })
      .where('id', '=', id)
      .returning(['up', 'down'])
      .executeTakeFirstOrThrow();
    await trx
      .updateTable('articles')
      .set({ version: sql<number>`version + 1` })
      .where('id', '=', comment.article)
      .execute();
    return tallies;
  });
}
