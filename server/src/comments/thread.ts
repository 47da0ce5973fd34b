import type { Database, DatabaseTransaction, Store } from '../db/database.ts';
import { Turns } from '../db/turns.ts';
import { transact } from '../db/transact.ts';

/** A thread that one transaction may change and no other. */
export interface Thread {
  /** Its article's key. */
  readonly article: string;
  /** What the article's version becomes with a change that a reader could see. */
  readonly next: number;
}

const turnsByDatabase = new WeakMap<Database, Turns>();

/**
 * Does work in a transaction, alone among those that change this article's thread: of this process by waiting in turn,
 * so that a thread everybody writes to takes one connection and not all; of every process once `work` calls `lockThread`.
 * Then tells those who watch it.
 */
export async function changeThread<Result>(
  { db, announceThread }: Pick<Store, 'db' | 'announceThread'>,
  article: string,
  work: (trx: DatabaseTransaction) => Promise<Result>,
): Promise<Result> {
  let turns = turnsByDatabase.get(db);
  if (!turns) turnsByDatabase.set(db, (turns = new Turns()));
  const result = await turns.take(article, () => transact(db, work));
  announceThread(article);
  return result;
}

/**
 * Locks an article until the end of the transaction: whoever changes its comments or their tallies holds it, so that
 * counts are exact and versions rise in the order in which they can be read. `undefined` for an unknown article.
 */
export async function lockThread(
  db: DatabaseTransaction,
  article: string,
): Promise<Thread | undefined> {
  const row = await db
    .selectFrom('articles')
    .select(['id', 'version'])
    .where('id', '=', article)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (row) return { article: row.id, next: row.version + 1 };
  // The article may have moved while this waited for it.
  const moved = await db
    .selectFrom('article_aliases')
    .select('article')
    .where('alias', '=', article)
    .executeTakeFirst();
  return moved && lockThread(db, moved.article);
}

/** Locks the thread a comment stands in. `undefined` for an unknown comment. */
export async function lockThreadOf(
  db: DatabaseTransaction,
  id: string,
): Promise<Thread | undefined> {
  const articleOf = async () =>
    (await db.selectFrom('comments').select('article').where('id', '=', id).executeTakeFirst())
      ?.article;
  let article = await articleOf();
  while (article !== undefined) {
    const thread = await lockThread(db, article);
    const now = await articleOf();
    if (now === thread?.article) return thread;
    article = now;
  }
  return undefined;
}
