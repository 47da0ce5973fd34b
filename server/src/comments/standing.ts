import { sql } from 'kysely';

import type { DatabaseTransaction } from '../db/database.ts';
import type { CommentStatus } from '../db/tables.ts';
import { recount } from './recount.ts';

/**
 * Gives a comment its state and sets right whatever follows from it: whether it and its ancestors stand in the list,
 * how many replies its parent has, the article's counts and version. Counted anew, so that nothing drifts.
 */
export async function setStatus(
  db: DatabaseTransaction,
  comment: { id: string; article: string; parent: string | null },
  status: CommentStatus,
): Promise<void> {
  await db.updateTable('comments').set({ status }).where('id', '=', comment.id).execute();
  await settle(db, comment);
}

/** Sets right what follows from a comment that was stored, changed or removed. */
export async function settle(
  db: DatabaseTransaction,
  { id, article, parent }: { id: string; article: string; parent: string | null },
): Promise<void> {
  let current: string | null = id;
  while (current !== null) {
    const standing: { shown: 0 | 1; parent: string | null } = await db
      .updateTable('comments')
      .set({
        shown: sql<0 | 1>`case when status = 'published' or exists (
          select 1 from comments as reply where reply.parent = comments.id and reply.shown = 1
        ) then 1 else 0 end`,
      })
      .where('id', '=', current)
      .returning(['shown', 'parent'])
      .executeTakeFirstOrThrow();
    current = standing.parent;
  }
  if (parent !== null) {
    await db
      .updateTable('comments')
      .set({
        replies: sql<number>`(
          select count(*) from comments as reply where reply.parent = comments.id and reply.status = 'published'
        )`,
      })
      .where('id', '=', parent)
      .execute();
  }
  await recount(db, article);
}
