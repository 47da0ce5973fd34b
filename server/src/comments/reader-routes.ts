import { createRoute } from '@hono/zod-openapi';

import { problemResponses } from '../http/problem.ts';
import { createRouter, refuse } from '../http/router.ts';
import { signedIn } from '../readers/signed-in.ts';
import type { Services } from '../services.ts';
import { report } from './reports.ts';
import {
  commentIdParam,
  readerKeyHeader,
  reportSchema,
  voteSchema,
  votesSchema,
} from './schemas.ts';
import { vote } from './votes.ts';

const putVote = createRoute({
  method: 'put',
  path: '/v1/comments/{id}/vote',
  summary: 'Set one’s vote',
  description: 'One vote a reader key, or an account; 0 takes it back.',
  tags: ['comments'],
  request: {
    params: commentIdParam,
    headers: readerKeyHeader,
    body: { required: true, content: { 'application/json': { schema: voteSchema } } },
  },
  responses: {
    200: {
      description: 'The new tallies.',
      content: { 'application/json': { schema: votesSchema } },
    },
    ...problemResponses(
      'invalid-request',
      'invalid-token',
      'sign-in-required',
      'origin-not-allowed',
      'unknown-comment',
      'invalid-vote',
      'rate-limited',
      'unavailable',
    ),
  },
});

const postReport = createRoute({
  method: 'post',
  path: '/v1/comments/{id}/reports',
  summary: 'Tell the editors about a comment',
  tags: ['comments'],
  request: {
    params: commentIdParam,
    headers: readerKeyHeader,
    body: { required: true, content: { 'application/json': { schema: reportSchema } } },
  },
  responses: {
    202: { description: 'Kept for the editors.' },
    ...problemResponses(
      'invalid-request',
      'invalid-token',
      'origin-not-allowed',
      'unknown-comment',
      'invalid-report',
      'rate-limited',
      'unavailable',
    ),
  },
});

/** `PUT /v1/comments/{id}/vote`, `POST /v1/comments/{id}/reports`. */
export function readerRoutes(services: Services) {
  return createRouter()
    .openapi(
      putVote,
      async (c) => {
        const tallies = await vote(services, {
          id: c.req.valid('param').id,
          value: c.req.valid('json').value,
          readerKey: c.req.valid('header')['reader-key'],
          reader: await signedIn(c, services),
          block: c.var.block,
        });
        return c.json(tallies, 200, { 'cache-control': 'no-store' });
      },
      refuse('invalid-vote'),
    )
    .openapi(
      postReport,
      async (c) => {
        await report(services, {
          id: c.req.valid('param').id,
          ...c.req.valid('json'),
          note: c.req.valid('json').note,
          readerKey: c.req.valid('header')['reader-key'],
          reader: await signedIn(c, services),
          block: c.var.block,
        });
        return c.body(null, 202);
      },
      refuse('invalid-report'),
    );
}
