import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { madeOf } from '../answers/making.ts';
import { tagThreads } from '../http/cache-tag.ts';
import { isUnchangedSince } from '../http/modified.ts';
import { problemResponses } from '../http/problem.ts';
import { createRouter } from '../http/router.ts';
import type { AppEnv } from '../http/router.ts';
import { articleIdSchema } from '../identity/article-id.ts';
import type { Services } from '../services.ts';
import { articlesFeed } from './articles-feed.ts';
import { commentsFeed } from './comments-feed.ts';
import type { Feed } from './comments-feed.ts';
import { rssDocument } from './rss.ts';

const responses = {
  200: {
    description: 'RSS 2.0.',
    content: { 'application/rss+xml': { schema: { type: 'string' } } },
  },
  304: { description: 'As it was.' },
} as const;

const comments = createRoute({
  method: 'get',
  path: '/v1/feeds/comments.rss',
  summary: 'The newest comments',
  description: 'On one article, replies included; without `article` on all registered ones.',
  tags: ['feeds'],
  request: { query: z.object({ article: articleIdSchema.optional() }) },
  responses: { ...responses, ...problemResponses('invalid-request') },
});

const articles = createRoute({
  method: 'get',
  path: '/v1/feeds/articles.rss',
  summary: 'The newest registered articles',
  tags: ['feeds'],
  responses,
});

/** `GET /v1/feeds/comments.rss` and `GET /v1/feeds/articles.rss`. */
export function feedRoutes(services: Services) {
  return createRouter()
    .openapi(comments, async (c) => {
      const { article } = c.req.valid('query');
      if (article !== undefined) tagThreads(c, [article]);
      return answer(c, await commentsFeed(services, c, article));
    })
    .openapi(articles, async (c) => answer(c, await articlesFeed(services, c)));
}

function answer(c: Context<AppEnv>, { tag, changed, channel }: Feed) {
  madeOf(c, 'everything');
  c.header('cache-control', 'public, max-age=60');
  if (isUnchangedSince(c, tag, changed)) return c.body(null, 304);
  c.header('content-type', 'application/rss+xml; charset=utf-8');
  return c.body(rssDocument(channel), 200);
}
