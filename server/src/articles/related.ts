import type { Database, Store } from '../db/database.ts';
import { fold } from '../db/fold.ts';
import { boundedKey, findArticleKey } from '../identity/article-id.ts';
import { addressKey } from '../identity/address.ts';
import type { RelatedItem } from './schemas.ts';
import { articlesNear, searchArticles } from './search.ts';
import type { ArticleRow, Match } from './search.ts';

const day = 86_400_000;

/** After this many days, being near in time counts for little. */
const fading = 45;

/** How many matches are ranked again by time and section. */
const ranked = 80;

/** What is known of the article a reader looks at. */
export interface RelatedRequest {
  article: string;
  limit: number;
  /** For an article that is not registered. */
  title?: string | undefined;
  published?: Date | undefined;
}

/**
 * Registered articles for the readers of another, best first: by shared words, nearness in time and section; where
 * words find too few, those published closest. Never one in another language than the article's own, where both say
 * theirs; never the article itself, never one twice.
 */
export async function relatedArticles(
  store: Pick<Store, 'db' | 'hasAnyWord'>,
  { article, limit, ...given }: RelatedRequest,
  now: Date,
): Promise<RelatedItem[]> {
  const { db } = store;
  const current = await describe(db, article);
  const title = current.title ?? given.title;
  const time = current.published ?? given.published?.getTime() ?? now.getTime();
  const matches = title
    ? await searchArticles(
        store,
        { title, summary: current.summary, language: current.language },
        ranked,
      )
    : [];
  const found = matches
    .map((match) => ({ match, score: score(match, time, current.section) }))
    .sort((a, b) => b.score - a.score)
    .map(({ match }) => match);
  const taken: ArticleRow[] = [...pick(found, current, limit)];
  if (taken.length < limit) {
    const near = await articlesNear(
      db,
      time,
      limit * 2 + current.addresses.size + 2,
      current.language,
    );
    taken.splice(0, Infinity, ...pick([...taken, ...near], current, limit));
  }
  return taken.map(present);
}

interface Current {
  id: string;
  /** Keys of every address the article is known by. */
  addresses: Set<string>;
  title: string | null;
  summary: string | null;
  section: string | null;
  language: string | null;
  published: number | null;
}

/** The article as registered under its id, an alias, or another address of the same page. */
async function describe(db: Database, article: string): Promise<Current> {
  const id = await findArticleKey(db, article);
  const address = boundedKey(addressKey(article));
  const row = await db
    .selectFrom('articles')
    .select(['id', 'url', 'title', 'summary', 'section', 'language', 'published'])
    .where((where) =>
      where.or([where('id', '=', id), ...(address ? [where('address', '=', address)] : [])]),
    )
    .orderBy((order) => order.case().when('id', '=', id).then(0).else(1).end())
    .executeTakeFirst();
  const aliases = await db
    .selectFrom('article_aliases')
    .select('alias')
    .where('article', '=', row?.id ?? id)
    .execute();
  const names = [article, id, row?.url ?? '', ...aliases.map(({ alias }) => alias)];
  const addresses = new Set(names.map((name) => boundedKey(addressKey(name))));
  addresses.delete('');
  return {
    id: row?.id ?? id,
    addresses,
    title: row?.title ?? null,
    summary: row?.summary ?? null,
    section: row?.section ?? null,
    language: row?.language ?? null,
    published: row?.published ?? null,
  };
}

function score({ rank, published, section }: Match, time: number, home: string | null): number {
  const days = published === null ? Infinity : Math.abs(published - time) / day;
  const nearness = 0.4 + 0.6 * Math.exp(-days / fading);
  return rank * nearness * (home !== null && section === home ? 1.25 : 1);
}

/** The first `limit` that are neither the article itself nor one that was picked before. */
function* pick<Row extends ArticleRow>(
  rows: readonly Row[],
  { id, addresses }: Current,
  limit: number,
): Generator<Row> {
  const seen = new Set(addresses);
  let left = limit;
  for (const row of rows) {
    const headline = `${fold(row.title)} ${row.published === null ? '' : Math.floor(row.published / day)}`;
    const address = row.address ?? row.url;
    const again = row.id === id || seen.has(address) || seen.has(headline);
    seen.add(address).add(headline);
    if (again) continue;
    yield row;
    if (--left <= 0) return;
  }
}

function present({ url, title, published, image, summary }: ArticleRow): RelatedItem {
  return {
    url,
    title,
    ...(published !== null && { published: new Date(published).toISOString() }),
    ...(image !== null && { image }),
    ...(summary !== null && { summary }),
  };
}
