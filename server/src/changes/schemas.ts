import { z } from '@hono/zod-openapi';

import { commentSchema } from '../comments/schemas.ts';
import { articleIdSchema } from '../identity/article-id.ts';

/** What became of one comment. */
export const changeSchema = z
  .union([
    z.object({
      change: z.enum(['created', 'changed']).openapi({
        description:
          '`created`: it came into the list. `changed`: text, status, votes or number of replies.',
      }),
      comment: commentSchema.openapi({ description: 'As it is now, without `replies`.' }),
    }),
    z.object({
      change: z.literal('removed').openapi({ description: 'It is out of the list.' }),
      id: z.string(),
      parent: z.string().nullable(),
    }),
  ])
  .openapi('Change');

export const changePageSchema = z
  .object({
    items: z.array(changeSchema).openapi({
      description: 'One a comment, in the order of the last changes. May repeat what is known.',
    }),
    cursor: z.string().openapi({ description: '`after` of the next call.' }),
    more: z.boolean().openapi({ description: 'Whether there is more to be had at once.' }),
    total: z.number().int().openapi({ description: 'Published comments, replies included.' }),
    roots: z.number().int().openapi({ description: 'Published comments on the article itself.' }),
  })
  .openapi('ChangePage');

const cursor = z.string().min(1).max(1024);

export const changesQuerySchema = z.object({
  article: articleIdSchema,
  after: cursor.optional().openapi({
    description:
      '`changes` of a page of the thread, or `cursor` of an earlier answer. Without it: none, and a cursor for now.',
  }),
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(100)
    .default(50)
    .openapi({ type: 'integer', minimum: 1, maximum: 100, default: 50 }),
});

export const streamQuerySchema = changesQuerySchema.omit({ limit: true });

export const lastEventHeader = z.object({
  'last-event-id': cursor
    .optional()
    .openapi({ description: 'Sent by the browser when it connects again; wins over `after`.' }),
});

export type Change = z.infer<typeof changeSchema>;
export type ChangePage = z.infer<typeof changePageSchema>;
