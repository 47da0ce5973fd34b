import { createRoute } from '@hono/zod-openapi';

import { isAllowedOrigin } from '../http/cors.ts';
import { problemResponses } from '../http/problem.ts';
import { createRouter, refuse } from '../http/router.ts';
import { signedIn } from '../readers/signed-in.ts';
import type { Services } from '../services.ts';
import { postComment } from './post.ts';
import { idempotencyHeader, newCommentSchema, postedCommentSchema } from './schemas.ts';

const post = createRoute({
  method: 'post',
  path: '/v1/comments',
  summary: 'Store a comment, once a key',
  description:
    'Repeating a request with the same key answers with the comment stored the first time, whatever became of its ' +
    'CAPTCHA token. Errors are not remembered. With `Authorization: Bearer` and a token of the site, name and picture are ' +
    'those of the reader’s account.',
  tags: ['comments'],
  request: {
    headers: idempotencyHeader,
    body: { required: true, content: { 'application/json': { schema: newCommentSchema } } },
  },
  responses: {
    201: {
      description: 'Stored, now or earlier under this key.',
      content: { 'application/json': { schema: postedCommentSchema } },
    },
    ...problemResponses(
      'invalid-request',
      'invalid-token',
      'sign-in-required',
      'origin-not-allowed',
      'comments-closed',
      'unknown-article',
      'key-reused',
      'body-too-large',
      'unsupported-media-type',
      'invalid-comment',
      'captcha-required',
      'captcha-invalid',
      'rate-limited',
      'unavailable',
    ),
  },
});

/** `POST /v1/comments`. */
export function postingRoutes(services: Services) {
  return createRouter().openapi(
    post,
    async (c) => {
      const posted = await postComment(
        services,
        c.req.valid('header')['idempotency-key'],
        c.req.valid('json'),
        {
          block: c.var.block,
          site: c.var.site,
          reader: await signedIn(c, services),
          allowsOrigin: (origin) => isAllowedOrigin(origin, c, services.config),
        },
      );
      return c.json(posted, 201, { 'cache-control': 'no-store' });
    },
    refuse('invalid-comment'),
  );
}
