import { readEditToken } from '../../comments/edit-token.ts';
import { presentWhole } from '../../comments/present.ts';
import type { Comment } from '../../comments/schemas.ts';
import { Problem } from '../../http/problem.ts';
import type { Keys } from '../../keys/keys.ts';
import type { Services } from '../../services.ts';
import type { ReaderCookies } from './cookies.ts';

/** What of a thread is this reader's, by what their browser keeps. */
export interface OwnThread {
  /** When it was read, in milliseconds since 1970. */
  now: number;
  /** Until when each of their comments may be changed, in milliseconds since 1970; those whose time is over are left out. */
  until: ReadonlyMap<string, number>;
  /** Their comments that wait for an editor or were refused. */
  waiting: readonly { comment: Comment; reason: string | null }[];
  votes: ReadonlyMap<string, 1 | -1>;
}

/** Reads what belongs to the reader of this thread. @param article The article's key. */
export async function readOwnThread(
  { db, keys, clock }: Pick<Services, 'db' | 'keys' | 'clock'>,
  cookies: ReaderCookies,
  article: string,
): Promise<OwnThread> {
  const now = clock().getTime();
  const tokens = [...cookies.own].filter(([id, token]) => tokenEnd(keys, id, token) !== undefined);
  const rows = tokens.length
    ? await db
        .selectFrom('comments')
        .selectAll()
        .where(
          'id',
          'in',
          tokens.map(([id]) => id),
        )
        .where('article', '=', article)
        .orderBy('seq', 'desc')
        .execute()
    : [];
  const open = rows.filter(
    (row) => row.edit_until > now && (row.status === 'published' || row.status === 'pending'),
  );
  const votes = cookies.reader
    ? await db
        .selectFrom('votes')
        .innerJoin('comments', 'comments.id', 'votes.comment')
        .select(['votes.comment', 'votes.value'])
        .where('votes.reader', '=', keys.hash('reader', cookies.reader))
        .where('comments.article', '=', article)
        .limit(1000)
        .execute()
    : [];
  return {
    now,
    until: new Map(open.map((row) => [row.id, row.edit_until])),
    waiting: rows
      .filter(({ status }) => status === 'pending' || status === 'rejected')
      .map((row) => ({ comment: presentWhole(row), reason: row.reason })),
    votes: new Map(votes.map(({ comment, value }) => [comment, value])),
  };
}

/** When a token ends, or `undefined` where it is not this comment's. */
function tokenEnd(keys: Keys, id: string, token: string): number | undefined {
  try {
    return readEditToken(keys, id, token);
  } catch (error) {
    if (error instanceof Problem) return undefined; // a cookie may hold anything
    throw error;
  }
}
