import { randomBytes } from 'node:crypto';

import { BusyError } from '../db/database.ts';
import type { DatabaseHandle } from '../db/database.ts';
import { useRate } from '../http/limits.ts';
import { Problem } from '../http/problem.ts';
import type { FieldProblem } from '../http/problem.ts';
import { articleKey, findArticleKey } from '../identity/article-id.ts';
import type { Services } from '../services.ts';
import { commentBounds } from './bounds.ts';
import { makeEditToken } from './edit-token.ts';
import { checkOpening, openArticle } from './opening.ts';
import { present, presentWhole } from './present.ts';
import type { CommentRow } from './present.ts';
import type { NewComment } from './schemas.ts';
import { settleNew } from './standing.ts';
import { changeThread, lockThread } from './thread.ts';
import { checkName, checkText } from './words.ts';

/** Who posts, in what goes no further than hashes. */
export interface Poster {
  block: string;
  site: string;
  /** Whether pages of this origin may have articles here. */
  allowsOrigin(origin: string): boolean;
}

/** A comment that was stored now or earlier under the same key. */
export interface Posted {
  comment: ReturnType<typeof present>;
  editToken: string;
  editUntil: string;
}

/**
 * Stores a comment once a key. The key is looked up before anything that could refuse a repetition; the CAPTCHA token
 * is spent last, in the transaction that stores the comment, so that another error costs no answer.
 * Throws 403 `comments-closed`, 404 `unknown-article`, 409 `key-reused`, 422 `invalid-comment`, `captcha-required`,
 * `captcha-invalid`, 429 `rate-limited`.
 */
export async function postComment(
  services: Services,
  key: string,
  given: NewComment,
  poster: Poster,
): Promise<Posted> {
  const { config, db, keys, clock } = services;
  const now = clock();
  const article = await findArticleKey(db, given.article);
  const name = checkName('author.name', given.author.name);
  const text = checkText('text', given.text, {
    ...commentBounds(config),
    maxLinks: config.maxLinks,
  });
  const parent = given.parent ?? null;
  const keyHash = keys.hash('idempotency-key', key);
  const fingerprint = keys.hash(
    'fingerprint',
    JSON.stringify([articleKey(given.article), parent, name.value, text.value]),
  );

  const stored = await findStored(db, keyHash, fingerprint);
  if (stored) return answer(services, stored);

  if (config.comments === 'closed') throw new Problem('comments-closed');
  const errors = [name.problem, text.problem].filter(
    (problem): problem is FieldProblem => problem !== undefined,
  );
  if (errors.length) throw new Problem('invalid-comment', { errors });
  const rate = { count: config.commentRate, period: 3600, burst: Math.min(config.commentRate, 20) };
  await useRate(db, `comment ${poster.block}`, rate, now);
  await depthBelow(db, article, parent, config.maxDepth);
  const opening = await checkOpening(services, article, given, poster);
  if (services.captcha.kinds.length && !given.captcha) {
    throw new Problem('captcha-required', { errors: [{ field: 'captcha', code: 'required' }] });
  }

  const row = await changeThread(services.store, article, async (trx): Promise<CommentRow> => {
    if (opening) await openArticle(trx, article, opening, now);
    const thread = await lockThread(trx, article);
    if (!thread) throw new Problem('unknown-article');
    const raced = await findStored(trx, keyHash, fingerprint);
    if (raced) return raced;
    const depth = await depthBelow(trx, thread.article, parent, config.maxDepth);
    if (services.captcha.kinds.length) {
      const use = { action: 'comment', site: poster.site, db: trx } as const;
      if (!(await services.captcha.redeem(given.captcha ?? '', use))) {
        throw new Problem('captcha-invalid', { errors: [{ field: 'captcha', code: 'invalid' }] });
      }
    }
    const published = config.moderation === 'after';
    const inserted = await trx
      .insertInto('comments')
      .values({
        id: newCommentId(),
        article: thread.article,
        parent,
        depth,
        name: name.value,
        badge: null,
        text: text.value,
        language: given.lang ?? null,
        status: published ? 'published' : 'pending',
        shown: published ? 1 : 0,
        version: published ? thread.next : 0,
        appeared: published ? thread.next : 0,
        reason: null,
        created: now.getTime(),
        edited: null,
        edit_until: now.getTime() + config.editWindow * 1000,
        key_hash: keyHash,
        fingerprint,
        block: poster.block,
      })
      .onConflict((conflict) => conflict.column('key_hash').doNothing())
      .returningAll()
      .executeTakeFirst();
    if (!inserted) {
      // The same key at the same moment, for another article: that one stands.
      const other = await findStored(trx, keyHash, fingerprint);
      if (!other) throw new BusyError();
      return other;
    }
    await settleNew(trx, thread, inserted);
    return inserted;
  });
  return answer(services, row);
}

/** The comment stored under a key. Throws 409 `key-reused` when something else was. */
async function findStored(
  db: DatabaseHandle,
  keyHash: string,
  fingerprint: string,
): Promise<CommentRow | undefined> {
  const stored = await db
    .selectFrom('comments')
    .selectAll()
    .where('key_hash', '=', keyHash)
    .executeTakeFirst();
  if (stored && stored.fingerprint !== fingerprint)
    throw new Problem('key-reused', { id: stored.id });
  return stored;
}

/** The level of a reply to `parent`. Throws 422 `invalid-comment` when it cannot be answered. */
async function depthBelow(
  db: DatabaseHandle,
  article: string,
  parent: string | null,
  maxDepth: number,
): Promise<number> {
  if (parent === null) return 0;
  const found = await db
    .selectFrom('comments')
    .select('depth')
    .where('id', '=', parent)
    .where('article', '=', article)
    .where('status', '=', 'published')
    .executeTakeFirst();
  if (found && found.depth < maxDepth) return found.depth + 1;
  const detail = found
    ? 'Replies do not go deeper.'
    : 'There is no such published comment on this article.';
  throw new Problem('invalid-comment', {
    errors: [{ field: 'parent', code: 'invalid', detail, ...(found && { limit: maxDepth }) }],
  });
}

function answer({ keys }: Services, row: CommentRow): Posted {
  const gone = row.status === 'deleted' || row.status === 'removed';
  return {
    comment: gone ? present(row) : presentWhole(row),
    editToken: makeEditToken(keys, row.id, row.edit_until),
    editUntil: new Date(row.edit_until).toISOString(),
  };
}

/** 80 random bits in letters and digits, a letter first: fit for a fragment, a file name, a command line. */
function newCommentId(): string {
  const bits = BigInt(`0x${randomBytes(10).toString('hex')}`);
  return `c${bits.toString(36).padStart(16, '0')}`;
}
