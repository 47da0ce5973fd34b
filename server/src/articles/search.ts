import { sql } from 'kysely';
import type { RawBuilder, SqlBool } from 'kysely';
import type { Database } from '../db/database.ts';
import { fold } from '../db/fold.ts';
import { queryTerms } from './query-words.ts';

/** What a related list needs of an article. */
export interface ArticleRow {
  id: string;
  url: string;
  title: string;
  summary: string | null;
  image: string | null;
  section: string | null;
  address: string | null;
  published: number | null;
}

export interface Match extends ArticleRow {
  /** Greater is better; above 0. */
  rank: number;
}

const columns = [
  'id',
  'url',
  'title',
  'summary',
  'image',
  'section',
  'address',
  'published',
] as const;

/**
 * Listed articles that share words with a title and summary, best first. Words are compared as written and folded:
 * "đò" finds "đò" before "do". `language`: leave out what is in another.
 */
export async function searchArticles(
  db: Database,
  {
    title,
    summary,
    language,
  }: { title: string; summary?: string | null; language?: string | null },
  limit: number,
): Promise<Match[]> {
  const terms = queryTerms(title, summary ?? '');
  if (!terms.length) return [];
  const query =
    `{title summary} : (${anyOf(terms)}) OR ` +
    `{folded_title folded_summary} : (${anyOf(terms.map(fold))})`;
  const { rows } = await sql<Match>`
    select ${sql.join(columns.map((column) => sql.ref(`articles.${column}`)))},
      -bm25(article_search, 4.0, 1.5, 2.0, 0.75) as rank
    from article_search
    join article_words on article_words.number = article_search.rowid
    join articles on articles.id = article_words.article
    where article_search match ${query} and articles.listed = 1 and ${readableBy(language)}
    order by rank desc
    limit ${limit}
  `.execute(db);
  return rows;
}

/**
 * Listed articles published closest to a time, on either side of it; those without a date do not come.
 * `language`: leave out what is in another.
 */
export async function articlesNear(
  db: Database,
  time: number,
  limit: number,
  language?: string | null,
): Promise<ArticleRow[]> {
  const listed = () =>
    db
      .selectFrom('articles')
      .select(columns)
      .where('listed', '=', 1)
      .where('published', 'is not', null)
      .where(readableBy(language))
      .limit(limit)
      .$castTo<ArticleRow & { published: number }>();
  const earlier = await listed()
    .where('published', '<=', time)
    .orderBy('published', 'desc')
    .execute();
  const later = await listed().where('published', '>', time).orderBy('published', 'asc').execute();
  const distance = ({ published }: { published: number }) => Math.abs(published - time);
  return [...earlier, ...later].sort((a, b) => distance(a) - distance(b));
}

/** What readers of a language can read: articles in it, in any of its regions, and those that do not say theirs. */
function readableBy(language: string | null | undefined): RawBuilder<SqlBool> {
  const primary = language?.split('-', 1)[0]?.toLowerCase();
  if (!primary) return sql<SqlBool>`1 = 1`;
  return sql<SqlBool>`(
    articles.language is null or lower(articles.language) = ${primary}
    or lower(articles.language) like ${`${primary}-%`}
  )`;
}

/** Words and phrases in the index's own language: each in quotes, so that nothing in them is an operator. */
function anyOf(terms: readonly string[]): string {
  return terms.map((term) => `"${term.replaceAll('"', '')}"`).join(' OR ');
}
