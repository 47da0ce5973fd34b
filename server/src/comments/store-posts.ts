import { BusyError } from '../db/database.ts';
import type { Database, DatabaseHandle, DatabaseTransaction } from '../db/database.ts';
import { Gatherings } from '../db/gatherings.ts';
import { Problem } from '../http/problem.ts';
import type { Services } from '../services.ts';
import { openArticle } from './opening.ts';
import type { Opening } from './opening.ts';
import { levelBelow } from './level.ts';
import type { CommentRow } from './present.ts';
import { appearsAtOnce, settleNew } from './standing.ts';
import { changeThread, lockThread } from './thread.ts';

/** A comment that has passed every check but those which the thread's lock makes sure. */
export interface Post {
  /** The columns that hold what was sent. */
  readonly given: Pick<
    CommentRow,
    | 'id'
    | 'parent'
    | 'name'
    | 'badge'
    | 'text'
    | 'language'
    | 'created'
    | 'edit_until'
    | 'key_hash'
    | 'fingerprint'
    | 'block'
    | 'account'
    | 'picture'
  >;
  /** The CAPTCHA token; `undefined` where none is asked for. */
  readonly captcha: string | undefined;
  /** What is done instead of redeeming the token. */
  readonly solve?: (db: DatabaseTransaction) => Promise<boolean>;
  /** Origin of the page, which the token is bound to. */
  readonly site: string;
  /** What an unknown article starts with. */
  readonly opening: Opening | undefined;
}

type Posts = ReadonlyMap<string, Post>;

/** What became of a post: stored now or earlier under the same key, or refused. */
type Outcomes = Map<string, CommentRow | Error>;

const gatheringsByDatabase = new WeakMap<Database, Gatherings<Post, CommentRow | Error>>();

/**
 * Stores a comment once a key. Those that wait for the same thread are stored in one transaction: one lock, one write to
 * disk, and no answer before it. One that is refused, or whose statement fails, leaves the others as they would be alone.
 * Throws 404 `unknown-article`, 409 `key-reused`, 422 `invalid-comment`, `captcha-invalid`.
 */
export async function storePost(
  services: Services,
  article: string,
  post: Post,
): Promise<CommentRow> {
  const key = post.given.key_hash;
  let gatherings = gatheringsByDatabase.get(services.db);
  if (!gatherings) gatheringsByDatabase.set(services.db, (gatherings = new Gatherings()));
  const outcome = post.opening
    ? (await storeAlone(services, article, key, post)).get(key)
    : await gatherings.join(article, key, post, (close) => storeAll(services, article, close));
  if (!outcome) throw new BusyError();
  if (outcome instanceof Error) throw outcome;
  return outcome;
}

async function storeAll(
  services: Services,
  article: string,
  close: () => Posts,
): Promise<Outcomes> {
  let posts: Posts = new Map();
  try {
    return await changeThread(services.store, article, (trx) => {
      posts = close();
      return storeIn(trx, services, article, posts);
    });
  } catch (error) {
    if (posts.size < 2 || services.store.isUnavailable(error)) throw error;
  }
  // Nothing of it stays. One of them may be the cause, so each is tried by itself.
  const outcomes: Outcomes = new Map();
  for (const [key, post] of posts) {
    const [alone] = await Promise.allSettled([storeAlone(services, article, key, post)]);
    const outcome = alone.status === 'fulfilled' ? alone.value.get(key) : (alone.reason as Error);
    if (outcome) outcomes.set(key, outcome);
  }
  return outcomes;
}

/** One by itself. A refusal undoes what was done for it. */
function storeAlone(
  services: Services,
  article: string,
  key: string,
  post: Post,
): Promise<Outcomes> {
  return changeThread(services.store, article, async (trx) => {
    if (post.opening) await openArticle(trx, article, post.opening, new Date(post.given.created));
    const outcomes = await storeIn(trx, services, article, new Map([[key, post]]));
    const outcome = outcomes.get(key);
    if (outcome instanceof Error) throw outcome;
    return outcomes;
  });
}

