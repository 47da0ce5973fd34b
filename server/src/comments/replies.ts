import { sql } from 'kysely';

import type { Database } from '../db/database.ts';
import type { Keys } from '../keys/keys.ts';
import { sealCursor } from './cursor.ts';
import { present } from './present.ts';
import type { CommentRow } from './present.ts';
import type { Comment } from './schemas.ts';

const firstReplies = 3;
const mostNested = 500;

interface Branch {
  row: CommentRow;
  comment: Comment;
}

/**
 * The comments with their first replies, and those with theirs, level by level, until a page holds enough;
 * whatever is left out has a cursor. `path` names comments that must not be left out.
 */
export async function withReplies(
  db: Database,
  keys: Keys,
  rows: readonly CommentRow[],
  path: readonly string[] = [],
): Promise<Comment[]> {
  const top = rows.map((row) => ({ row, comment: present(row) }));
  let level: Branch[] = top;
  let room = mostNested;
  while (level.length && room > 0) {
    const opened = level.slice(0, Math.ceil(room / firstReplies));
    const children = await childrenOf(db, opened, path);
    const next: Branch[] = [];
    for (const { row, comment } of opened) {
      const found = children.get(row.id) ?? [];
      const first = found.slice(0, firstReplies);
      const rest = found.slice(firstReplies);
      const shown = [...first, ...rest.filter(({ id }) => path.includes(id))].map((child) => ({
        row: child,
        comment: present(child),
      }));
      if (shown.length) comment.replies = shown.map((branch) => branch.comment);
      const last = first.at(-1);
      comment.repliesNext =
        rest.length && last ? repliesCursor(keys, row, [last.created, last.seq]) : null;
      next.push(...shown);
      room -= shown.length;
    }
    await closeRest(db, keys, level.slice(opened.length));
    level = next;
  }
  await closeRest(db, keys, level);
  return top.map(({ comment }) => comment);
}

/** The first replies of each, one more to know that there are more, and those on the path. */
async function childrenOf(
  db: Database,
  branches: readonly Branch[],
  path: readonly string[],
): Promise<Map<string, CommentRow[]>> {
  const rows = await db
    .selectFrom(
      db
        .selectFrom('comments')
        .selectAll()
        .select(
          sql<number>`row_number() over (partition by parent order by created, seq)`.as('place'),
        )
        .where(
          'parent',
          'in',
          branches.map(({ row }) => row.id),
        )
        .where('shown', '=', 1)
        .as('children'),
    )
    .selectAll()
    .where((where) =>
      where.or([
        where('place', '<=', firstReplies + 1),
        ...(path.length ? [where('id', 'in', [...path])] : []),
      ]),
    )
    .orderBy('place')
    .execute();
  const children = new Map<string, CommentRow[]>();
  for (const { place: _, ...row } of rows) {
    const parent = row.parent ?? '';
    const siblings = children.get(parent);
    if (siblings) siblings.push(row);
    else children.set(parent, [row]);
  }
  return children;
}

/** For comments whose replies did not fit: a cursor from the first one, where there is one. */
async function closeRest(db: Database, keys: Keys, branches: readonly Branch[]): Promise<void> {
  if (!branches.length) return;
  const parents = await db
    .selectFrom('comments')
    .select('parent')
    .distinct()
    .where(
      'parent',
      'in',
      branches.map(({ row }) => row.id),
    )
    .where('shown', '=', 1)
    .execute();
  const withChildren = new Set(parents.map(({ parent }) => parent));
  for (const { row, comment } of branches) {
    comment.repliesNext = withChildren.has(row.id) ? repliesCursor(keys, row, [0, 0]) : null;
  }
}

function repliesCursor(keys: Keys, row: CommentRow, at: readonly [number, number]): string {
  return sealCursor(keys, {
    article: row.article,
    parent: row.id,
    sort: 'oldest',
    direction: 'after',
    at,
  });
}
