import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import { z } from 'zod';
import { madeOf } from '../answers/making.ts';
import { findPage } from '../comments/list.ts';
import { present } from '../comments/present.ts';
import { sortSchema } from '../comments/schemas.ts';
import { tagThreads } from '../http/cache-tag.ts';
import { entityTag, isUnchanged } from '../http/etag.ts';
import { Problem } from '../http/problem.ts';
import { createRouter } from '../http/router.ts';
import type { AppEnv } from '../http/router.ts';
import { pagePolicy } from '../http/security-headers.ts';
import { articleIdSchema, findArticleKey } from '../identity/article-id.ts';
import type { Services } from '../services.ts';
import type { View } from './comment-view.ts';
import { ThreadLinks } from './links.ts';
import { noticeDocument, threadDocument } from './page.ts';
import { threadCss } from './thread-css.ts';
import { chooseLanguage, threadWords } from './words.ts';

const pageSize = 25;
const styleTag = `"${createHash('sha256').update(threadCss).digest('base64url').slice(0, 22)}"`;

const id = z.string().min(1).max(64).optional();

const threadQuery = z.object({
  article: articleIdSchema,
  sort: sortSchema.optional(),
  cursor: z.string().min(1).max(1024).optional(),
  parent: id,
  around: id,
});

/** `GET /threads?article`: the thread as a page without script; `/threads/thread.css`. */
export function threadRoutes(services: Services) {
  const { db, config } = services;
  const routes = createRouter();

  routes.get('/threads', async (c) => {
    c.header('content-security-policy', pagePolicy());
    c.header('vary', 'Accept-Language', { append: true });
    const query = threadQuery.safeParse(c.req.query());
    const key = query.success ? await findArticleKey(db, query.data.article) : '';
    const article = await db
      .selectFrom('articles')
      .select(['title', 'url', 'listed', 'language'])
      .where('id', '=', key)
      .executeTakeFirst();
    const asked = c.req.query('lang');
    const accepted = c.req.header('accept-language') ?? '';
    const language = chooseLanguage(asked, accepted, article?.language ?? null);
    const words = threadWords(language);
    if (!query.success) {
      return c.html(noticeDocument({ words, language }, { message: words.badRequest }), 400);
    }

    const links = new ThreadLinks(query.data.article, asked === language ? asked : undefined);
    const view: View = {
      words,
      language,
      timeZone: config.timeZone,
      links,
      votes: config.votes !== 'none',
    };
    try {
      const listed = await findPage(services, { ...query.data, limit: pageSize });
      madeOf(c, listed.articles);
      c.header('cache-control', 'public, max-age=30');
      tagThreads(c, [query.data.article]);
      const about = [article?.title, article?.url, article?.listed];
      if (isUnchanged(c, entityTag(styleTag, language, asked, ...about, ...listed.version))) {
        return c.body(null, 304);
      }
      const { parent, sort } = query.data;
      return await c.html(
        threadDocument(view, {
          article: {
            title: article?.title ?? null,
            url: webAddress(article?.url),
            listed: article?.listed === 1,
          },
          page: await listed.read(),
          parent: parent === undefined ? undefined : await findComment(services, parent),
          sort: sort ?? 'newest',
          sorts: view.votes ? ['best', 'newest', 'oldest'] : ['newest', 'oldest'],
        }),
      );
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return answerProblem(c, view, error);
    }
  });

  routes.get('/threads/thread.css', (c) => {
    c.header('cache-control', 'public, max-age=3600');
    if (isUnchanged(c, styleTag)) return c.body(null, 304);
    return c.body(threadCss, 200, { 'content-type': 'text/css; charset=utf-8' });
  });

  return routes;
}

/** A page that cannot be shown says so in words; an order that has changed since starts anew. */
function answerProblem(c: Context<AppEnv>, view: View, { word }: Problem) {
  c.header('cache-control', 'no-store');
  const { words, links } = view;
  if (word === 'cursor-expired' || word === 'invalid-cursor') return c.redirect(links.to(), 302);
  const unknown = word === 'unknown-comment';
  const notice = { message: unknown ? words.unknownComment : words.badRequest, back: links.to() };
  return c.html(noticeDocument(view, notice), unknown ? 404 : 400);
}

async function findComment({ db }: Services, id: string) {
  const row = await db.selectFrom('comments').selectAll().where('id', '=', id).executeTakeFirst();
  return row && present(row);
}

/** An id may be anything; only a web address becomes a link. */
function webAddress(address: string | null | undefined): string | null {
  const url = URL.parse(address ?? '');
  return url && /^https?:$/.test(url.protocol) ? url.href : null;
}
