import { sql } from 'kysely';
import type { RawBuilder, SqlBool } from 'kysely';
import type { Database, Store } from '../db/database.ts';
import { queryOf } from './query-words.ts';
import type { Query } from './query-words.ts';
import { rankByWords } from './rank.ts';
import type { WordCounts, WordsOfArticle } from './rank.ts';
import { everyArticle } from './words.ts';

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

/** Most articles that are compared word by word; the rarest words choose them, then the newest stand first. */
const mostCompared = 1000;

/**
 * Listed articles that share words with a title and summary, best first. Words are compared as written and folded:
 * "đò" finds "đò" before "do". `language`: leave out what is in another. Every database gives the same order.
 */
export async function searchArticles(
  { db, hasAnyWord }: Pick<Store, 'db' | 'hasAnyWord'>,
  {
    title,
    summary,
    language,
  }: { title: string; summary?: string | null; language?: string | null },
  limit: number,
): Promise<Match[]> {
  const query = queryOf(title, summary ?? '');
  const counts = await countsOf(db, query);
  const chosen = rarest(query.telling, counts);
  if (!chosen.length) return [];
  const rows = await db
    .selectFrom('article_words')
    .innerJoin('articles', 'articles.id', 'article_words.article')
    .select(columns.map((column) => `articles.${column}` as const))
    .select(['article_words.title as titleWords', 'article_words.summary as summaryWords'])
    .select(['folded_title as foldedTitle', 'folded_summary as foldedSummary'])
    .where(hasAnyWord(chosen))
    .where('articles.listed', '=', 1)
    .where(readableBy(language))
    .orderBy('articles.published', (order) => order.desc().nullsLast())
    .orderBy('articles.id')
    .limit(mostCompared)
    .$castTo<ArticleRow & WordsOfArticle>()
    .execute();
  return rankByWords(query.terms, counts, rows).slice(0, limit);
}

/** In how many articles each word of a query stands, and how many there are. */
async function countsOf(db: Database, { terms }: Query): Promise<WordCounts> {
  const words = new Set([everyArticle, ...terms.flatMap(({ folded }) => folded)]);
  const rows = await db
    .selectFrom('word_counts')
    .selectAll()
    .where('word', 'in', [...words])
    .execute();
  const counts = new Map(rows.map(({ word, articles }) => [word, articles]));
  return { all: counts.get(everyArticle) ?? 0, of: (word) => counts.get(word) ?? 0 };
}

/** The rarest words, as many as lead to no more articles than are compared; one at least. */
function rarest(words: readonly string[], { of }: WordCounts): string[] {
  const known = words.filter((word) => of(word) > 0).sort((a, b) => of(a) - of(b));
  let sum = 0;
  return known.filter((word, index) => (sum += of(word)) <= mostCompared || index === 0);
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
