import assert from 'node:assert/strict';
import type { Callable } from '../support/comments.ts';
import { defaultConfig } from '../../src/config.ts';
import { openStore } from '../../src/db/open-store.ts';
import type { Store } from '../../src/db/database.ts';

/** Opens a database that may have no tables, for one test. */
export async function openAny(address: string): Promise<Store & AsyncDisposable> {
  const store = await openStore(defaultConfig({ database: address, databaseConnections: 2 }));
  return { ...store, [Symbol.asyncDispose]: () => store.close() };
}

/** Everything a server says of these articles and of its site, by address; cursors are followed to the end. */
export async function everythingOf(
  server: Pick<Callable, 'call'>,
  articles: readonly string[],
): Promise<Record<string, string>> {
  const said: Record<string, string> = {};
  const ask = async (path: string) => {
    const response = await server.call(path);
    const text = await response.text();
    assert.equal(response.status, 200, `${path}: ${text}`);
    said[path] = `${response.headers.get('etag') ?? ''} ${text}`;
    return text;
  };
  for (const path of ['/v1/site', '/v1/feeds/articles.rss', '/v1/feeds/comments.rss']) {
    await ask(path);
  }
  for (const article of articles) {
    const query = new URLSearchParams({ article }).toString();
    for (const path of ['/v1/counts', '/v1/related', '/v1/changes', '/threads']) {
      await ask(`${path}?${query}`);
    }
    for (const sort of ['newest', 'oldest', 'best']) {
      let cursor = '';
      do {
        const text = await ask(`/v1/comments?${query}&sort=${sort}&limit=3${cursor}`);
        const { next } = JSON.parse(text) as { next?: string };
        cursor = next ? `&cursor=${encodeURIComponent(next)}` : '';
      } while (cursor);
    }
  }
  return said;
}
