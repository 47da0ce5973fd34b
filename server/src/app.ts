import type { OpenAPIHono } from '@hono/zod-openapi';
import { methodNotAllowed } from 'hono/method-not-allowed';

import { remember } from './answers/remember.ts';
import { articleRoutes } from './articles/routes.ts';
import { captchaRoutes } from './captcha/routes.ts';
import { changeRoutes } from './changes/routes.ts';
import { commentRoutes } from './comments/routes.ts';
import { feedRoutes } from './feeds/routes.ts';
import { healthRoutes } from './health.ts';
import { clientAddress } from './http/client-address.ts';
import { compress } from './http/compress.ts';
import { cors } from './http/cors.ts';
import { answerError } from './http/errors.ts';
import { bodyLimit } from './http/limits.ts';
import { Problem } from './http/problem.ts';
import { createRouter } from './http/router.ts';
import type { AppEnv } from './http/router.ts';
import { securityHeaders } from './http/security-headers.ts';
import { staticFiles } from './http/static-files.ts';
import { openApiRoutes } from './openapi.ts';
import type { Services } from './services.ts';
import { siteRoutes } from './site.ts';
import { fragmentRoutes } from './threads/fragment/routes.ts';
import { isForOneReader, threadRoutes } from './threads/routes.ts';
import { writingRoutes } from './threads/writing/routes.ts';
import { welcome } from './welcome.ts';

/** Routes of one feature. Paths are whole (`/v1/…`), without the base path. */
export type RouteGroup = (services: Services) => OpenAPIHono<AppEnv>;

/** Every feature with routes; a new one adds a line. */
export const routeGroups: readonly RouteGroup[] = [
  siteRoutes,
  commentRoutes,
  changeRoutes,
  captchaRoutes,
  articleRoutes,
  feedRoutes,
  threadRoutes,
  writingRoutes,
  fragmentRoutes,
  healthRoutes,
];

/** What is the same for everybody and asked for often. */
const remembered = [
  '/v1/comments',
  '/v1/counts',
  '/v1/changes',
  '/v1/feeds/comments.rss',
  '/v1/feeds/articles.rss',
  '/threads/fragment',
];

/**
 * The server as a Hono app on web-standard requests: `app.fetch` is all another program needs to mount it.
 * Everything lies below `config.basePath`.
 */
export function createApp(services: Services): OpenAPIHono<AppEnv> {
  const { config } = services;
  const features = createRouter();
  for (const group of routeGroups) features.route('/', group(services));
  features.route('/', openApiRoutes(features));

  const app = createRouter();
  app.onError((error) => answerError(error, services));
  app.notFound(() => new Problem('not-found').toResponse());
  for (const path of remembered) {
    app.get(config.basePath + path, remember(services));
  }
  app.get(
    `${config.basePath}/threads`,
    remember(services, { header: 'accept-language', except: isForOneReader }),
  );
  app.use(
    compress(),
    securityHeaders(),
    clientAddress(services),
    cors(config),
    bodyLimit({ except: `${config.basePath}/threads` }),
  );
  app.use(
    methodNotAllowed({
      app,
      onMethodNotAllowed: (_, methods) =>
        new Problem('method-not-allowed', { headers: { allow: methods.join(', ') } }).toResponse(),
    }),
  );
  app.route(config.basePath || '/', features);
  if (config.public) app.get(`${config.basePath}/*`, staticFiles(config));
  else app.get(`${config.basePath}/`, welcome(config));
  return app;
}
