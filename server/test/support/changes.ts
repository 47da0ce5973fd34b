import assert from 'node:assert/strict';
import type { Change, ChangePage } from '../../src/changes/schemas.ts';
import { read } from './comments.ts';
import type { Callable } from './comments.ts';

/** The changes of the thread that `draft` writes to, or of another article. */
export async function changes(
  server: Callable,
  query: Record<string, string | number> = {},
): Promise<ChangePage> {
  return (await read(await server.call(changesAddress(server, query)), 200)) as ChangePage;
}

/** Address of a question for changes, or of a stream of them. */
export function changesAddress(
  server: Pick<Callable, 'origin'>,
  query: Record<string, string | number> = {},
  path = '/v1/changes',
): string {
  const search = new URLSearchParams({ article: `${server.origin}/2013/bridge` });
  for (const [name, value] of Object.entries(query)) search.set(name, String(value));
  return `${path}?${search.toString()}`;
}

/** What became of which comment, in few words: `created c1…`. */
export function inWords(items: readonly Change[]): string[] {
  return items.map((item) =>
    item.change === 'removed' ? `removed ${item.id}` : `${item.change} ${item.comment.id}`,
  );
}

/** An open stream, read message by message. */
export interface OpenStream extends AsyncDisposable {
  readonly response: Response;
  /** The next message; `undefined` at the end. */
  next(): Promise<{ id: string; page: ChangePage } | undefined>;
  /** Messages until one of them, that one included. Fails where the stream ends before. */
  until(found: (page: ChangePage) => boolean): Promise<ChangePage[]>;
}

/** Connects as a browser's EventSource does. */
export async function openStream(
  server: Callable,
  query: Record<string, string | number> = {},
  headers: Record<string, string> = {},
): Promise<OpenStream> {
  const ended = new AbortController();
  const response = await server.call(changesAddress(server, query, '/v1/stream'), {
    headers: { accept: 'text/event-stream', ...headers },
    signal: ended.signal,
  });
  assert.equal(response.status, 200, response.ok ? '' : await response.text());
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const next: OpenStream['next'] = async () => {
    for (;;) {
      const end = text.indexOf('\n\n');
      if (end < 0) {
        const { done, value } = await reader.read();
        if (done) return undefined;
        text += value;
        continue;
      }
      const lines = text.slice(0, end).split('\n');
      text = text.slice(end + 2);
      const field = (name: string) =>
        lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
      const data = field('data');
      if (data) return { id: field('id') ?? '', page: JSON.parse(data) as ChangePage };
    }
  };
  return {
    response,
    next,
    async until(found) {
      const pages: ChangePage[] = [];
      for (;;) {
        const message = await next();
        assert.ok(message, 'The stream ended.');
        pages.push(message.page);
        if (found(message.page)) return pages;
      }
    },
    async [Symbol.asyncDispose]() {
      ended.abort();
      await reader.cancel().catch(() => {}); // aborted just now
    },
  };
}
