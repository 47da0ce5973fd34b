import { sql } from 'kysely';
import type { Config } from '../config.ts';
import type { DatabaseTransaction } from '../db/database.ts';
import type { Flag } from '../db/tables.ts';
import type { CommentRow } from './present.ts';
import type { Thread } from './thread.ts';

/** What of a comment bears on others. */
type Standing = Pick<CommentRow, 'id' | 'parent' | 'status' | 'shown'>;

/** Columns that a change gives new values. */
type Change = Partial<
  Omit<CommentRow, 'seq' | 'id' | 'article' | 'parent' | 'shown' | 'version' | 'appeared'>
>;

/** Whether a comment is published without an editor having read it: the newsroom does not wait for itself. */
export function appearsAtOnce(
  { moderation }: Pick<Config, 'moderation'>,
  badge: CommentRow['badge'],
): boolean {
  return moderation === 'after' || badge === 'staff';
}

/** What a comment holds once its words and its author's name are gone. */
export const erased = {
  text: '',
  name: '',
  language: null,
  reason: null,
  block: null,
  account: null,
  picture: null,
} as const;

/**
 * Changes a comment and sets right what follows: whether it and those above it stand in the list, its parent's and its
 * article's counts, the article's version where a reader could see a difference. Nothing is counted anew: it costs the
 * same in a thread of any size.
 * @param before The comment as it is, read since its thread was locked.
 */
export async function changeComment(
  db: DatabaseTransaction,
  thread: Thread,
  before: Standing,
  change: Change,
): Promise<CommentRow> {
  const status = change.status ?? before.status;
  const visible = before.shown === 1 || status === 'published';
  const row = await db
    .updateTable('comments')
    .set({
      ...change,
      shown: standsWith(status),
      ...(visible && { version: thread.next, appeared: appearsWith(status, thread) }),
    })
    .where('id', '=', before.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  if (visible) await settleAbove(db, thread, before, row);
  return row;
}

/** Sets right what follows from comments that were stored just now, all of them alike: shown or not. */
export async function settleNew(
  db: DatabaseTransaction,
  thread: Thread,
  rows: readonly CommentRow[],
): Promise<void> {
  const shown = rows.filter((row) => row.shown);
  if (!shown.length) return;
  const replies = new Map<string, number>();
  for (const { parent } of shown) {
    if (parent !== null) replies.set(parent, (replies.get(parent) ?? 0) + 1);
  }
  let roots = shown.length;
  for (const [parent, more] of replies) {
    roots -= more;
    await settleParent(db, thread, parent, more);
  }
  await settleArticle(db, thread, shown.length, roots);
}

async function settleAbove(
  db: DatabaseTransaction,
  thread: Thread,
  before: Pick<Standing, 'status' | 'shown'>,
  { parent, status, shown }: Standing,
): Promise<void> {
  const more = Number(status === 'published') - Number(before.status === 'published');
  if (parent !== null && (more || shown !== before.shown)) {
    await settleParent(db, thread, parent, more);
  }
  await settleArticle(db, thread, more, parent === null ? more : 0);
}

async function settleArticle(
  db: DatabaseTransaction,
  thread: Thread,
  comments: number,
  roots: number,
): Promise<void> {
  await db
    .updateTable('articles')
    .set({
      comments: sql<number>`comments + ${comments}`,
      roots: sql<number>`roots + ${roots}`,
      version: thread.next,
    })
    .where('id', '=', thread.article)
    .execute();
}

/** A parent whose replies became more or fewer; upwards as long as one comes into the list, or leaves it. */
async function settleParent(
  db: DatabaseTransaction,
  thread: Thread,
  parent: string,
  more: number,
): Promise<void> {
  let id: string | null = parent;
  let replies = more;
  while (id !== null) {
    const before: { shown: Flag; parent: string | null } = await db
      .selectFrom('comments')
      .select(['shown', 'parent'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    const { shown } = await db
      .updateTable('comments')
      .set({
        replies: sql<number>`replies + ${replies}`,
        shown: standsWith(sql.ref('status')),
        version: thread.next,
        appeared: appearsWith(sql.ref('status'), thread),
      })
      .where('id', '=', id)
      .returning('shown')
      .executeTakeFirstOrThrow();
    if (shown === before.shown) return;
    id = before.parent;
    replies = 0;
  }
}

/** 1 for what is published, and for what has a reply that stands. */
function standsWith(status: unknown) {
  return sql<Flag>`case when ${status} = 'published' or exists (
    select 1 from comments as reply where reply.parent = comments.id and reply.shown = 1
  ) then 1 else 0 end`;
}

/** The version at which it comes into the list, where it does so now. */
function appearsWith(status: unknown, { next }: Thread) {
  return sql<number>`case when shown = 0 and ${standsWith(status)} = 1 then ${next} else appeared end`;
}
