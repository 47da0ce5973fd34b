import type { Context } from 'hono';
import { htmlOf } from '../comments/present.ts';
import { entityTag } from '../http/etag.ts';
import { ownAddress } from '../http/own-address.ts';
import type { AppEnv } from '../http/router.ts';
import { findArticleKey } from '../identity/article-id.ts';
import { plainText, shorten } from '../rich-text/plain-text.ts';
import { filled } from '../rich-text/sentence.ts';
import type { Services } from '../services.ts';
import type { Channel } from './rss.ts';
import { feedWords } from './words.ts';

const newestComments = 50;

/** A feed, and what tells whether a client already has it. */
export interface Feed {
  tag: string;
  changed: Date | undefined;
  channel: Channel;
}

type Parts = Pick<Services, 'db' | 'config'>;

/**
 * The newest comments on an article, replies included; without one, on all listed articles. An article nobody knows is
 * an empty feed.
 */
export async function commentsFeed(
  { db, config }: Parts,
  c: Context<AppEnv>,
  article: string | undefined,
): Promise<Feed> {
  const key = article === undefined ? undefined : await findArticleKey(db, article);
  const about =
    key === undefined
      ? undefined
      : await db.selectFrom('articles').selectAll().where('id', '=', key).executeTakeFirst();
  let query = db
    .selectFrom('comments')
    .innerJoin('articles', 'articles.id', 'comments.article')
    .select(['comments.id', 'name', 'text', 'comments.created', 'edited', 'article'])
    .select(['articles.url as page', 'articles.title as headline', 'articles.language as tongue'])
    .where('comments.status', '=', 'published')
    .orderBy('comments.created', 'desc')
    .orderBy('seq', 'desc')
    .limit(newestComments);
  query =
    key === undefined ? query.where('articles.listed', '=', 1) : query.where('article', '=', key);
  const rows = await query.execute();

  const language = about?.language ?? rows[0]?.tongue;
  const words = feedWords(language);
  const thread = (id: string) =>
    ownAddress(c, config, `/threads?article=${encodeURIComponent(id)}`);
  const title = about?.title ? filled(words.commentsOn, { title: about.title }) : words.comments;
  const parameters = article === undefined ? '' : `?article=${encodeURIComponent(article)}`;
  const items = rows.map((row) => {
    const html = htmlOf(row.text);
    const on = key === undefined && row.headline ? { title: row.headline } : undefined;
    const heading = filled(on ? words.byOn : words.by, { name: row.name, ...on });
    return {
      id: `urn:news-elements:comment:${row.id}`,
      title: shorten(`${heading}: ${plainText(html)}`, 140),
      link: `${row.page ?? thread(row.article)}#comment-${row.id}`,
      published: new Date(row.created),
      html,
      author: row.name,
    };
  });
  const latest = Math.max(...rows.map(({ created, edited }) => edited ?? created));
  const self = ownAddress(c, config, `/v1/feeds/comments.rss${parameters}`);
  const site = rows[0]?.page ? new URL('/', rows[0].page).href : ownAddress(c, config, '/');
  const link = about?.url ?? (key === undefined ? site : thread(key));
  return {
    tag: entityTag(
      self,
      title,
      language,
      ...rows.flatMap(({ id, edited, page, headline }) => [id, edited, page, headline]),
    ),
    changed: rows.length ? new Date(latest) : undefined,
    channel: { title, link, description: title, self, language: language ?? undefined, items },
  };
}
