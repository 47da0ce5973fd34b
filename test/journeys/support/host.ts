import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A news site's own server, on an origin of its own. */
export interface Host {
  /** Its origin, without a slash at the end. */
  readonly origin: string;
  stop(): Promise<void>;
}

/** What one address of the host answers. */
export interface HostPage {
  body: string | Uint8Array;
  type?: string;
  headers?: Record<string, string>;
}

/**
 * Serves pages by path. A page may depend on the host's own origin, which is known only once it listens.
 * Anything else is answered with 404.
 */
export async function startHost(
  pages: Record<string, HostPage | ((origin: string) => HostPage)>,
): Promise<Host> {
  const server = createServer((request, response) => {
    const page = pages[new URL(request.url ?? '/', 'http://host').pathname];
    if (!page) {
      response.writeHead(404).end();
      return;
    }
    const {
      body,
      type = 'text/html; charset=utf-8',
      headers,
    } = typeof page === 'function' ? page(origin) : page;
    response.writeHead(200, { 'content-type': type, ...headers }).end(body);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    stop: () =>
      new Promise((stopped) => {
        server.close(() => stopped());
        server.closeAllConnections();
      }),
  };
}
