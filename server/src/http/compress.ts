import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

import type { MiddlewareHandler } from 'hono';

import type { AppEnv } from './router.ts';

const worthBytes = 1024;
const brotli = promisify(brotliCompress);
const gunzipable = promisify(gzip);
const compressible =
  /^(text\/|application\/(json|problem\+json|javascript|xml|rss\+xml|atom\+xml|manifest\+json)|image\/svg\+xml)/;

/** Compresses text over 1 KiB with Brotli or gzip, whichever the client takes. */
export function compress(): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    await next();
    const { headers, status, body } = c.res;
    if (headers.get('content-type') === 'text/event-stream') return; // it has no end to wait for
    if (!compressible.test(headers.get('content-type') ?? '') || headers.has('content-encoding'))
      return;
    headers.append('vary', 'Accept-Encoding');
    const accepted = c.req.header('accept-encoding') ?? '';
    const encoding = accepts(accepted, 'br')
      ? 'br'
      : accepts(accepted, 'gzip')
        ? 'gzip'
        : undefined;
    if (!encoding || !body || c.req.method === 'HEAD' || status === 206) return;
    const sent = new Headers(headers);
    const bytes = Buffer.from(await c.res.arrayBuffer());
    if (bytes.length < worthBytes) {
      c.res = new Response(bytes, { status, headers: sent });
      return;
    }
    const smaller =
      encoding === 'br'
        ? await brotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })
        : await gunzipable(bytes);
    sent.set('content-encoding', encoding);
    sent.delete('content-length');
    // Assigning over a response keeps its headers, the length of what was not compressed among them.
    c.res = undefined;
    c.res = new Response(smaller, { status, headers: sent });
  };
}

function accepts(header: string, encoding: string): boolean {
  return header.split(',').some((entry) => {
    const [name, ...parameters] = entry.split(';').map((part) => part.trim().toLowerCase());
    return name === encoding && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
  });
}
