import { z } from '@hono/zod-openapi';

import { articleIdSchema } from '../identity/article-id.ts';

/** Longest text a request may carry at all; the site's own bound is checked later, with a clearer answer. */
const longestText = 60_000;

const time = z.iso.datetime().openapi({ description: 'ISO 8601, UTC.' });

export const authorSchema = z
  .object({
    name: z.string(),
    avatar: z.string().optional(),
    badge: z.enum(['author', 'staff']).optional(),
  })
  .openapi('Author');

export const votesSchema = z
  .object({ up: z.number().int(), down: z.number().int() })
  .openapi('Votes');

/** One comment as anybody may read it. */
export const commentSchema = z
  .object({
    id: z.string(),
    article: z.string(),
    parent: z.string().nullable(),
    author: authorSchema,
    html: z.string().openapi({ description: 'Sanitised. Empty in a tombstone.' }),
    lang: z.string().optional().openapi({ description: 'BCP 47, where its writer’s client said.' }),
    created: time,
    edited: time.optional(),
    status: z.enum(['published', 'pending', 'rejected', 'deleted', 'removed']).openapi({
      description: '`deleted` and `removed` are tombstones that keep the place of their replies.',
    }),
    pick: z.boolean().optional(),
    votes: votesSchema,
    replyCount: z.number().int().openapi({ description: 'Published direct replies.' }),
    get replies() {
      return z.array(commentSchema).optional();
    },
    repliesNext: z.string().nullable().optional().openapi({
      description:
        'Cursor for the direct replies after `replies`; with `parent` and this comment’s id.',
    }),
  })
  .openapi('Comment');

/** One's own comment, with what only its author may see. */
export const ownCommentSchema = commentSchema
  .extend({
    text: z.string().openapi({ description: 'As typed.' }),
    reason: z.string().optional().openapi({ description: 'Why it was rejected.' }),
  })
  .openapi('OwnComment');

export const commentPageSchema = z
  .object({
    total: z.number().int().openapi({ description: 'Published comments, replies included.' }),
    roots: z.number().int().openapi({ description: 'Published comments on the article itself.' }),
    items: z.array(commentSchema),
    next: z.string().nullable(),
    previous: z.string().nullable().optional(),
    changes: z.string().optional().openapi({
      description: '`after` for `/v1/changes` and `/v1/stream`: what this page does not have yet.',
    }),
  })
  .openapi('CommentPage');

export const sortSchema = z.enum(['newest', 'oldest', 'best']);

export const commentQuerySchema = z.object({
  article: articleIdSchema,
  parent: z.string().min(1).max(64).optional().openapi({
    description: 'List the direct replies of this comment: oldest first, or `newest`.',
  }),
  sort: sortSchema
    .optional()
    .openapi({ description: 'Without it, the first that `/v1/site` names.' }),
  cursor: z.string().min(1).max(1024).optional().openapi({
    description:
      '`next`, `previous` or `repliesNext` of an earlier answer; its order wins over `sort`.',
  }),
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(100)
    .default(20)
    .openapi({ type: 'integer', minimum: 1, maximum: 100, default: 20 }),
  around: z
    .string()
    .min(1)
    .max(64)
    .optional()
    .openapi({
      description:
        'The page that holds this comment. A reply comes within the replies of its ancestors, after the first ones; ' +
        'their `repliesNext` still continues after those, so it may be met again.',
    }),
});

export const newCommentSchema = z
  .object({
    article: articleIdSchema,
    url: z.string().max(2048).optional().openapi({
      description:
        'Address of the article’s page, on an allowed origin; needed for an unknown article.',
    }),
    title: z.string().max(1000).optional(),
    parent: z.string().min(1).max(64).optional(),
    author: z.object({
      name: z.string().max(1000),
      email: z.string().max(320).optional().openapi({ description: 'Not stored by this server.' }),
    }),
    text: z.string().max(longestText).openapi({ description: 'Markdown subset, as typed.' }),
    captcha: z.string().max(4096).optional(),
    lang: z
      .string()
      .max(35)
      .regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/)
      .optional()
      .openapi({ description: 'BCP 47.' }),
  })
  .openapi('NewComment');

export const postedCommentSchema = z
  .object({
    comment: commentSchema,
    editToken: z.string().optional(),
    editUntil: time.optional(),
  })
  .openapi('PostedComment');

export const editSchema = z.object({ text: z.string().max(longestText) }).openapi('Edit');

export const voteSchema = z
  .object({ value: z.union([z.literal(1), z.literal(0), z.literal(-1)]) })
  .openapi('Vote');

export const reportSchema = z
  .object({
    reason: z.enum(['abusive', 'spam', 'false', 'other']),
    note: z.string().max(10_000).optional().openapi({ description: 'Up to 1,000 code points.' }),
  })
  .openapi('Report');

export const countsSchema = z
  .object({ counts: z.record(z.string(), z.number().int()) })
  .openapi('Counts');

export const countsQuerySchema = z.object({
  article: z
    .preprocess(
      (given) => (typeof given === 'string' ? [given] : given),
      z.array(articleIdSchema).min(1).max(100),
    )
    .openapi({ param: { style: 'form', explode: true }, type: 'array', items: { type: 'string' } }),
});

export const commentIdParam = z.object({
  id: z
    .string()
    .min(1)
    .max(64)
    .openapi({ param: { name: 'id', in: 'path' } }),
});

/** A key of 128 random bits or more: base64url, hex or a UUID. */
const randomKey = z.string().regex(/^[\w-]{22,64}$/, 'Not 22 to 64 letters, digits, - or _');

export const idempotencyHeader = z.object({
  'idempotency-key': randomKey.openapi({ description: '128 random bits, made with the draft.' }),
});

export const editTokenHeader = z.object({ 'edit-token': z.string().max(200) });

export const readerKeyHeader = z.object({
  'reader-key': randomKey.openapi({ description: '128 random bits kept by the browser.' }),
});

export type Comment = z.infer<typeof commentSchema>;
export type CommentPage = z.infer<typeof commentPageSchema>;
export type CommentQuery = z.infer<typeof commentQuerySchema>;
export type NewComment = z.infer<typeof newCommentSchema>;
export type OwnComment = z.infer<typeof ownCommentSchema>;
export type Sort = z.infer<typeof sortSchema>;
