import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import { z } from 'zod';
import { madeOf } from '../answers/making.ts';
import { findPage } from '../comments/list.ts';
import { present } from '../comments/present.ts';
import { sortSchema } from '../comments/schemas.ts';
import { tagThreads } from '../http/cache-tag.ts';
import { entityTag, isUnchanged } from '../http/etag.ts';
import { Problem, problemTypes } from '../http/problem.ts';
import { createRouter } from '../http/router.ts';
import type { AppEnv } from '../http/router.ts';
import { pagePolicy } from '../http/security-headers.ts';
import { sharedAge } from '../http/shared-age.ts';
import { articleIdSchema } from '../identity/article-id.ts';
import { filled } from '../rich-text/sentence.ts';
import type { Services } from '../services.ts';
import type { View } from './comment-view.ts';
import { languageOf, openThread, whyNotWritable } from './context.ts';
import type { ThreadContext } from './context.ts';
import { noticeDocument } from './document.ts';
import { threadDocument } from './page.ts';
import { threadCss } from './thread-css.ts';
import { threadWords } from './words.ts';
import { ReaderCookies } from './writing/cookies.ts';
import { NoForm, openForm } from './writing/open-form.ts';
import { readOwnThread } from './writing/own-thread.ts';
import type { OwnThread } from './writing/own-thread.ts';
import { waitText, writingWords } from './writing/words/words.ts';

const pageSize = 25;
const styleTag = `"${createHash('sha256').update(threadCss).digest('base64url').slice(0, 22)}"`;

const id = z.string().min(1).max(64).optional();

/** What a page for one reader says happened. */
const notices = ['posted', 'pending', 'edited', 'deleted', 'voted', 'reported'] as const;

/** What asks for a form. */
const formNames = ['write', 'reply', 'edit', 'delete', 'report'] as const;

const threadQuery = z.object({
  article: articleIdSchema,
  sort: sortSchema.optional(),
  cursor: z.string().min(1).max(1024).optional(),
  parent: id,
  around: id,
  own: z.enum(['1', ...notices]).optional(),
  write: z.literal('1').optional(),
  reply: id,
  edit: id,
  delete: id,
  report: id,
});

/** Whether a page is for one reader alone: a form, or with what is their own. */
export function isForOneReader(c: Context<AppEnv>): boolean {
  return ['own', ...formNames].some((name) => c.req.query(name) !== undefined);
}

type ThreadQuery = z.infer<typeof threadQuery>;

/**
 * `GET /threads?article`: the thread as a page without script, the same for everybody; with `own`, `write`, `reply`,
 * `edit`, `delete` or `report` a page for one reader, which no cache may share. `/threads/thread.css`.
 */
export function threadRoutes(services: Services) {
  const routes = createRouter();

  routes.get('/threads', async (c) => {
    c.header('content-security-policy', pagePolicy());
    c.header('vary', 'Accept-Language', { append: true });
    const parsed = threadQuery.safeParse(c.req.query());
    if (!parsed.success) {
      const language = languageOf(c, null);
      const words = threadWords(language);
      return c.html(noticeDocument({ words, language }, { message: words.badRequest }), 400);
    }
    const query = parsed.data;
    const context = await openThread(services, c, query.article);
    try {
      return formNames.every((name) => query[name] === undefined)
        ? await answerThread(services, c, context, query)
        : await answerForm(services, c, context, query);
    } catch (error) {
      return answerProblem(c, context, error);
    }
  });

  routes.get('/threads/thread.css', (c) => {
    c.header('cache-control', 'public, max-age=3600');
    if (isUnchanged(c, styleTag)) return c.body(null, 304);
    return c.body(threadCss, 200, { 'content-type': 'text/css; charset=utf-8' });
  });

  return routes;
}

async function answerThread(
  services: Services,
  c: Context<AppEnv>,
  context: ThreadContext,
  query: ThreadQuery,
): Promise<Response> {
  const { config } = services;
  const { article, language, words, links } = context;
  const writing = writingWords(language);
  const closed = whyNotWritable(services, c, context);
  const { cursor, sort } = query;
  const listed = await findPage(services, { ...query, limit: pageSize });
  const { parent } = listed;
  let own: OwnThread | undefined;
  if (query.own === undefined) {
    madeOf(c, listed.articles);
    tagThreads(c, [query.article]);
    sharedAge(c, config);
    const about = [article.title, article.url, article.published];
    const flags = [Number(article.listed), closed, context.wholeLinks.to(), c.req.query('lang')];
    if (isUnchanged(c, entityTag(styleTag, language, ...about, ...flags, ...listed.version))) {
      return c.body(null, 304);
    }
  } else {
    c.header('cache-control', 'private, no-cache');
    own = await readOwnThread(services, new ReaderCookies(c, config), article.key);
  }
  const votes = config.votes !== 'none';
  const view: View = {
    ...{ words, writing, language, links, own },
    timeZone: config.timeZone,
    votes: config.guests === 'off' ? 'none' : config.votes,
    level: parent?.depth ?? 0,
    deepest: closed ? -1 : config.maxDepth - 1,
  };
  return c.html(
    threadDocument(view, {
      context,
      page: await listed.read(),
      parent: parent && present(parent),
      sort: sort ?? 'newest',
      sorts: votes ? ['best', 'newest', 'oldest'] : ['newest', 'oldest'],
      cursor,
      notice: query.own === undefined || query.own === '1' ? undefined : writing[query.own],
      closed: closed && writing[closed],
    }),
  );
}

async function answerForm(
  services: Services,
  c: Context<AppEnv>,
  context: ThreadContext,
  query: ThreadQuery,
): Promise<Response> {
  c.header('content-security-policy', formPolicy());
  // Not `no-store`: whoever goes back finds what was typed, and the same key.
  c.header('cache-control', 'private, no-cache');
  return c.html(await openForm(services, c, context, query));
}

/** Forms hold a picture and a sound as well. */
export function formPolicy(): string {
  return pagePolicy({ 'img-src': "'self' data:", 'media-src': "'self'" });
}

/** A page that cannot be shown says so in words; an order that has changed since starts anew. */
function answerProblem(c: Context<AppEnv>, context: ThreadContext, error: unknown) {
  c.header('cache-control', 'no-store');
  for (const name of ['cdn-cache-control', 'etag']) c.header(name, undefined);
  const { words, links, language } = context;
  const say = (message: string, status: number) =>
    c.html(noticeDocument(context, { message, back: links.to() }), status as 400);
  if (error instanceof NoForm) return say(error.message, error.status);
  if (!(error instanceof Problem)) throw error;
  const { word, details } = error;
  if (word === 'cursor-expired' || word === 'invalid-cursor') return c.redirect(links.to(), 302);
  if (word === 'unknown-comment') return say(words.unknownComment, 404);
  if (word !== 'rate-limited') return say(words.badRequest, problemTypes[word].status);
  const wait = details.retryAfter ?? 60;
  c.header('retry-after', String(wait));
  return say(filled(writingWords(language).waitForForm, { time: waitText(wait, language) }), 429);
}
