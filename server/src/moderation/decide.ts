import { setStatus, settle } from '../comments/standing.ts';
import { cleanLine } from '../comments/words.ts';
import type { DatabaseTransaction } from '../db/database.ts';
import type { CommentStatus } from '../db/tables.ts';
import type { Services } from '../services.ts';

/** What an editor decides. */
export type Decision = 'publish' | 'reject' | 'delete';

type Parts = Pick<Services, 'db' | 'clock'>;

/**
 * Decides on comments, all or none, and counts their reports as handled. Returns the ids that are not known or,
 * being erased already, cannot be decided upon; then nothing has changed.
 */
export async function decide(
  { db, clock }: Parts,
  ids: readonly string[],
  decision: Decision,
  reason?: string,
): Promise<string[]> {
  return db.transaction().execute(async (trx) => {
    const found = await trx
      .selectFrom('comments')
      .select(['id', 'article', 'parent', 'status', 'text'])
      .where('id', 'in', [...ids])
      .execute();
    const known = new Map(
      found.filter(({ text }) => text || decision === 'delete').map((row) => [row.id, row]),
    );
    const unknown = ids.filter((id) => !known.has(id));
    if (unknown.length) return unknown;
    for (const comment of known.values()) {
      if (decision === 'delete') {
        await erase(trx, comment.id);
        await settle(trx, comment);
      } else {
        await trx
          .updateTable('comments')
          .set({ reason: decision === 'reject' && reason ? cleanLine(reason) : null })
          .where('id', '=', comment.id)
          .execute();
        await setStatus(trx, comment, statusAfter(decision, comment.status));
      }
    }
    await trx
      .updateTable('reports')
      .set({ handled: clock().getTime() })
      .where('comment', 'in', [...ids])
      .where('handled', 'is', null)
      .execute();
    return [];
  });
}

/** What was published and is refused stays a tombstone while replies stand. */
function statusAfter(decision: 'publish' | 'reject', status: CommentStatus): CommentStatus {
  if (decision === 'publish') return 'published';
  return status === 'published' || status === 'removed' ? 'removed' : 'rejected';
}

/** Words and name go; the row stays, so that its key stores nothing a second time. */
async function erase(db: DatabaseTransaction, id: string): Promise<void> {
  await db
    .updateTable('comments')
    .set({ status: 'removed', text: '', name: '', language: null, reason: null, block: null })
    .where('id', '=', id)
    .execute();
  await db.updateTable('reports').set({ note: null }).where('comment', '=', id).execute();
}
