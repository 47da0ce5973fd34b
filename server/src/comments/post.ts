import { randomBytes } from 'node:crypto';

import { sql } from 'kysely';

import type { Database, DatabaseTransaction } from '../db/database.ts';
import type { Flag } from '../db/tables.ts';
import { useRate } from '../http/limits.ts';
import { Problem } from '../http/problem.ts';
import type { FieldProblem } from '../http/problem.ts';
import { articleKey } from '../identity/article-id.ts';
import type { Reader } from '../readers/reader.ts';
import { refuseGuests } from '../readers/signed-in.ts';
import type { Services } from '../services.ts';
import { commentBounds } from './bounds.ts';
import { makeEditToken } from './edit-token.ts';
import { levelBelow } from './level.ts';
import { checkOpening } from './opening.ts';
import { present, presentWhole } from './present.ts';
import type { CommentRow } from './present.ts';
import type { NewComment } from './schemas.ts';
import { sameAs, storedUnder, storePost } from './store-posts.ts';
import { checkName, checkText } from './words.ts';

/** Who posts, in what goes no further than hashes. */
export interface Poster {
  block: string;
  site: string;
  /** Absent for a guest. */
  reader?: Reader | undefined;
  /** Whether pages of this origin may have articles here. */
  allowsOrigin(origin: string): boolean;
  /** What is done instead of redeeming a CAPTCHA token, in the transaction that stores the comment. */
  solve?: (db: DatabaseTransaction) => Promise<boolean>;
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
 * Throws 401 `sign-in-required`, 403 `comments-closed`, 404 `unknown-article`, 409 `key-reused`, 422 `invalid-comment`, `captcha-required`,
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
  const named = articleKey(given.article);
  const name = checkName('author.name', given.author.name);
  const text = checkText('text', given.text, {
    ...commentBounds(config),
    maxLinks: config.maxLinks,
  });
  const parent = given.parent ?? null;
  const keyHash = keys.hash('idempotency-key', key);
  const fingerprint = keys.hash(
    'fingerprint',
    JSON.stringify([named, parent, name.value, text.value]),
  );

  const { article, known, used, depth } = await lookUp(db, named, keyHash, parent);
  const stored = used ? (await storedUnder(db, [keyHash])).get(keyHash) : undefined;
  if (stored) return answer(services, sameAs(stored, fingerprint));

  if (config.comments === 'closed') throw new Problem('comments-closed');
  const { reader } = poster;
  refuseGuests(reader, services);
  const errors = [reader?.name === undefined ? name.problem : undefined, text.problem].filter(
    (problem): problem is FieldProblem => problem !== undefined,
  );
  if (errors.length) throw new Problem('invalid-comment', { errors });
  const rate = { count: config.commentRate, period: 3600, burst: Math.min(config.commentRate, 20) };
  await useRate(db, `comment ${poster.block}`, rate, now);
  if (reader) await useRate(db, `comment ${reader.account}`, rate, now);
  levelBelow(parent, depth, config.maxDepth);
  const opening = known ? undefined : await checkOpening(services, given, poster);
  const tested = services.captcha.kinds.length > 0 && !(reader && config.captchaFor === 'guests');
  if (tested && !given.captcha && !poster.solve) {
    throw new Problem('captcha-required', { errors: [{ field: 'captcha', code: 'required' }] });
  }

  const row = await storePost(services, article, {
    given: {
      id: newCommentId(),
      parent,
      name: reader?.name ?? name.value,
      badge: reader?.staff ? 'staff' : null,
      text: text.value,
      language: given.lang ?? null,
      created: now.getTime(),
      edit_until: now.getTime() + config.editWindow * 1000,
      key_hash: keyHash,
      fingerprint,
      block: poster.block,
      account: reader?.account ?? null,
      picture: reader?.picture ?? null,
    },
    captcha: tested ? (given.captcha ?? '') : undefined,
    ...(tested && poster.solve && { solve: poster.solve }),
    site: poster.site,
    opening,
  });
  return answer(services, row);
}

/** What a post may meet: where its article's name leads, and what is known there. */
interface Surroundings {
  article: string;
  known: Flag;
  /** Whether something is stored under the key. */
  used: Flag;
  /** The level of the comment that is answered; `null` where it cannot be. */
  depth: number | null;
}

/** All that is asked before the thread is locked, in one statement: each is a way to the database and back. */
async function lookUp(
  db: Database,
  named: string,
  keyHash: string,
  parent: string | null,
): Promise<Surroundings> {
  const { rows } = await sql<Surroundings>`
    select asked.article,
      case when articles.id is null then 0 else 1 end as known,
      case when stored.id is null then 0 else 1 end as used,
      answered.depth
    from (
      select coalesce((select article from article_aliases where alias = ${named}), ${named}) as article
    ) as asked
    left join articles on articles.id = asked.article
    left join comments as stored on stored.key_hash = ${keyHash}
    left join comments as answered on answered.id = ${parent}
      and answered.article = asked.article and answered.status = 'published'
  `.execute(db);
  const [found] = rows;
  return found ?? { article: named, known: 0, used: 0, depth: null };
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
