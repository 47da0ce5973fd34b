import { createRoute, z } from '@hono/zod-openapi';

import { commentBounds, nameBounds } from './comments/bounds.ts';
import { createRouter } from './http/router.ts';
import type { Services } from './services.ts';

const captchaKind = z.enum(['image', 'proof', 'turnstile', 'hcaptcha', 'recaptcha']);

const boundsSchema = z
  .object({ min: z.number().int(), max: z.number().int() })
  .openapi('Bounds', { description: 'Inclusive, in Unicode code points after NFC.' });

const capabilitiesSchema = z
  .object({
    sorts: z
      .array(z.enum(['newest', 'oldest', 'best']))
      .openapi({ description: 'The first is the default.' }),
    write: z.boolean().openapi({ description: 'Whether new comments are taken at all.' }),
    votes: z.enum(['none', 'up', 'updown']),
    reports: z.boolean(),
    editWindow: z.number().int().openapi({ description: 'Seconds; 0: never.' }),
    maxDepth: z.number().int().openapi({ description: 'Deepest level of replies; 0: none.' }),
    moderation: z.enum(['before', 'after']),
    text: boundsSchema,
    name: boundsSchema,
    preview: z.boolean().optional().openapi({ description: 'Whether `/v1/preview` answers.' }),
  })
  .openapi('CommentCapabilities');

const authSchema = z
  .object({
    guests: z.boolean().openapi({ description: 'Whether guests may comment and vote.' }),
    signIn: z.boolean().openapi({ description: 'Whether tokens of the site’s readers are taken.' }),
    captcha: z.boolean().openapi({ description: 'Whether signed-in readers need one as well.' }),
  })
  .openapi('SignIn', { description: 'Absent: guests only.' });

/** Answer of `GET /v1/site`. */
export const siteSchema = z
  .object({
    contract: z.literal(1),
    comments: z.union([capabilitiesSchema, z.literal(false)]),
    counts: z.boolean(),
    related: z.boolean(),
    captcha: z.array(captchaKind).openapi({
      description: 'Kinds of which a new comment needs one, the default first; empty: none.',
    }),
    siteKeys: z.partialRecord(captchaKind, z.string()).openapi({ type: 'object' }),
    feeds: z.object({ comments: z.boolean(), articles: z.boolean() }),
    changes: z.boolean().optional().openapi({ description: 'Whether `/v1/changes` answers.' }),
    stream: z.boolean().openapi({ description: 'Whether `/v1/stream` answers.' }),
    auth: authSchema.optional(),
  })
  .openapi('Site');

const site = createRoute({
  method: 'get',
  path: '/v1/site',
  summary: 'What this server offers',
  tags: ['site'],
  responses: {
    200: { description: 'Capabilities.', content: { 'application/json': { schema: siteSchema } } },
  },
});

/** What a server so configured offers. */
export function describeSite({
  config,
  captcha,
  readers,
}: Pick<Services, 'config' | 'captcha' | 'readers'>): z.infer<typeof siteSchema> {
  return {
    contract: 1,
    comments: {
      sorts: config.votes === 'none' ? ['newest', 'oldest'] : ['newest', 'oldest', 'best'],
      write: config.comments === 'open',
      votes: config.votes,
      reports: true,
      editWindow: config.editWindow,
      maxDepth: config.maxDepth,
      moderation: config.moderation,
      text: commentBounds(config),
      name: nameBounds,
      preview: true,
    },
    counts: true,
    related: true,
    captcha: [...captcha.kinds],
    siteKeys: {},
    feeds: { comments: true, articles: true },
    changes: true,
    stream: config.maxStreams > 0,
    auth: {
      guests: config.guests === 'on',
      signIn: readers.signIn,
      captcha: config.captchaFor === 'all',
    },
  };
}

/** `GET /v1/site`. */
export function siteRoutes(services: Services) {
  return createRouter().openapi(site, (c) => {
    c.header('cache-control', 'public, max-age=60');
    return c.json(describeSite(services), 200);
  });
}
