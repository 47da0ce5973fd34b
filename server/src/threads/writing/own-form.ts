import type { Context } from 'hono';
import type { Config } from '../../config.ts';
import { isOwnOrigin } from '../../http/cors.ts';
import type { AppEnv } from '../../http/router.ts';

/**
 * Whether a form was sent from a page of this server: browsers say so in `Sec-Fetch-Site`, older ones in `Origin`,
 * text browsers at most in `Referer`. Who says nothing is not taken.
 */
export function isOwnForm(c: Context<AppEnv>, config: Config): boolean {
  const site = c.req.header('sec-fetch-site');
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const from = URL.parse(c.req.header('origin') ?? c.req.header('referer') ?? '');
  return from !== null && isOwnOrigin(from.origin, c, config);
}
