import { sql } from 'kysely';

import type { DatabaseTransaction } from '../db/database.ts';
import { articleKey, boundedKey } from '../identity/article-id.ts';
import { addressKey } from '../identity/address.ts';
import { everyArticle, learnWords } from './words.ts';

/** What the site says about one of its articles. */
export interface RegisteredArticle {
  /** As `articleKey` gives it. */
  id: string;
  url: string;
  /** One line of plain text, as are summary and section. */
  title: string;
  published: Date | null;
  updated: Date | null;
  summary: string | null;
  image: string | null;
  language: string | null;
  section: string | null;
  /** Whether it may stand in feeds and related lists. */
  listed: boolean;
}

/**
 * Lets one transaction at a time register articles, until its end: they count the same words. Comes before all else in it.
 */
export async function lockRegister(db: DatabaseTransaction): Promise<void> {
  await db
    .insertInto('word_counts')
    .values({ word: everyArticle, articles: 0 })
    .onConflict((conflict) => conflict.column('word').doUpdateSet({ word: everyArticle }))
    .execute();
}

/** Stores or updates an article. `true` when it was unknown before. */
export async function registerArticle(
  db: DatabaseTransaction,
  { id, listed, published, updated, ...article }: RegisteredArticle,
  now: Date,
): Promise<boolean> {
  const values = {
    ...article,
    address: boundedKey(addressKey(article.url)) || null,
    published: published?.getTime() ?? null,
    updated: updated?.getTime() ?? null,
    listed: listed ? (1 as const) : (0 as const),
  };
  const update = async () => {
    const { numUpdatedRows } = await db
      .updateTable('articles')
      .set(values)
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    return numUpdatedRows > 0n;
  };
  let created = false;
  if (!(await update())) {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('articles')
      .values({ id, ...values, created: now.getTime() })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .executeTakeFirstOrThrow();
    created = Boolean(numInsertedOrUpdatedRows);
    if (!created) await update(); // its first comment came in between
  }
  await learnWords(db, id, listed ? article : undefined);
  return created;
}

/**
 * Leads former ids of an article to it. A thread that stands under one of them moves: nobody's comment is lost
 * with a page's old address.
 */
export async function adoptAliases(
  db: DatabaseTransaction,
  id: string,
  aliases: readonly string[],
): Promise<void> {
  await db.deleteFrom('article_aliases').where('alias', '=', id).execute();
  const former = new Set(aliases.map(articleKey));
  former.delete(id);
  if (!former.size) return;
  // Locked before they are read, in one order: a comment may be on its way to any of them.
  const rows = await db
    .selectFrom('articles')
    .select(['id', 'comments', 'roots', 'version'])
    .where('id', 'in', [id, ...former])
    .orderBy('id')
    .forUpdate()
    .execute();
  const version = Math.max(...rows.map((row) => row.version)) + 1;
  for (const alias of former) {
    const old = rows.find((row) => row.id === alias);
    await db
      .updateTable('article_aliases')
      .set({ article: id })
      .where('article', '=', alias)
      .execute();
    if (old) {
      await learnWords(db, alias, undefined);
      await db
        .updateTable('comments')
        .set({
          article: id,
          version: sql<number>`case when version = 0 then 0 else ${version} end`,
          appeared: sql<number>`case when shown = 1 then ${version} else 0 end`,
        })
        .where('article', '=', alias)
        .execute();
      await db.deleteFrom('articles').where('id', '=', alias).execute();
    }
    await db
      .insertInto('article_aliases')
      .values({ alias, article: id })
      .onConflict((conflict) => conflict.column('alias').doUpdateSet({ article: id }))
      .execute();
  }
  const moved = rows.filter((row) => row.id !== id);
  const sum = (count: 'comments' | 'roots') => moved.reduce((total, row) => total + row[count], 0);
  await db
    .updateTable('articles')
    .set({
      comments: sql<number>`comments + ${sum('comments')}`,
      roots: sql<number>`roots + ${sum('roots')}`,
      version,
    })
    .where('id', '=', id)
    .execute();
}
