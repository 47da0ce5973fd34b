import { z } from 'zod';
import { madeOf } from '../../answers/making.ts';
import { findPage } from '../../comments/list.ts';
import { sortSchema } from '../../comments/schemas.ts';
import { tagThreads } from '../../http/cache-tag.ts';
import { entityTag, isUnchanged } from '../../http/etag.ts';
import { ownAddress } from '../../http/own-address.ts';
import { createRouter } from '../../http/router.ts';
import { articleIdSchema, findArticleKey } from '../../identity/article-id.ts';
import type { Services } from '../../services.ts';
import { describeSite } from '../../site.ts';
import { serverVersion } from '../../version.ts';
import { ThreadLinks } from '../links.ts';
import { chooseLanguage, threadWords } from '../words.ts';
import { fragmentMarkup } from './markup.ts';

const fragmentQuery = z.object({
  article: articleIdSchema,
  sort: sortSchema.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
  heading: z.coerce.number().int().min(1).max(6).default(2),
});

/**
 * `GET /threads/fragment?article`: the first comments as HTML for a page of the site. 400 with an HTML comment, so that
 * an include that does not look at the status shows nothing.
 */
export function fragmentRoutes(services: Services) {
  const { db, config } = services;
  const routes = createRouter();
  routes.get('/threads/fragment', async (c) => {
    const query = fragmentQuery.safeParse(c.req.query());
    if (!query.success) {
      c.header('cache-control', 'no-store');
      return c.html('<!-- news-elements: no article, or a value out of bounds -->', 400);
    }
    const { article, limit, heading } = query.data;
    const known = await db
      .selectFrom('articles')
      .select('language')
      .where('id', '=', await findArticleKey(db, article))
      .executeTakeFirst();
    const asked = c.req.query('lang');
    // The page it goes into has one language, whoever reads it: `Accept-Language` does not count.
    const language = chooseLanguage(asked, '', known?.language ?? null);
    const site = describeSite(services);
    const sort = query.data.sort ?? (site.comments ? site.comments.sorts[0] : undefined);
    const listed = await findPage(services, { article, limit, sort });
    const version = entityTag(serverVersion, ...listed.version);
    const base = ownAddress(c, config, '/');
    madeOf(c, listed.articles);
    c.header('cache-control', 'public, max-age=30, stale-while-revalidate=300');
    tagThreads(c, [article]);
    const made = [language, asked, heading, base, JSON.stringify(site), article];
    if (isUnchanged(c, entityTag(version, ...made))) return c.body(null, 304);
    return c.html(
      fragmentMarkup({
        words: threadWords(language),
        language,
        timeZone: config.timeZone,
        links: new ThreadLinks(article, asked === language ? asked : undefined, base),
        site,
        article,
        page: await listed.read(),
        sort: sort ?? 'newest',
        limit,
        version,
        heading,
      }),
    );
  });
  return routes;
}
