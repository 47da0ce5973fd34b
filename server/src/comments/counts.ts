import type { Database } from '../db/database.ts';
import { articleKey } from '../identity/article-id.ts';

/** Numbers of comments, and what they were counted on. */
export interface Counts {
  /** Under the ids as given. */
  numbers: Record<string, number>;
  /** Keys of the articles: as asked for, and where these lead. */
  keys: string[];
}

/** Published comments by article; unknown articles have 0. */
export async function countComments(db: Database, articles: readonly string[]): Promise<Counts> {
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
  const numbers = Object.fromEntries(
    articles.map((given, index) => {
      const key = keys[index] ?? given;
      return [given, counts.get(moved.get(key) ?? key) ?? 0];
    }),
  );
  return { numbers, keys: [...new Set([...keys, ...moved.values()])] };
}
