import type { Context } from 'hono';
import { entityTag } from '../http/etag.ts';
import { ownAddress } from '../http/own-address.ts';
import type { AppEnv } from '../http/router.ts';
import type { Services } from '../services.ts';
import type { Feed } from './comments-feed.ts';
import { xmlText } from './rss.ts';
import { feedWords } from './words.ts';

const newestArticles = 50;

/** The newest listed articles, with the number and the feed of their comments. Those without a date come last. */
export async function articlesFeed(
  { db, config }: Pick<Services, 'db' | 'config'>,
  c: Context<AppEnv>,
): Promise<Feed> {
  const rows = await db
    .selectFrom('articles')
    .selectAll()
    .where('listed', '=', 1)
    .where('url', 'is not', null)
    .orderBy('published', (order) => order.desc().nullsLast())
    .orderBy('created', 'desc')
    .orderBy('id')
    .limit(newestArticles)
    .execute();
  const language = rows[0]?.language;
  const title = feedWords(language).articles;
  const self = ownAddress(c, config, '/v1/feeds/articles.rss');
  const home = rows[0]?.url ? new URL('/', rows[0].url).href : ownAddress(c, config, '/');
  const items = rows.map((row) => {
    const article = encodeURIComponent(row.id);
    return {
      id: row.id,
      title: row.title ?? row.id,
      link: row.url ?? row.id,
      published: row.published === null ? null : new Date(row.published),
      // Readers take a description for HTML, and a summary is plain text.
      html: row.summary === null ? undefined : xmlText(row.summary),
      category: row.section ?? undefined,
      image: row.image ?? undefined,
      comments: {
        count: row.comments,
        page: ownAddress(c, config, `/threads?article=${article}`),
        feed: ownAddress(c, config, `/v1/feeds/comments.rss?article=${article}`),
      },
    };
  });
  const times = rows.flatMap(({ published, updated }) =>
    [published, updated].filter((time) => time !== null),
  );
  return {
    tag: entityTag(JSON.stringify([self, items])),
    changed: times.length ? new Date(Math.max(...times)) : undefined,
    channel: {
      title,
      link: home,
      description: title,
      self,
      language: language ?? undefined,
      items,
    },
  };
}
