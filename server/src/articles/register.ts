import { fold } from '../db/fold.ts';
import type { DatabaseTransaction } from '../db/database.ts';
import { articleKey } from '../identity/article-id.ts';
import { addressKey } from '../identity/address.ts';
import { recount } from '../comments/recount.ts';

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

/** Stores or updates an article. `true` when it was unknown before. */
export async function registerArticle(
  db: DatabaseTransaction,
  { id, listed, published, updated, ...article }: RegisteredArticle,
  now: Date,
): Promise<boolean> {
  const values = {
    ...article,
    address: addressKey(article.url) || null,
    published: published?.getTime() ?? null,
    updated: updated?.getTime() ?? null,
    listed: listed ? (1 as const) : (0 as const),
  };
  const known = await db
    .updateTable('articles')
    .set(values)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  if (!known.numUpdatedRows) {
    await db
      .insertInto('articles')
      .values({ id, ...values, created: now.getTime() })
      .execute();
  }
  await learnWords(db, id, listed ? article : undefined);
  return !known.numUpdatedRows;
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
  for (const alias of former) {
    await db.updateTable('comments').set({ article: id }).where('article', '=', alias).execute();
    await db
      .updateTable('article_aliases')
      .set({ article: id })
      .where('article', '=', alias)
      .execute();
    await db.deleteFrom('articles').where('id', '=', alias).execute();
    await db
      .insertInto('article_aliases')
      .values({ alias, article: id })
      .onConflict((conflict) => conflict.column('alias').doUpdateSet({ article: id }))
      .execute();
  }
  if (!former.size) return;
  await recount(db, id);
}

/** What full text finds an article by; an article that is not listed is not found. */
async function learnWords(
  db: DatabaseTransaction,
  article: string,
  words: { title: string; summary: string | null } | undefined,
): Promise<void> {
  if (!words) {
    await db.deleteFrom('article_words').where('article', '=', article).execute();
    return;
  }
  const title = words.title.toLowerCase();
  const summary = (words.summary ?? '').toLowerCase();
  const values = {
    title,
    summary,
    folded_title: fold(title),
    folded_summary: fold(summary),
  };
  await db
    .insertInto('article_words')
    .values({ article, ...values })
    .onConflict((conflict) => conflict.column('article').doUpdateSet(values))
    .execute();
}
