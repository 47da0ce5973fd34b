import { createRoute } from '@hono/zod-openapi';

import { entityTag, isUnchanged } from '../http/etag.ts';
import { Problem, problemResponses } from '../http/problem.ts';
import { createRouter, refuse } from '../http/router.ts';
import { signedIn } from '../readers/signed-in.ts';
import type { Services } from '../services.ts';
import { serverVersion } from '../version.ts';
import { deleteOwn, editOwn, readOwn } from './own.ts';
import { withReplies } from './replies.ts';
import {
  commentIdParam,
  commentSchema,
  editSchema,
  editTokenHeader,
  ownCommentSchema,
} from './schemas.ts';

const one = createRoute({
  method: 'get',
  path: '/v1/comments/{id}',
  summary: 'One comment',
  description:
    'A published one, or a tombstone that stands; with `Edit-Token`, or signed in, one’s own in any state.',
  tags: ['comments'],
  request: { params: commentIdParam, headers: editTokenHeader.partial() },
  responses: {
    200: {
      description: 'The comment.',
      content: { 'application/json': { schema: commentSchema.or(ownCommentSchema) } },
    },
    304: { description: 'The client has it already (`If-None-Match`).' },
    ...problemResponses(
      'invalid-request',
      'invalid-token',
      'edit-token-refused',
      'unknown-comment',
      'unavailable',
    ),
  },
});

const edit = createRoute({
  method: 'patch',
  path: '/v1/comments/{id}',
  summary: 'Change the text of one’s own comment',
  description: 'By its edit token, or by the account that wrote it.',
  tags: ['comments'],
  request: {
    params: commentIdParam,
    headers: editTokenHeader.partial(),
    body: { required: true, content: { 'application/json': { schema: editSchema } } },
  },
  responses: {
    200: { description: 'Changed.', content: { 'application/json': { schema: ownCommentSchema } } },
    ...problemResponses(
      'invalid-request',
      'invalid-token',
      'edit-token-refused',
      'edit-window-closed',
      'origin-not-allowed',
      'unknown-comment',
      'invalid-comment',
      'rate-limited',
      'unavailable',
    ),
  },
});

const remove = createRoute({
  method: 'delete',
  path: '/v1/comments/{id}',
  summary: 'Delete one’s own comment',
  description:
    'By its edit token, or by the account that wrote it. For good; a tombstone keeps its place while replies stand.',
  tags: ['comments'],
  request: { params: commentIdParam, headers: editTokenHeader.partial() },
  responses: {
    204: { description: 'Deleted.' },
    ...problemResponses(
      'invalid-request',
      'invalid-token',
      'edit-token-refused',
      'edit-window-closed',
      'origin-not-allowed',
      'unknown-comment',
      'unavailable',
    ),
  },
});

/** `GET`, `PATCH` and `DELETE /v1/comments/{id}`. */
export function ownRoutes(services: Services) {
  const { db, keys } = services;
  return createRouter()
    .openapi(one, async (c) => {
      const { id } = c.req.valid('param');
      const token = c.req.valid('header')['edit-token'];
      c.header('vary', 'Edit-Token, Authorization');
      const reader = await signedIn(c, services);
      const own = await readOwn(services, id, { token, reader });
      if (own) return c.json(own, 200, { 'cache-control': 'no-store' });
      const row = await db
        .selectFrom('comments')
        .innerJoin('articles', 'articles.id', 'comments.article')
        .selectAll('comments')
        .select('articles.version')
        .where('comments.id', '=', id)
        .where('shown', '=', 1)
        .executeTakeFirst();
      if (!row) throw new Problem('unknown-comment');
      c.header('cache-control', 'no-cache');
      if (isUnchanged(c, entityTag(serverVersion, id, row.version))) return c.body(null, 304);
      const [comment] = await withReplies(db, keys, [row]);
      if (!comment) throw new Problem('unknown-comment');
      return c.json(comment, 200);
    })
    .openapi(
      edit,
      async (c) => {
        const comment = await editOwn(services, {
          id: c.req.valid('param').id,
          token: c.req.valid('header')['edit-token'],
          reader: await signedIn(c, services),
          text: c.req.valid('json').text,
          block: c.var.block,
        });
        return c.json(comment, 200, { 'cache-control': 'no-store' });
      },
      refuse('invalid-comment'),
    )
    .openapi(remove, async (c) => {
      await deleteOwn(services, c.req.valid('param').id, {
        token: c.req.valid('header')['edit-token'],
        reader: await signedIn(c, services),
      });
      return c.body(null, 204);
    });
}
