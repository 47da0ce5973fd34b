import type { Context } from 'hono';
import type { Config } from '../config.ts';
import type { AppEnv } from './router.ts';

/** Address of a path of this server as readers reach it. `--public-url` ends in the base path already. */
export function ownAddress(c: Context<AppEnv>, config: Config, path: string): string {
  return `${config.publicUrl || new URL(c.req.url).origin + config.basePath}${path}`;
}
