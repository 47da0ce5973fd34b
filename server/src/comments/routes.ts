import type { Services } from '../services.ts';
import { createRouter } from '../http/router.ts';
import { listingRoutes } from './listing-routes.ts';
import { ownRoutes } from './own-routes.ts';
import { postingRoutes } from './posting-routes.ts';
import { previewRoutes } from './preview.ts';
import { readerRoutes } from './reader-routes.ts';

/** Every call under `/v1/comments`, `/v1/counts` and `/v1/preview`. */
export function commentRoutes(services: Services) {
  const routes = createRouter();
  for (const group of [listingRoutes, postingRoutes, previewRoutes, ownRoutes, readerRoutes]) {
    routes.route('/', group(services));
  }
  return routes;
}
