import { createRoute } from '@hono/zod-openapi';
import { transact } from '../db/transact.ts';
import { entityTag, isUnchanged } from '../http/etag.ts';
import { problemResponses } from '../http/problem.ts';
import { createRouter, refuse } from '../http/router.ts';
import { articleKey } from '../identity/article-id.ts';
import { requireApiKey } from '../keys/api-keys.ts';
import type { Services } from '../services.ts';
import { plainAddress } from '../identity/address.ts';
import { adoptAliases, lockRegister, registerArticle } from './register.ts';
import { relatedArticles } from './related.ts';
import { articlesBody, registeredSchema, relatedQuery, relatedSchema } from './schemas.ts';

const register = createRoute({
  method: 'put',
  path: '/v1/articles',
  summary: 'Register or update articles',
  description:
    'Takes an API key as `Authorization: Bearer`; make one with `news-elements-server key add`. ' +
    'All of a request are stored, or none.',
  tags: ['articles'],
  security: [{ apiKey: [] }],
  request: {
    body: { required: true, content: { 'application/json': { schema: articlesBody } } },
  },
  responses: {
    200: { description: 'Stored.', content: { 'application/json': { schema: registeredSchema } } },
    ...problemResponses('unauthorized', 'body-too-large', 'invalid-article'),
  },
});

const related = createRoute({
  method: 'get',
  path: '/v1/related',
  summary: 'Articles that the readers of one may like',
  description: 'Registered articles only, best first, never the article itself.',
  tags: ['articles'],
  request: { query: relatedQuery },
  responses: {
    200: { description: 'The list.', content: { 'application/json': { schema: relatedSchema } } },
    304: { description: 'As it was.' },
    ...problemResponses('invalid-request'),
  },
});

/** `PUT /v1/articles` and `GET /v1/related`. */
export function articleRoutes(services: Services) {
  const { db, clock } = services;
  const routes = createRouter();
  routes.openAPIRegistry.registerComponent('securitySchemes', 'apiKey', {
    type: 'http',
    scheme: 'bearer',
    description: 'A key of `news-elements-server key add`.',
  });
  routes.on('PUT', '/v1/articles', requireApiKey(services));

  routes.openapi(
    register,
    async (c) => {
      const { articles } = c.req.valid('json');
      const registered = await transact(db, async (trx) => {
        await lockRegister(trx);
        const results: { id: string; created: boolean }[] = [];
        for (const { id: given, lang, aliases, ...article } of articles) {
          const id = articleKey(given ?? plainAddress(article.url) ?? article.url);
          const created = await registerArticle(
            trx,
            {
              ...article,
              id,
              published: article.published ?? null,
              updated: article.updated ?? null,
              summary: article.summary ?? null,
              image: article.image ?? null,
              language: lang ?? null,
              section: article.section ?? null,
            },
            clock(),
          );
          await adoptAliases(trx, id, aliases);
          results.push({ id, created });
        }
        return results;
      });
      const aliases = articles.flatMap((article) => article.aliases.map(articleKey));
      const changed = new Set([...aliases, ...registered.map(({ id }) => id)]);
      changed.forEach(services.store.announceThread);
      return c.json({ articles: registered }, 200);
    },
    refuse('invalid-article'),
  );

  return routes.openapi(related, async (c) => {
    const { published: stated = '', ...query } = c.req.valid('query');
    const published = new Date(stated);
    const request = { ...query, ...(!Number.isNaN(published.getTime()) && { published }) };
    const items = await relatedArticles(services.store, request, clock());
    c.header('cache-control', 'public, max-age=300');
    if (isUnchanged(c, entityTag(JSON.stringify(items)))) return c.body(null, 304);
    return c.json({ items }, 200);
  });
}
