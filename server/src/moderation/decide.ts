import { changeComment, erased } from '../comments/standing.ts';
import { lockThread } from '../comments/thread.ts';
import type { Thread } from '../comments/thread.ts';
import { cleanLine } from '../comments/words.ts';
import type { DatabaseTransaction } from '../db/database.ts';
import { transact } from '../db/transact.ts';
import type { CommentStatus } from '../db/tables.ts';
import type { Services } from '../services.ts';

/** What an editor decides. */
export type Decision = 'publish' | 'reject' | 'delete';

type Parts = Pick<Services, 'store' | 'clock'>;

/**
 * Decides on comments, all or none, and counts their reports as handled. Returns the ids that are not known or,
 * being erased already, cannot be decided upon; then nothing has changed.
 */
export async function decide(
  { store, clock }: Parts,
  ids: readonly string[],
  decision: Decision,
  reason?: string,
): Promise<string[]> {
  let articles: string[] = [];
  const undecided = await transact(store.db, async (trx) => {
    const threads = await lockThreads(trx, ids);
    const found = await trx
      .selectFrom('comments')
      .select(['id', 'article', 'parent', 'status', 'shown', 'text'])
      .where('id', 'in', [...ids])
      .execute();
    const known = new Map(
      found.filter(({ text }) => text || decision === 'delete').map((row) => [row.id, row]),
    );
    const unknown = ids.filter((id) => !known.has(id));
    if (unknown.length) return unknown;
    articles = [...threads.keys()];
    for (const comment of known.values()) {
      const thread = threads.get(comment.article);
      if (!thread) throw new Error('A comment has moved since its thread was locked.');
      await changeComment(
        trx,
        thread,
        comment,
        decision === 'delete'
          ? { ...erased, status: 'removed' }
          : {
              status: statusAfter(decision, comment.status),
              reason: decision === 'reject' && reason ? cleanLine(reason) : null,
            },
      );
    }
    if (decision === 'delete') {
      await trx
        .updateTable('reports')
        .set({ note: null })
        .where('comment', 'in', [...ids])
        .execute();
    }
    await trx
      .updateTable('reports')
      .set({ handled: clock().getTime() })
      .where('comment', 'in', [...ids])
      .where('handled', 'is', null)
      .execute();
    return [];
  });
  if (!undecided.length) articles.forEach(store.announceThread);
  return undecided;
}

/** What was published and is refused stays a tombstone while replies stand. */
function statusAfter(decision: 'publish' | 'reject', status: CommentStatus): CommentStatus {
  if (decision === 'publish') return 'published';
  return status === 'published' || status === 'removed' ? 'removed' : 'rejected';
}

/** Locks the threads of comments, in one order for all who lock several. */
async function lockThreads(
  db: DatabaseTransaction,
  ids: readonly string[],
): Promise<Map<string, Thread>> {
  const articles = await db
    .selectFrom('comments')
    .select('article')
    .distinct()
    .where('id', 'in', [...ids])
    .orderBy('article')
    .execute();
  const threads = new Map<string, Thread>();
  for (const { article } of articles) {
    const thread = await lockThread(db, article);
    if (thread) threads.set(thread.article, thread);
  }
  return threads;
}
