import type { Context } from 'hono';

import type { Config } from '../config.ts';
import type { AppEnv } from './router.ts';

/**
 * Says how long an answer may be given without asking: by the browser that got it, and by caches between.
 *
 * `stale-while-revalidate` stands in a field of its own (RFC 9213): browsers obey it in `Cache-Control`, and a reader who
 * has written and loads the page again would see it as it was.
 */
export function sharedAge(
  c: Context<AppEnv>,
  { sharedAge: shared, staleAge: stale }: Pick<Config, 'sharedAge' | 'staleAge'>,
  browserSeconds = 0,
): void {
  c.header('cache-control', `public, max-age=${browserSeconds}, s-maxage=${shared}`);
  const late = stale ? `, stale-while-revalidate=${stale}, stale-if-error=${stale}` : '';
  c.header('cdn-cache-control', `public, max-age=${shared}${late}`);
}
