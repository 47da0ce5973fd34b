import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { createApp } from '../../src/app.ts';
import { defaultConfig } from '../../src/config.ts';
import type { Config } from '../../src/config.ts';
import { openServices } from '../../src/open-services.ts';
import type { ServiceOptions } from '../../src/open-services.ts';
import type { Services } from '../../src/services.ts';
import { quickDatabase } from './database.ts';

/** A server on a free port, with a database of its own. */
export interface TestServer extends AsyncDisposable {
  readonly origin: string;
  readonly services: Services;
  /** `fetch` of a path; a plain object as `json` is sent as such. */
  call(path: string, init?: RequestInit & { json?: unknown }): Promise<Response>;
  close(): Promise<void>;
}

/** Starts a server as configured; end it with `close()`. */
export async function startServer(
  changes: Partial<Config> = {},
  options: ServiceOptions = {},
): Promise<TestServer> {
  await using stack = new AsyncDisposableStack();
  const database = changes.database ?? stack.use(await quickDatabase()).address;
  const services = await openServices(defaultConfig({ ...changes, database }), options);
  const after = stack.move();
  const server = serve({ fetch: createApp(services).fetch, port: 0, hostname: '127.0.0.1' });
  // On a busy machine a connection may rest longer than the five seconds after which Node closes it under a request.
  if ('keepAliveTimeout' in server) server.keepAliveTimeout = 60_000;
  if (!server.listening) await new Promise((resolve) => server.once('listening', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = async () => {
    await new Promise((resolve) => {
      server.close(resolve);
      if ('closeAllConnections' in server) server.closeAllConnections();
    });
    await services.store.close();
    await after.disposeAsync();
  };
  return {
    origin,
    services,
    call(path, { json, ...init } = {}) {
      const headers = new Headers(init.headers);
      if (json !== undefined) headers.set('content-type', 'application/json');
      const body = json === undefined ? init.body : JSON.stringify(json);
      return fetch(new URL(path, origin), { ...init, headers, body: body ?? null });
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}
