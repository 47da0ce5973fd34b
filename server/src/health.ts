import { sql } from 'kysely';

import { Problem } from './http/problem.ts';
import { createRouter } from './http/router.ts';
import type { Services } from './services.ts';

/** `GET /healthz`: 200 while the database answers, else 503 `unavailable`. */
export function healthRoutes({ db, log }: Services) {
  const routes = createRouter();
  routes.get('/healthz', async (c) => {
    try {
      await sql`select 1 from secrets`.execute(db);
    } catch (error) {
      log.error({ err: error }, 'the database does not answer');
      throw new Problem('unavailable', {
        detail: 'The database does not answer.',
        retryAfter: 5,
      });
    }
    return c.json({ status: 'ok' }, 200, { 'cache-control': 'no-store' });
  });
  return routes;
}
