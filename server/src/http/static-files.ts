import type { Handler } from 'hono';

import type { Config } from '../config.ts';
import type { AppEnv } from './router.ts';

export function staticFiles(_config: Config): Handler<AppEnv> {
  return (c) => c.notFound();
}
