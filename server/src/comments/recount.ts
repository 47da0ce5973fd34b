import { sql } from 'kysely';
import type { DatabaseTransaction } from '../db/database.ts';

/** Counts an article's published comments anew, and marks every page of its thread as changed. */
export async function recount(db: DatabaseTransaction, article: string): Promise<void> {
  await db
    .updateTable('articles')
    .set({
      comments: sql<number>`(
        select count(*) from comments where comments.article = articles.id and comments.status = 'published'
      )`,
      roots: sql<number>`(
        select count(*) from comments
        where comments.article = articles.id and comments.parent is null and comments.status = 'published'
      )`,
      version: sql<number>`version + 1`,
    })
    .where('id', '=', article)
    .execute();
}
