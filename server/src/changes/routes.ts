import { createRoute, z } from '@hono/zod-openapi';

import { madeOf } from '../answers/making.ts';
import { tagThreads } from '../http/cache-tag.ts';
import { entityTag, isUnchanged } from '../http/etag.ts';
import { Problem, problemResponses } from '../http/problem.ts';
import { createRouter } from '../http/router.ts';
import { sharedAge } from '../http/shared-age.ts';
import { articleKey, findArticle, findArticleKey } from '../identity/article-id.ts';
import type { Services } from '../services.ts';
import { serverVersion } from '../version.ts';
import { findThread, readChanges, readPlace } from './read-changes.ts';
import {
  changePageSchema,
  changesQuerySchema,
  lastEventHeader,
  streamQuerySchema,
} from './schemas.ts';

const changes = createRoute({
  method: 'get',
  path: '/v1/changes',
  summary: 'What changed in a thread since',
  description:
    'Each comment that changed comes once, as it is now. An unknown article has no changes. 410 `cursor-expired`: too ' +
    'much lies between, or the article has moved; read the thread anew.',
  tags: ['comments'],
  request: { query: changesQuerySchema },
  responses: {
    200: {
      description: 'The changes, with an `ETag`.',
      content: { 'application/json': { schema: changePageSchema } },
    },
    304: { description: 'The client has this answer already (`If-None-Match`).' },
    ...problemResponses('invalid-request', 'invalid-cursor', 'cursor-expired'),
  },
});

const stream = createRoute({
  method: 'get',
  path: '/v1/stream',
  summary: 'The changes of a thread as they happen',
  description:
    'Server-sent events. Each message is a `ChangePage` as JSON, its id the page’s cursor; the first comes at once and may ' +
    'be empty. Offered where `/v1/site` says so. Without room for one more stream: 503, or 429 where one address block ' +
    'has its share; ask `/v1/changes` instead.',
  tags: ['comments'],
  request: { query: streamQuerySchema, headers: lastEventHeader },
  responses: {
    200: { description: 'The stream.', content: { 'text/event-stream': { schema: z.string() } } },
    ...problemResponses(
      'invalid-request',
      'invalid-cursor',
      'not-found',
      'cursor-expired',
      'rate-limited',
      'unavailable',
    ),
  },
});

/** `GET /v1/changes`, `GET /v1/stream`. */
export function changeRoutes(services: Services) {
  const { config, db, keys, live } = services;
  return createRouter()
    .openapi(changes, async (c) => {
      const { article: given, after, limit } = c.req.valid('query');
      const asked = articleKey(given);
      const article = await findArticle(db, asked);
      const place = after === undefined ? undefined : readPlace(keys, article, after);
      const thread = await findThread(db, article);
      madeOf(c, [asked, article]);
      sharedAge(c, config);
      tagThreads(c, [given]);
      const tag = entityTag(serverVersion, article, thread.version, after, limit);
      if (isUnchanged(c, tag)) return c.body(null, 304);
      const { page } = await readChanges(services, thread, place, limit);
      return c.json(page, 200);
    })
    .openapi(stream, async (c) => {
      if (!config.maxStreams) throw new Problem('not-found', { detail: 'No streams here.' });
      const { article: given, after } = c.req.valid('query');
      const article = await findArticleKey(db, given);
      const sealed = c.req.valid('header')['last-event-id'] ?? after;
      const place = sealed === undefined ? undefined : readPlace(keys, article, sealed);
      // A browser asks again for ever where a stream only ends; a problem tells it to stop.
      await readChanges(services, await findThread(db, article), place, 1);
      const headers = {
        'content-type': 'text/event-stream',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      };
      if (c.req.method === 'HEAD') return c.body(null, 200, headers);
      return c.body(live.open(article, place, c.var.block), 200, headers);
    });
}
