import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * Where a connection breaks: before the server hears of the request, with half of the request sent, with all of it done
 * and nothing answered, with half of the answer sent.
 */
export type Cut = 'before' | 'request' | 'done' | 'answer';

/** A network that breaks where it is told to. */
export interface CuttingProxy {
  readonly origin: string;
  /** Breaks the next requests of this method and path, one a step. */
  cut(method: string, path: RegExp, ...steps: Cut[]): void;
  /** Cuts that have not happened yet. */
  left(): number;
  stop(): Promise<void>;
}

/** Starts a proxy to a server. Connections are used once, so no browser tries again unseen. */
export async function startCuttingProxy(target: string): Promise<CuttingProxy> {
  let rule: { method: string; path: RegExp; steps: Cut[] } | undefined;
  const takeCut = ({ method, url = '' }: IncomingMessage): Cut | undefined =>
    rule && rule.method === method && rule.path.test(url) ? rule.steps.shift() : undefined;

  const proxy = createServer((asked, answer) => {
    void pass(target, asked, answer, takeCut(asked));
  });
  await new Promise<void>((listening) => proxy.listen(0, '127.0.0.1', listening));
  return {
    origin: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    cut: (method, path, ...steps) => (rule = { method, path, steps }),
    left: () => rule?.steps.length ?? 0,
    stop: () =>
      new Promise((stopped) => {
        proxy.close(() => stopped());
        proxy.closeAllConnections();
      }),
  };
}

async function pass(
  target: string,
  asked: IncomingMessage,
  answer: ServerResponse,
  cut: Cut | undefined,
): Promise<void> {
  if (cut === 'before') {
    asked.socket.destroy();
    return;
  }
  const body = await read(asked);
  const onward = request(new URL(asked.url!, target), {
    method: asked.method!,
    headers: { ...asked.headers, connection: 'close' },
  });
  // What is cut ends in an error on either side.
  onward.on('error', () => asked.socket.destroy());
  if (cut === 'request') {
    onward.write(body.subarray(0, body.length / 2), () => {
      onward.destroy();
      asked.socket.destroy();
    });
    return;
  }
  onward.on('response', (given) => {
    void read(given).then((whole) => {
      if (cut === 'done') {
        asked.socket.destroy();
        return;
      }
      // No preflight is remembered, so that each can be cut.
      const fresh = { connection: 'close', 'access-control-max-age': '0' };
      answer.writeHead(given.statusCode!, { ...given.headers, ...fresh });
      if (cut === 'answer') {
        answer.write(whole.subarray(0, whole.length / 2), () => asked.socket.destroy());
      } else answer.end(whole);
    });
  });
  onward.end(body);
}

async function read(stream: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of stream) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}
