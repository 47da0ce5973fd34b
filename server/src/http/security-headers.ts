import type { MiddlewareHandler } from 'hono';

import type { AppEnv } from './router.ts';

/** Of every answer that does not say otherwise. */
const everywhere = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'cross-origin',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'x-content-type-options': 'nosniff',
};

/**
 * The policy of an HTML page made by this server: its own style sheet, pictures and forms, no script at all.
 * Relaxations are named in full, for example `{ 'script-src': "'self'" }`.
 */
export function pagePolicy(changes: Record<string, string> = {}): string {
  const policy = {
    'default-src': "'none'",
    'style-src': "'self'",
    'img-src': "'self'",
    'base-uri': "'none'",
    'form-action': "'self'",
    'frame-ancestors': "'none'",
    ...changes,
  };
  return Object.entries(policy)
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join('; ');
}

/** Sets the headers that keep an answer from being used as something else; a route's own ones stay. */
export function securityHeaders(): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(everywhere)) {
      const given = c.res.headers.get(name);
      if (given === null) c.res.headers.set(name, value);
      else if (given === '') c.res.headers.delete(name);
    }
  };
}
