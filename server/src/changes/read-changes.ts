import { sql } from 'kysely';

import { present } from '../comments/present.ts';
import type { CommentRow } from '../comments/present.ts';
import type { Database } from '../db/database.ts';
import { Problem } from '../http/problem.ts';
import type { Services } from '../services.ts';
import { openChangeCursor, sealChangeCursor, wholeVersion } from './cursor.ts';
import type { ChangeCursor } from './cursor.ts';
import type { Change, ChangePage } from './schemas.ts';

type Parts = Pick<Services, 'db' | 'keys'>;

/** Whoever is further behind than this many comments reads the thread anew, which costs less. */
const mostBehind = 1000;

/** What is known of an article's thread; an unknown article has version 0. */
export interface ThreadState {
  article: string;
  version: number;
  total: number;
  roots: number;
}

/** A page of changes, and the place it leads to. */
export interface ReadChanges {
  page: ChangePage;
  at: ChangeCursor;
}

/** An article's thread as it is. */
export async function findThread(db: Database, article: string): Promise<ThreadState> {
  const row = await db
    .selectFrom('articles')
    .select(['version', 'comments as total', 'roots'])
    .where('id', '=', article)
    .executeTakeFirst();
  return { article, version: 0, total: 0, roots: 0, ...row };
}

/** The place a caller names. Throws 400 `invalid-cursor`, 410 `cursor-expired` where the article has moved. */
export function readPlace(keys: Parts['keys'], article: string, sealed: string): ChangeCursor {
  const cursor = openChangeCursor(keys, article, sealed);
  if (!cursor) throw new Problem('invalid-cursor');
  if (cursor === 'elsewhere') throw new Problem('cursor-expired');
  return cursor;
}

/**
 * What changed after a place, at most `limit` comments; without a place nothing, and where to go on from. `thread` has
 * to be read before: whatever had changed by then is found. Throws 410 `cursor-expired` when too much lies between, or
 * the place lies ahead, as it does once the database has been put back to an earlier copy.
 */
export async function readChanges(
  { db, keys }: Parts,
  thread: ThreadState,
  after: ChangeCursor | undefined,
  limit: number,
): Promise<ReadChanges> {
  const { article, version, total, roots } = thread;
  const from = after ?? wholeVersion(version);
  if (from.version > version) throw new Problem('cursor-expired');
  const rows = after ? await changedRows(db, article, after, limit + 1) : [];
  const more = rows.length > limit;
  if (more) {
    rows.pop();
    if (await isFarBehind(db, article, from)) throw new Problem('cursor-expired');
  }
  const last = rows.at(-1);
  // A thread may have gone on since `thread` was read; a version is seen whole or not at all.
  const at =
    more && last
      ? { version: last.version, seq: last.seq, since: from.since }
      : wholeVersion(Math.max(version, last?.version ?? 0));
  const page = {
    items: rows.map((row) => changeOf(row, from)),
    cursor: sealChangeCursor(keys, article, at),
    more,
    total,
    roots,
  };
  return { page, at };
}

function changedRows(
  db: Database,
  article: string,
  { version, seq }: ChangeCursor,
  limit: number,
): Promise<CommentRow[]> {
  return db
    .selectFrom('comments')
    .selectAll()
    .where('article', '=', article)
    .where(
      seq === null
        ? sql<boolean>`version > ${version}`
        : sql<boolean>`(version, seq) > (${version}, ${seq})`,
    )
    .orderBy('version')
    .orderBy('seq')
    .limit(limit)
    .execute();
}

async function isFarBehind(db: Database, article: string, from: ChangeCursor): Promise<boolean> {
  const beyond = await db
    .selectFrom('comments')
    .select('version')
    .where('article', '=', article)
    .where('version', '>', from.version)
    .orderBy('version')
    .limit(1)
    .offset(mostBehind)
    .executeTakeFirst();
  return beyond !== undefined;
}

function changeOf(row: CommentRow, { since }: ChangeCursor): Change {
  if (!row.shown) return { change: 'removed', id: row.id, parent: row.parent };
  return { change: row.appeared > since ? 'created' : 'changed', comment: present(row) };
}
