import { createServer } from 'node:http';
import type { Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { getRequestListener } from '@hono/node-server';

import { CommandError } from './command-error.ts';
import type { createApp } from '../app.ts';
import type { Config } from '../config.ts';
import { Problem } from '../http/problem.ts';

/** Up to 100 article ids travel in one query string. */
const headerBytes = 64 * 1024;
const patienceMilliseconds = 10_000;

/** A server that takes requests. */
export interface Listening {
  /** Where it is, with the base path and a slash at its end. */
  url: string;
  port: number;
  /** Takes no more requests and resolves when those it had are answered, or after ten seconds. */
  close(): Promise<void>;
}

/** One address that is listened on. */
interface Serving {
  server: Server;
  /** What is not answered yet. */
  answering: ReadonlySet<ServerResponse>;
}

/** Serves the app over HTTP. Throws a `CommandError` that says in words why it cannot. */
export async function listen(
  app: ReturnType<typeof createApp>,
  { host, port, basePath }: Pick<Config, 'host' | 'port' | 'basePath'>,
): Promise<Listening> {
  const listener = getRequestListener(app.fetch, {
    errorHandler: () => new Problem('invalid-request').toResponse(),
  });
  const open = async (name: string, wanted: number) => {
    const answering = new Set<ServerResponse>();
    const server = createServer({ maxHeaderSize: headerBytes }, (request, response) => {
      answering.add(response);
      response.once('close', () => answering.delete(response));
      if (!server.listening) response.shouldKeepAlive = false;
      void listener(request, response);
    });
    await start(server, name, wanted);
    return { server, answering };
  };

  const servers: Serving[] = [];
  try {
    // A browser may take `localhost` for either of two addresses, and Node would listen on one.
    servers.push(await open(host === 'localhost' ? '127.0.0.1' : host, port));
    const taken = portOf(servers[0]);
    if (host === 'localhost')
      servers.push(...(await open('::1', taken).then((serving) => [serving], ignoreMissing)));
    return {
      url: `http://${nameOf(host)}:${taken}${basePath}/`,
      port: taken,
      close: async () => void (await Promise.all(servers.map(end))),
    };
  } catch (error) {
    await Promise.all(servers.map(end));
    throw inWords(error, host, port);
  }
}

function start(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port }, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

/**
 * Takes no more connections, and closes each when what it was asked is answered: one that a proxy keeps busy would never
 * be idle, and be cut in the middle of a request at last.
 */
function end({ server, answering }: Serving): Promise<void> {
  return new Promise((resolve) => {
    const patience = setTimeout(() => server.closeAllConnections(), patienceMilliseconds);
    server.close(() => {
      clearTimeout(patience);
      resolve();
    });
    for (const response of answering) {
      response.shouldKeepAlive = false;
      // Where the head of the answer has left already, the connection was promised to stay.
      response.once('close', () => setImmediate(() => server.closeIdleConnections()));
    }
  });
}

/** A machine without IPv6 has no `::1`: the other address is enough. */
function ignoreMissing(error: unknown): [] {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT') return [];
  throw error;
}

function portOf(serving: Serving | undefined): number {
  return (serving?.server.address() as AddressInfo).port;
}

function nameOf(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}

function inWords(error: unknown, host: string, port: number): unknown {
  const { code } = error as NodeJS.ErrnoException;
  switch (code) {
    case 'EADDRINUSE':
      return new CommandError(`Port ${port} is taken; choose another with --port.`);
    case 'EACCES':
      return new CommandError(
        `Port ${port} may not be used by this user; choose one above 1023 with --port.`,
      );
    case 'EADDRNOTAVAIL':
    case 'EAFNOSUPPORT':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new CommandError(`This machine has no address "${host}"; choose another with --host.`);
    default:
      return error;
  }
}
