import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** One request of the server to its caches. */
export interface PurgeRequest {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  tags: string[];
}

/** What a CDN's address for purges answers; `undefined` leaves the request without an answer. */
export interface PurgeAnswer {
  status: number;
  headers?: Record<string, string>;
}

/** A CDN's address for purges. */
export interface PurgeReceiver extends AsyncDisposable {
  readonly url: string;
  /** `host:port`, for `--outbound-allow`. */
  readonly host: string;
  readonly requests: PurgeRequest[];
  answer: (request: PurgeRequest) => PurgeAnswer | undefined | Promise<PurgeAnswer>;
  /** Resolves when a request was received that all before it, and it, lead to `true`. */
  until(enough: (requests: readonly PurgeRequest[]) => boolean): Promise<void>;
}

/** Starts one on a free port; it answers 200. */
export async function startPurgeReceiver(): Promise<PurgeReceiver> {
  const waiting = new Set<() => void>();
  const server = createServer((message, response) => {
    void text(message).then(async (body) => {
      const { tags } = JSON.parse(body) as { tags: string[] };
      const { method = '', url = '', headers } = message;
      assert.equal(headers['surrogate-key'], tags.join(' '));
      const request = { method, path: url, headers, tags };
      receiver.requests.push(request);
      for (const look of waiting) look();
      const answer = await receiver.answer(request);
      if (answer) response.writeHead(answer.status, answer.headers).end('{"success":true}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const receiver: PurgeReceiver = {
    url: `http://${host}/purge`,
    host,
    requests: [],
    answer: () => ({ status: 200 }),
    until(enough) {
      return new Promise((resolve) => {
        const look = () => {
          if (!enough(receiver.requests)) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      });
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return receiver;
}
