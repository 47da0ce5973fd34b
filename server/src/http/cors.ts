import type { Context, MiddlewareHandler } from 'hono';

import type { Config } from '../config.ts';
import { Problem } from './problem.ts';
import type { AppEnv } from './router.ts';

const readMethods = new Set(['GET', 'HEAD']);
const writeMethods = ['POST', 'PUT', 'PATCH', 'DELETE'];
const allowedHeaders = 'content-type, idempotency-key, edit-token, reader-key';
/** A credential is taken from pages of the site alone. */
const credentialHeaders = `${allowedHeaders}, authorization`;
const exposedHeaders = 'retry-after, date';
const preflightSeconds = 7200;

/** Origin under which readers reach this server: `--public-url`, else what the request says. */
export function ownOrigin(c: Context<AppEnv>, config: Config): string {
  return new URL(config.publicUrl || c.req.url).origin;
}

/** Whether pages of this origin may write and have articles here: the server's own, and the listed ones. */
export function isAllowedOrigin(origin: string, c: Context<AppEnv>, config: Config): boolean {
  return config.allowOrigin.includes(origin) || isOwnOrigin(origin, c, config);
}

/**
 * Whether an origin is the server's own. Without `--public-url` the scheme is not compared, since a proxy may speak
 * TLS for us.
 */
export function isOwnOrigin(origin: string, c: Context<AppEnv>, config: Config): boolean {
  const url = URL.parse(origin);
  if (!url || url.origin !== origin) return false;
  const own = new URL(ownOrigin(c, config));
  return config.publicUrl
    ? origin === own.origin
    : url.host === own.host && /^https?:$/.test(url.protocol);
}

/** Anybody may read. A page may write when its origin is allowed; others get 403 `origin-not-allowed`. */
export function cors(config: Config): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const origin = c.req.header('origin');
    const wanted = c.req.header('access-control-request-method');
    const preflight = c.req.method === 'OPTIONS' && origin !== undefined && wanted !== undefined;

    if (readMethods.has(preflight ? wanted : c.req.method)) {
      if (!preflight) await next();
      else {
        const known = isAllowedOrigin(origin, c, config);
        c.res = preflightAnswer('*', 'GET, HEAD', known ? credentialHeaders : allowedHeaders);
        c.res.headers.append('vary', 'Origin');
      }
      c.res.headers.set('access-control-allow-origin', '*');
      c.res.headers.set('access-control-expose-headers', exposedHeaders);
      return;
    }

    const allowed = origin === undefined || isAllowedOrigin(origin, c, config);
    if (preflight) {
      c.res = allowed
        ? preflightAnswer(origin, writeMethods.join(', '), credentialHeaders)
        : refused();
    } else if (allowed) {
      await next();
    } else {
      c.res = refused();
    }
    c.res.headers.append('vary', 'Origin');
    if (origin !== undefined && allowed) {
      c.res.headers.set('access-control-allow-origin', origin);
      c.res.headers.set('access-control-expose-headers', exposedHeaders);
    }
  };
}

function preflightAnswer(origin: string, methods: string, headers: string): Response {
  return new Response(null, {
    status: 204,
    headers: {
      'access-control-allow-origin': origin,
      'access-control-allow-methods': methods,
      'access-control-allow-headers': headers,
      'access-control-max-age': String(preflightSeconds),
    },
  });
}

function refused(): Response {
  return new Problem('origin-not-allowed', {
    detail: 'Start the server with --allow-origin and the origin of the page.',
  }).toResponse();
}
