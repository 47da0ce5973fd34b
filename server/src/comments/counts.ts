import type { Database } from '../db/database.ts';
import { articleKey } from '../identity/article-id.ts';

/** Published comments by article, under the ids as given; unknown articles have 0. */
export async function countComments(
  db: Database,
  articles: readonly string[],
): Promise<Record<string, number>> {
  const keys = articles.map(articleKey);
  const aliases = await db
    .selectFrom('article_aliases')
    .selectAll()
    .where('alias', 'in', keys)
    .execute();
  const moved = new Map(aliases.map(({ alias, article }) => [alias, article]));
  const found = await db
    .selectFrom('articles')
    .select(['id', 'comments'])
    .where(
      'id',
      'in',
      keys.map((key) => moved.get(key) ?? key),
    )
    .execute();
  const counts = new Map(found.map(({ id, comments }) => [id, comments]));
  return Object.fromEntries(
    articles.map((given, index) => {
      const key = keys[index] ?? given;
      return [given, counts.get(moved.get(key) ?? key) ?? 0];
    }),
  );
}
