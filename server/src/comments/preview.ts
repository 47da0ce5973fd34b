import { createRoute, z } from '@hono/zod-openapi';

import { useRate } from '../http/limits.ts';
import { Problem, problemResponses } from '../http/problem.ts';
import { createRouter, refuse } from '../http/router.ts';
import { renderComment } from '../rich-text/render.ts';
import type { Services } from '../services.ts';
import { commentBounds } from './bounds.ts';
import { editSchema } from './schemas.ts';
import { checkText } from './words.ts';

const preview = createRoute({
  method: 'post',
  path: '/v1/preview',
  summary: 'What a text will look like',
  description: 'By the same rules as a stored comment. Nothing is kept.',
  tags: ['comments'],
  request: { body: { required: true, content: { 'application/json': { schema: editSchema } } } },
  responses: {
    200: {
      description: 'Sanitised HTML; empty where there is nothing to see.',
      content: {
        'application/json': { schema: z.object({ html: z.string() }).openapi('Preview') },
      },
    },
    ...problemResponses('invalid-request', 'origin-not-allowed', 'invalid-comment', 'rate-limited'),
  },
});

/** `POST /v1/preview`. Too many links are shown: the writer is told when it is sent. */
export function previewRoutes({ config, db, clock }: Services) {
  return createRouter().openapi(
    preview,
    async (c) => {
      const rules = { ...commentBounds(config), min: 0, maxLinks: Infinity };
      const text = checkText('text', c.req.valid('json').text, rules);
      if (text.problem && text.problem.code !== 'too-short') {
        throw new Problem('invalid-comment', { errors: [text.problem] });
      }
      const rate = { count: config.commentRate * 60, period: 3600, burst: 60 };
      await useRate(db, `preview ${c.var.block}`, rate, clock());
      return c.json({ html: renderComment(text.value) }, 200, { 'cache-control': 'no-store' });
    },
    refuse('invalid-comment'),
  );
}
