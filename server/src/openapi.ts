import type { OpenAPIHono } from '@hono/zod-openapi';

import { createRouter } from './http/router.ts';
import type { AppEnv } from './http/router.ts';

/** The OpenAPI 3.1 document of the features, made from the schemas their routes check with. */
export function openApiDocument(features: OpenAPIHono<AppEnv>) {
  return features.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'News Elements',
      version: '1',
      description:
        'Comments, counts, CAPTCHA, related news and feeds for the elements of a news article. ' +
        'Errors are problem details (RFC 9457) whose type ends in a stable word.',
      license: { name: 'MIT', url: 'https://spdx.org/licenses/MIT.html' },
    },
    servers: [{ url: '..' }],
  });
}

/** `GET /v1/openapi.json`. */
export function openApiRoutes(features: OpenAPIHono<AppEnv>): OpenAPIHono<AppEnv> {
  let text: string | undefined;
  const routes = createRouter();
  routes.get('/v1/openapi.json', (c) => {
    text ??= JSON.stringify(openApiDocument(features));
    return c.body(text, 200, {
      'content-type': 'application/json',
      'cache-control': 'public, max-age=300',
    });
  });
  return routes;
}
