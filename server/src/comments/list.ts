import { Problem } from '../http/problem.ts';
import { articleKey, findArticle } from '../identity/article-id.ts';
import type { Services } from '../services.ts';
import { sealChangeCursor, wholeVersion } from '../changes/cursor.ts';
import { openCursor, sealCursor } from './cursor.ts';
import type { Cursor } from './cursor.ts';
import { findRanking } from './ranking.ts';
import type { CommentRow } from './present.ts';
import { rankedRows } from './ranked-rows.ts';
import { withReplies } from './replies.ts';
import type { CommentPage, CommentQuery, Sort } from './schemas.ts';
import { rowsInTime } from './rows-in-time.ts';

type Parts = Pick<Services, 'db' | 'keys' | 'clock' | 'config'>;

/** A page that is known but not yet read: its version answers most requests. */
export interface ListedPage {
  /** Keys of the article: as asked for, and where that leads. */
  articles: readonly string[];
  /** What the page is made from; equal parts give an equal page. */
  version: readonly (string | number | null)[];
  /** The comment whose replies are listed. */
  parent: CommentRow | undefined;
  read(): Promise<CommentPage>;
}

/** What a list is asked for, in the server's terms. */
export interface ListRequest {
  article: string;
  parent: string | null;
  sort: Sort;
  limit: number;
  cursor: Cursor | undefined;
  /** The comment around which the page lies. */
  around: CommentRow | undefined;
}

/** The rows of one page and the places before and after it; `null` at an end. */
export interface PageRows {
  rows: CommentRow[];
  previous: Cursor['at'] | null;
  next: Cursor['at'] | null;
}

/**
 * Finds the page a query asks for. Throws 400 `invalid-cursor`, 404 `unknown-comment`, 410 `cursor-expired`.
 * An unknown article is an empty page; nothing is created.
 */
export async function findPage(parts: Parts, query: CommentQuery): Promise<ListedPage> {
  const { db, keys, clock, config } = parts;
  const asked = articleKey(query.article);
  const article = await findArticle(db, asked);
  const parent = query.parent ?? null;
  const cursor =
    query.cursor === undefined ? undefined : openCursor(keys, query.cursor, { article, parent });
  if (query.cursor !== undefined && !cursor) throw new Problem('invalid-cursor');
  const known = await db
    .selectFrom('articles')
    .select(['id', 'version', 'comments', 'roots'])
    .where('id', '=', article)
    .executeTakeFirst();
  const answered = parent === null ? undefined : await findShown(parts, article, parent);
  const path = query.around === undefined ? [] : await pathTo(parts, article, parent, query.around);
  if (!known) {
    const changes = sealChangeCursor(keys, article, wholeVersion(0));
    const empty: CommentPage = {
      total: 0,
      roots: 0,
      items: [],
      next: null,
      previous: null,
      changes,
    };
    return {
      articles: [asked, article],
      version: [article, 0],
      parent: answered,
      read: () => Promise.resolve(empty),
    };
  }
  const request: ListRequest = {
    article,
    parent,
    sort: cursor?.sort ?? orderOf(query.sort, parent, config.votes !== 'none'),
    limit: query.limit,
    cursor,
    around: path[0],
  };
  const ranking =
    request.sort === 'best'
      ? await findRanking(db, known, clock(), cursor?.sort === 'best' ? cursor.at[0] : undefined)
      : undefined;
  if (request.sort === 'best' && !ranking) throw new Problem('cursor-expired');
  return {
    articles: [asked, article],
    version: [
      article,
      known.version,
      parent,
      request.sort,
      query.limit,
      query.cursor ?? null,
      query.around ?? null,
      ranking?.generation ?? null,
    ],
    parent: answered,
    async read() {
      const page = ranking ? await rankedRows(db, request, ranking) : await rowsInTime(db, request);
      const seal = (at: Cursor['at'] | null, direction: Cursor['direction']) =>
        at && sealCursor(keys, { article, parent, sort: request.sort, direction, at });
      return {
        total: known.comments,
        roots: known.roots,
        items: await withReplies(
          db,
          keys,
          page.rows,
          path.map(({ id }) => id),
        ),
        next: seal(page.next, 'after'),
        previous: seal(page.previous, 'before'),
        changes: sealChangeCursor(keys, article, wholeVersion(known.version)),
      };
    },
  };
}

/** Replies are read as a conversation, oldest first; only `newest` turns them round. */
function orderOf(sort: Sort | undefined, parent: string | null, votes: boolean): Sort {
  if (parent !== null) return sort === 'newest' ? 'newest' : 'oldest';
  return sort === 'best' && !votes ? 'newest' : (sort ?? 'newest');
}

/** The comments from the listed level down to the one asked for. */
async function pathTo(
  parts: Parts,
  article: string,
  parent: string | null,
  id: string,
): Promise<CommentRow[]> {
  const path = [await findShown(parts, article, id)];
  while (path[0] && path[0].parent !== parent) {
    if (path[0].parent === null) throw new Problem('unknown-comment');
    path.unshift(await findShown(parts, article, path[0].parent));
  }
  return path;
}

async function findShown({ db }: Parts, article: string, id: string): Promise<CommentRow> {
  const row = await db
    .selectFrom('comments')
    .selectAll()
    .where('id', '=', id)
    .where('article', '=', article)
    .where('shown', '=', 1)
    .executeTakeFirst();
  if (!row) throw new Problem('unknown-comment');
  return row;
}
