import { z } from '@hono/zod-openapi';
import { articleIdSchema } from '../identity/article-id.ts';
import { oneLine } from '../rich-text/plain-text.ts';

/** Plain text on one line, of 1 to `max` code points. */
function line(max: number) {
  return z
    .string()
    .max(max * 8)
    .transform((text) => oneLine(text.toWellFormed()))
    .refine((text) => text.length > 0, { error: 'Nothing to read in it' })
    .refine((text) => [...text].length <= max, { error: `More than ${max} characters` })
    .openapi({ type: 'string', minLength: 1, maxLength: max });
}

const webAddress = z
  .url({ protocol: /^https?$/ })
  .max(2048)
  .openapi({ description: 'http or https.' });

const time = z.iso
  .datetime({ offset: true })
  .transform((text) => new Date(text))
  .openapi({ type: 'string', format: 'date-time', description: 'ISO 8601 with a zone.' });

/** An article as the site registers it. */
export const articleSchema = z
  .object({
    id: articleIdSchema.optional().openapi({
      description:
        'What the page calls itself: its explicit id or canonical link. Without it: `url` without fragment ' +
        'and known tracking parameters.',
    }),
    url: webAddress,
    title: line(300),
    published: time.optional(),
    updated: time.optional(),
    summary: line(1000).optional(),
    image: webAddress.optional(),
    lang: z
      .string()
      .max(35)
      .regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/)
      .optional()
      .openapi({ description: 'BCP 47.' }),
    section: line(100).optional().openapi({ description: 'Desk or column: `Thời sự`.' }),
    aliases: z.array(articleIdSchema).max(20).default([]).openapi({
      description: 'Former ids of the page. Comments that stand under one of them move here.',
    }),
    listed: z.boolean().default(true).openapi({
      description: '`false` takes it out of feeds and related lists; its comments stay.',
    }),
  })
  .openapi('Article');

export const mostArticles = 100;

/** Body of `PUT /v1/articles`. */
export const articlesBody = z
  .object({ articles: z.array(articleSchema).min(1).max(mostArticles) })
  .openapi('Articles', {
    description: 'Each is stored whole: a field that is left out is emptied.',
  });

/** Answer of `PUT /v1/articles`. */
export const registeredSchema = z
  .object({
    articles: z.array(
      z.object({
        id: z.string().openapi({ description: 'The id its comments stand under.' }),
        created: z.boolean().openapi({ description: 'Whether it was unknown before.' }),
      }),
    ),
  })
  .openapi('RegisteredArticles');

/** An article that another one's readers may like. */
export const relatedItem = z
  .object({
    url: z.string(),
    title: z.string().openapi({ description: 'Plain text.' }),
    published: z.iso.datetime().optional().openapi({ description: 'UTC; absent when unknown.' }),
    image: z.string().optional(),
    summary: z.string().optional().openapi({ description: 'Plain text.' }),
  })
  .openapi('RelatedItem');

export type RelatedItem = z.infer<typeof relatedItem>;

/** Answer of `GET /v1/related`. */
export const relatedSchema = z.object({ items: z.array(relatedItem) }).openapi('Related');

export const relatedQuery = z.object({
  article: articleIdSchema,
  limit: z.coerce.number().int().min(1).max(20).default(5).openapi({ type: 'integer' }),
  title: z
    .string()
    .transform((title) => title.slice(0, 1000))
    .optional()
    .openapi({
      type: 'string',
      description: 'Title of the article, for one that is not registered.',
    }),
  published: z.string().optional().openapi({
    format: 'date-time',
    description:
      'When the article was published, for one that is not registered. Ignored when unreadable.',
  }),
});
