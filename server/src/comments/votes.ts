import { sql } from 'kysely';

import type { DatabaseHandle } from '../db/database.ts';
import { useRate } from '../http/limits.ts';
import { Problem } from '../http/problem.ts';
import type { Reader } from '../readers/reader.ts';
import { refuseGuests, voterOf } from '../readers/signed-in.ts';
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
  /** Absent for a guest. */
  reader: Reader | undefined;
  block: string;
}

/**
 * Sets a reader's vote on a published comment; 0 takes it back. Returns the new tallies.
 * One an account: what its owner voted as a guest goes.
 * Throws 401 `sign-in-required`, 404 `unknown-comment`, 422 `invalid-vote`, 429 `rate-limited`.
 */
export async function vote(
  { config, store, db, keys, clock }: Parts,
  { id, value, readerKey, reader: signedIn, block }: VoteRequest,
): Promise<{ up: number; down: number }> {
  if (config.votes === 'none' || (config.votes === 'up' && value < 0)) {
    throw new Problem('invalid-vote', { errors: [{ field: 'value', code: 'invalid' }] });
  }
  refuseGuests(signedIn, { config });
  const now = clock();
  await useRate(db, `vote ${block}`, voteRate, now);
  if (signedIn) await useRate(db, `vote ${signedIn.account}`, voteRate, now);
  const guest = keys.hash('reader', readerKey);
  const reader = signedIn ? voterOf(keys, signedIn) : guest;
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
    const known = await trx
      .selectFrom('votes')
      .select(['reader', 'value'])
      .where('comment', '=', id)
      .where('reader', 'in', [reader, guest])
      .execute();
    const earlier = known.find((each) => each.reader === reader);
    const before = known.find((each) => each.reader !== reader);
    if (!before && (earlier?.value ?? 0) === value) return { up: comment.up, down: comment.down };
    if (before) {
      await trx.deleteFrom('votes').where('comment', '=', id).where('reader', '=', guest).execute();
    }
    if (value === 0) {
      await trx
        .deleteFrom('votes')
        .where('comment', '=', id)
        .where('reader', '=', reader)
        .execute();
    } else {
      if (!earlier && !signedIn) {
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
    const more = (sign: 1 | -1) =>
      Number(value === sign) - known.filter((each) => each.value === sign).length;
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
