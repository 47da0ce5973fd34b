import type { DatabaseHandle, DatabaseTransaction } from '../db/database.ts';
import { useRate } from '../http/limits.ts';
import { Problem } from '../http/problem.ts';
import type { Reader } from '../readers/reader.ts';
import type { Services } from '../services.ts';
import { commentBounds } from './bounds.ts';
import { readEditToken } from './edit-token.ts';
import { presentWhole } from './present.ts';
import type { CommentRow } from './present.ts';
import type { OwnComment } from './schemas.ts';
import { appearsAtOnce, changeComment, erased } from './standing.ts';
import { changeThread, lockThreadOf } from './thread.ts';
import type { Thread } from './thread.ts';
import { checkText } from './words.ts';

type Parts = Pick<Services, 'config' | 'store' | 'db' | 'keys' | 'clock'>;

/** By what a comment is known as one's own: its edit token, or the account that wrote it. */
export interface Owner {
  token: string | undefined;
  /** Absent for a guest. */
  reader: Reader | undefined;
}

/** One's own comment in any state, if it is. Throws 403 `edit-token-refused`, 404 `unknown-comment`. */
export async function readOwn(
  { db, keys }: Parts,
  id: string,
  { token, reader }: Owner,
): Promise<OwnComment | undefined> {
  if (token !== undefined) readEditToken(keys, id, token);
  else if (!reader) return undefined;
  const row = await findRow(db, id);
  return token !== undefined || row.account === reader?.account ? presentOwn(row) : undefined;
}

/**
 * Gives one's own comment another text. Where editors read first, it waits for them again.
 * Throws 403 `edit-token-refused`, `edit-window-closed`, 404 `unknown-comment`, 422 `invalid-comment`, 429.
 */
export async function editOwn(
  { config, store, db, keys, clock }: Parts,
  { id, token, reader, text: given, block }: Owner & { id: string; text: string; block: string },
): Promise<OwnComment> {
  const now = clock();
  const until = await changeableUntil({ db, keys }, id, { token, reader });
  if (now.getTime() >= until) throw new Problem('edit-window-closed');
  const text = checkText('text', given, { ...commentBounds(config), maxLinks: config.maxLinks });
  if (text.problem) throw new Problem('invalid-comment', { errors: [text.problem] });
  await useRate(db, `edit ${block}`, { count: config.commentRate * 4, period: 3600 }, now);
  const row = await changeOwn(store, id, async (trx, thread, stored) => {
    if (stored.status !== 'published' && stored.status !== 'pending') {
      throw new Problem('edit-window-closed', {
        detail: 'The comment was deleted or decided upon.',
      });
    }
    if (stored.text === text.value) return stored;
    return changeComment(trx, thread, stored, {
      text: text.value,
      edited: now.getTime(),
      status: appearsAtOnce(config, stored.badge) ? stored.status : 'pending',
    });
  });
  return presentOwn(row);
}

/**
 * Deletes one's own comment for good: its words and name are gone, its place stays while replies stand. Doing it twice
 * is doing it once. Throws 403 `edit-token-refused`, `edit-window-closed`, 404 `unknown-comment`.
 */
export async function deleteOwn(
  { store, db, keys, clock }: Parts,
  id: string,
  owner: Owner,
): Promise<void> {
  const until = await changeableUntil({ db, keys }, id, owner);
  await changeOwn(store, id, async (trx, thread, stored) => {
    if (stored.status === 'deleted') return;
    if (clock().getTime() >= until) throw new Problem('edit-window-closed');
    await changeComment(trx, thread, stored, { ...erased, status: 'deleted' });
  });
}

/** Until when its owner may change a comment. Throws 400 `invalid-request`, 403 `edit-token-refused`, 404 `unknown-comment`. */
async function changeableUntil(
  { db, keys }: Pick<Parts, 'db' | 'keys'>,
  id: string,
  { token, reader }: Owner,
): Promise<number> {
  if (token !== undefined) return readEditToken(keys, id, token);
  if (!reader) {
    throw new Problem('invalid-request', { errors: [{ field: 'edit-token', code: 'required' }] });
  }
  const { account, status, edit_until: until } = await findRow(db, id);
  // Once it is deleted, its account is forgotten: doing it again changes nothing.
  if (account === reader.account || status === 'deleted') return until;
  throw new Problem('edit-token-refused', { detail: 'This account did not write the comment.' });
}

/** Does work on a comment whose thread is locked. Throws 404 `unknown-comment`. */
async function changeOwn<Result>(
  store: Parts['store'],
  id: string,
  work: (trx: DatabaseTransaction, thread: Thread, stored: CommentRow) => Promise<Result>,
): Promise<Result> {
  const { article } = await findRow(store.db, id);
  return changeThread(store, article, async (trx) => {
    const thread = await lockThreadOf(trx, id);
    if (!thread) throw new Problem('unknown-comment');
    return work(trx, thread, await findRow(trx, id));
  });
}

async function findRow(db: DatabaseHandle, id: string): Promise<CommentRow> {
  const row = await db.selectFrom('comments').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new Problem('unknown-comment');
  return row;
}

function presentOwn(row: CommentRow): OwnComment {
  return {
    ...presentWhole(row),
    text: row.text,
    ...(row.reason !== null && { reason: row.reason }),
  };
}
