import type { Database } from '../db/database.ts';
import type { CommentStatus } from '../db/tables.ts';

/** What an editor reads of a comment. */
export interface QueuedComment {
  id: string;
  article: string;
  parent: string | null;
  name: string;
  text: string;
  status: CommentStatus;
  /** ISO 8601, UTC. */
  created: string;
  /** Reports that wait for a decision. */
  reports: { reason: string; note: string | null; created: string }[];
}

/** Which comments an editor sees: all, those that wait, or those with reports that wait. */
export type QueueFilter = 'all' | 'pending' | 'reported';

/** The newest comments first, at most `limit`. */
export async function readQueue(
  db: Database,
  filter: QueueFilter,
  limit = 200,
): Promise<QueuedComment[]> {
  let query = db
    .selectFrom('comments')
    .select(['id', 'article', 'parent', 'name', 'text', 'status', 'created'])
    .orderBy('created', 'desc')
    .orderBy('seq', 'desc')
    .limit(limit);
  const waiting = db.selectFrom('reports').select('comment').where('handled', 'is', null);
  if (filter === 'pending') query = query.where('status', '=', 'pending');
  if (filter === 'reported') query = query.where('id', 'in', waiting);
  const rows = await query.execute();
  if (!rows.length) return [];
  const reports = await db
    .selectFrom('reports')
    .select(['comment', 'reason', 'note', 'created'])
    .where('handled', 'is', null)
    .where(
      'comment',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('created')
    .execute();
  const byComment = Map.groupBy(reports, ({ comment }) => comment);
  return rows.map((row) => ({
    ...row,
    created: new Date(row.created).toISOString(),
    reports: (byComment.get(row.id) ?? []).map(({ reason, note, created }) => ({
      reason,
      note,
      created: new Date(created).toISOString(),
    })),
  }));
}
