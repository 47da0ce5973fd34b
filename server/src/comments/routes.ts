import { createRouter } from '../http/router.ts';
import type { Services } from '../services.ts';

/** Every call under `/v1/comments` and `/v1/counts`. */
export function commentRoutes(_services: Services) {
  return createRouter();
}
