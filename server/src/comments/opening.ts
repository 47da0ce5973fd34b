import type { DatabaseTransaction } from '../db/database.ts';
import { useRate } from '../http/limits.ts';
import { Problem } from '../http/problem.ts';
import type { Services } from '../services.ts';
import type { Poster } from './post.ts';
import type { NewComment } from './schemas.ts';
import { cleanLine } from './words.ts';

const longestTitle = 300;

/** Articles that may be opened within an hour: from one address block, and in all. */
const openingRates = { block: { count: 30, period: 3600 }, all: { count: 600, period: 3600 } };

/** What an unknown article starts with. */
export interface Opening {
  url: string;
  title: string | null;
}

/**
 * What an article that is unknown yet starts with, where a comment may open it. Opened articles are in no feed
 * or related list until the site itself names them. Throws 404 `unknown-article`, 429 `rate-limited`.
 */
export async function checkOpening(
  { config, db, clock }: Pick<Services, 'config' | 'db' | 'clock'>,
  given: Pick<NewComment, 'url' | 'title'>,
  poster: Poster,
): Promise<Opening> {
  if (config.articles === 'known') {
    throw new Problem('unknown-article', {
      detail: 'Comments are taken on registered articles only.',
    });
  }
  const url = URL.parse(given.url ?? '');
  if (!url || !poster.allowsOrigin(url.origin) || url.username || url.password) {
    throw new Problem('unknown-article', {
      detail: 'An unknown article is opened by a url on an allowed origin (--allow-origin).',
      errors: [{ field: 'url', code: given.url ? 'invalid' : 'required' }],
    });
  }
  await useRate(db, `open ${poster.block}`, openingRates.block, clock());
  await useRate(db, 'open', openingRates.all, clock());
  url.hash = '';
  const title = [...cleanLine(given.title ?? '')].slice(0, longestTitle).join('');
  return { url: url.href, title: title || null };
}

/** Stores the article of a first comment. */
export async function openArticle(
  db: DatabaseTransaction,
  id: string,
  { url, title }: Opening,
  now: Date,
): Promise<void> {
  await db
    .insertInto('articles')
    .values({ id, url, title, created: now.getTime() })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}
