import { sql } from 'kysely';

import type { Database } from '../db/database.ts';
import type { Cursor } from './cursor.ts';
import type { ListRequest, PageRows } from './list.ts';
import type { CommentRow } from './present.ts';

/** A page of a list by time. */
export async function rowsInTime(db: Database, request: ListRequest): Promise<PageRows> {
  const { limit, cursor, around } = request;
  if (around) {
    const before = await read(db, request, 'before', placeOf(around), Math.floor(limit / 2));
    const after = await read(db, request, 'after', placeOf(around), limit - before.rows.length - 1);
    const rows = [...before.rows, around, ...after.rows];
    return { rows, previous: ends(before.more, rows.at(0)), next: ends(after.more, rows.at(-1)) };
  }
  if (cursor?.direction === 'before') {
    const { rows, more } = await read(db, request, 'before', cursor.at, limit);
    return { rows, previous: ends(more, rows.at(0)), next: ends(true, rows.at(-1)) };
  }
  const { rows, more } = await read(db, request, 'after', cursor?.at, limit);
  return { rows, previous: ends(cursor !== undefined, rows.at(0)), next: ends(more, rows.at(-1)) };
}

async function read(
  db: Database,
  { article, parent, sort }: ListRequest,
  direction: Cursor['direction'],
  at: Cursor['at'] | undefined,
  limit: number,
): Promise<{ rows: CommentRow[]; more: boolean }> {
  const rising = (sort === 'oldest') === (direction === 'after');
  let query = db
    .selectFrom('comments')
    .selectAll()
    .where('article', '=', article)
    .where('parent', parent === null ? 'is' : '=', parent)
    .where('shown', '=', 1)
    .orderBy('created', rising ? 'asc' : 'desc')
    .orderBy('seq', rising ? 'asc' : 'desc')
    .limit(limit + 1);
  if (at) {
    query = query.where(
      rising
        ? sql<boolean>`(created, seq) > (${at[0]}, ${at[1]})`
        : sql<boolean>`(created, seq) < (${at[0]}, ${at[1]})`,
    );
  }
  const rows = await query.execute();
  const more = rows.length > limit;
  if (more) rows.pop();
  if (direction === 'before') rows.reverse();
  return { rows, more };
}

function placeOf({ created, seq }: CommentRow): Cursor['at'] {
  return [created, seq];
}

function ends(more: boolean, row: CommentRow | undefined): Cursor['at'] | null {
  return more && row ? placeOf(row) : null;
}