async function storeIn(
  trx: DatabaseTransaction,
  services: Services,
  article: string,
  posts: Posts,
): Promise<Outcomes> {
  const outcomes: Outcomes = new Map();
  const thread = await lockThread(trx, article);
  if (!thread) {
    for (const key of posts.keys()) outcomes.set(key, new Problem('unknown-article'));
    return outcomes;
  }
  const { config } = services;
  const stored = await storedUnder(trx, [...posts.keys()]);
  const parents = await parentsOf(trx, thread.article, posts);
  const rows = [];
  for (const [key, post] of posts) {
    const { given } = post;
    try {
      const earlier = stored.get(key);
      if (earlier) {
        outcomes.set(key, sameAs(earlier, given.fingerprint));
        continue;
      }
      const depth = levelBelow(given.parent, parents.get(given.parent ?? ''), config.maxDepth);
      await redeem(trx, services, post);
      const published = appearsAtOnce(config, given.badge);
      rows.push({
        ...given,
        article: thread.article,
        depth,
        status: published ? ('published' as const) : ('pending' as const),
        shown: published ? (1 as const) : (0 as const),
        version: published ? thread.next : 0,
        appeared: published ? thread.next : 0,
        reason: null,
        edited: null,
      });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      outcomes.set(key, error);
    }
  }
  if (!rows.length) return outcomes;
  const inserted = await trx
    .insertInto('comments')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .execute();
  for (const row of inserted) outcomes.set(row.key_hash, row);
  if (inserted.length < rows.length) {
    // The same key at the same moment, for another article: that one stands. Among several each is looked at alone.
    const [key, post] = [...posts][0] ?? [];
    const other = posts.size === 1 && key && (await storedUnder(trx, [key])).get(key);
    if (!other || !post) throw new BusyError();
    return outcomes.set(key, sameAs(other, post.given.fingerprint));
  }
  await settleNew(trx, thread, inserted);
  return outcomes;
}

/** The comments stored under keys, by key. */
export async function storedUnder(
  db: DatabaseHandle,
  keys: readonly string[],
): Promise<Map<string, CommentRow>> {
  const rows = await db.selectFrom('comments').selectAll().where('key_hash', 'in', keys).execute();
  return new Map(rows.map((row) => [row.key_hash, row]));
}

/** The comment stored under a key, for what was sent under it now. Throws 409 `key-reused` when that is something else. */
export function sameAs(stored: CommentRow, fingerprint: string): CommentRow {
  if (stored.fingerprint !== fingerprint) throw new Problem('key-reused', { id: stored.id });
  return stored;
}

/** The levels of the comments that are answered and can be, by id. */
async function parentsOf(
  trx: DatabaseTransaction,
  article: string,
  posts: Posts,
): Promise<Map<string, number>> {
  const ids = new Set<string>();
  for (const { given } of posts.values()) if (given.parent !== null) ids.add(given.parent);
  if (!ids.size) return new Map();
  const rows = await trx
    .selectFrom('comments')
    .select(['id', 'depth'])
    .where('id', 'in', [...ids])
    .where('article', '=', article)
    .where('status', '=', 'published')
    .execute();
  return new Map(rows.map(({ id, depth }) => [id, depth]));
}

/** Spends the token last, so that another error costs no answer. Throws 422 `captcha-invalid`. */
async function redeem(
  trx: DatabaseTransaction,
  { captcha }: Services,
  { captcha: token, solve, site }: Post,
): Promise<void> {
  if (token === undefined) return;
  const redeemed = solve ? solve(trx) : captcha.redeem(token, { action: 'comment', site, db: trx });
  if (await redeemed) return;
  throw new Problem('captcha-invalid', { errors: [{ field: 'captcha', code: 'invalid' }] });
}
