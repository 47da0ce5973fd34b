import { createRoute } from '@hono/zod-openapi';

import { madeOf } from '../answers/making.ts';
import { tagThreads } from '../http/cache-tag.ts';
import { entityTag, isUnchanged } from '../http/etag.ts';
import { problemResponses } from '../http/problem.ts';
import { createRouter } from '../http/router.ts';
import { sharedAge } from '../http/shared-age.ts';
import type { Services } from '../services.ts';
import { serverVersion } from '../version.ts';
import { countComments } from './counts.ts';
import { findPage } from './list.ts';
import {
  commentPageSchema,
  commentQuerySchema,
  countsQuerySchema,
  countsSchema,
} from './schemas.ts';

const list = createRoute({
  method: 'get',
  path: '/v1/comments',
  summary: 'A page of a thread',
  description:
    'An unknown article is an empty page. Each comment comes with its first replies, and those with theirs, ' +
    'as far as a page allows; `repliesNext` leads on.',
  tags: ['comments'],
  request: { query: commentQuerySchema },
  responses: {
    200: {
      description: 'The page, with an `ETag`.',
      content: { 'application/json': { schema: commentPageSchema } },
    },
    304: { description: 'The client has this page already (`If-None-Match`).' },
    ...problemResponses('invalid-request', 'invalid-cursor', 'unknown-comment', 'cursor-expired'),
  },
});

const counts = createRoute({
  method: 'get',
  path: '/v1/counts',
  summary: 'Numbers of comments, up to 100 articles a call',
  tags: ['comments'],
  request: { query: countsQuerySchema },
  responses: {
    200: {
      description: 'Published comments by article; 0 for unknown ones.',
      content: { 'application/json': { schema: countsSchema } },
    },
    304: { description: 'The client has these numbers already (`If-None-Match`).' },
    ...problemResponses('invalid-request'),
  },
});

/** `GET /v1/comments`, `GET /v1/counts`. */
export function listingRoutes(services: Services) {
  return createRouter()
    .openapi(list, async (c) => {
      const page = await findPage(services, c.req.valid('query'));
      madeOf(c, page.articles);
      sharedAge(c, services.config);
      tagThreads(c, [c.req.valid('query').article]);
      if (isUnchanged(c, entityTag(serverVersion, ...page.version))) return c.body(null, 304);
      return c.json(await page.read(), 200);
    })
    .openapi(counts, async (c) => {
      const { numbers, keys } = await countComments(services.db, c.req.valid('query').article);
      madeOf(c, keys);
      sharedAge(c, services.config);
      tagThreads(c, c.req.valid('query').article);
      if (isUnchanged(c, entityTag(JSON.stringify(numbers)))) return c.body(null, 304);
      return c.json({ counts: numbers }, 200);
    });
}
