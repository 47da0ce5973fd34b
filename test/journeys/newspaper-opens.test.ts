import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openNewspaper } from '../../scripts/lib/open-newspaper.mjs';
import { run } from '../../scripts/lib/run.mjs';
import { type RunningServer, startServer } from './support/server.ts';

const ferry = '/vi/thu-vien-theo-chuyen-do.html';
const bridge = '/vi/cau-song-lo-hop-long.html';

describe('npm start opens the newspaper', () => {
  let server: RunningServer;
  before(async () => {
    server = await startServer('--captcha', 'image,proof');
  });
  after(() => server?.stop());

  const open = (isNew: boolean) =>
    openNewspaper({
      origin: server.url,
      base: '/',
      server: `${server.url}/`,
      database: server.database,
      isNew,
      signal: new AbortController().signal,
    });
  const ask = async <Answer>(path: string, article: string) => {
    const response = await fetch(
      `${server.url}/v1/${path}?article=${encodeURIComponent(server.url + article)}`,
    );
    assert.equal(response.status, 200);
    return (await response.json()) as Answer;
  };
  const total = async (article: string) =>
    (await ask<{ total: number }>('comments', article)).total;

  it('leaves the thread alone where the database is not new', async () => {
    await open(false);
    assert.equal(await total(ferry), 0);
  });

  it('names its articles to the server, each with those in its own language', async () => {
    const { items } = await ask<{ items: { url: string }[] }>('related', bridge);
    assert.ok(items.length >= 5);
    for (const { url } of items) assert.match(url, new RegExp(`^${server.url}/vi/`));
  });

  it('gives a new database one thread, as readers would write it, and only once', async () => {
    await open(true);
    await open(true);
    assert.equal(await total(ferry), 9);
    assert.equal(await total(bridge), 0);
    const { items } = await ask<{
      items: { votes: { up: number }; replyCount: number; status: string }[];
    }>('comments', ferry);
    assert.deepEqual(
      items.map(({ votes, replyCount, status }) => [votes.up, replyCount, status])[0],
      [12, 1, 'published'],
    );
  });

  it('leaves no key behind', async () => {
    const program = 'server/bin/news-elements-server.mjs';
    const { output } = await run(
      process.execPath,
      [program, 'key', 'list', '--database', server.database],
      { capture: true },
    );
    assert.equal(output.trim(), '');
  });
});
