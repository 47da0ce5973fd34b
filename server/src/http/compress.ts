import type { MiddlewareHandler } from 'hono';

import { chooseEncoding, encode, isCompressible, isWorthEncoding } from './encoding.ts';
import type { AppEnv } from './router.ts';

/** Compresses text over 1 KiB with Brotli or gzip, whichever the client takes; what is being kept, its keeper does. */
export function compress(): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    await next();
    const { headers, status } = c.res;
    if (!isCompressible(headers.get('content-type')) || headers.has('content-encoding')) return;
    headers.append('vary', 'Accept-Encoding');
    if (c.var.making) return;
    const encoding = chooseEncoding(c.req.header('accept-encoding'));
    if (!encoding || c.req.method === 'HEAD' || status === 206 || !c.res.body) return;
    const sent = new Headers(headers);
    const bytes = Buffer.from(await c.res.arrayBuffer());
    if (!isWorthEncoding(bytes.length)) {
      c.res = new Response(bytes, { status, headers: sent });
      return;
    }
    sent.set('content-encoding', encoding);
    sent.delete('content-length');
    const smaller = await encode(bytes, encoding, 'quick');
    // Assigning over a response keeps its headers, the length of what was not compressed among them.
    c.res = undefined;
    c.res = new Response(smaller, { status, headers: sent });
  };
}
