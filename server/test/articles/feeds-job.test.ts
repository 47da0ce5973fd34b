import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, beforeEach, describe, it } from 'node:test';
import { readDueFeeds } from '../../src/articles/feed/feeds-job.ts';
import { adoptAliases } from '../../src/articles/register.ts';
import { Outbound } from '../../src/http/outbound.ts';
import { articleKey } from '../../src/identity/article-id.ts';
import { startServer } from '../support/serve.ts';
import type { TestServer } from '../support/serve.ts';

const minute = 60_000;

describe('reading feeds', () => {
  let answer: (request: IncomingMessage, response: ServerResponse) => void;
  let requests: IncomingMessage[] = [];
  const publisher = createServer((request, response) => {
    requests.push(request);
    answer(request, response);
  });
  let server: TestServer;
  let outbound: Outbound;
  let feed = '';
  let now = 0;

  before(() => new Promise<void>((resolve) => publisher.listen(0, '127.0.0.1', resolve)));
  after(async () => {
    await server.close();
    publisher.closeAllConnections();
    publisher.close();
  });
  beforeEach(async () => {
    await server?.close();
    requests = [];
    now = Date.parse('2026-11-25T10:00:00Z');
    const { port } = publisher.address() as AddressInfo;
    feed = `http://127.0.0.1:${port}/rss`;
    outbound = new Outbound({ allow: ['127.0.0.1'] });
    server = await startServer({ feed: [feed] }, { clock: () => new Date(now) });
  });

  const read = () => readDueFeeds(server.services, outbound);

  function publish(...items: { title: string; link: string; date?: string }[]) {
    const xml = items.map(
      ({ title, link, date = '' }) =>
        `<item><title>${title}</title><link>${link}</link><pubDate>${date}</pubDate></item>`,
    );
    answer = (request, response) => {
      const etag = `"${items.length}"`;
      if (request.headers['if-none-match'] === etag) response.writeHead(304).end();
      else {
        response.writeHead(200, { etag, 'last-modified': 'Wed, 25 Nov 2026 09:00:00 GMT' });
        response.end(`<rss version="2.0"><channel>${xml.join('')}</channel></rss>`);
      }
    };
  }

  async function stored() {
    const rows = await server.services.db
      .selectFrom('articles')
      .select(['id', 'title', 'published', 'listed'])
      .orderBy('id')
      .execute();
    return rows.map((row) => ({ ...row }));
  }

  it('lists what the feed names, and updates it', async () => {
    publish({ title: 'Một', link: '/1?utm_medium=rss', date: 'Tue, 24 Nov 2026 08:00:00 +0700' });
    await read();
    const id = articleKey(new URL('/1', feed).href);
    const published = Date.parse('2026-11-24T01:00:00Z');
    assert.deepEqual(await stored(), [{ id, title: 'Một', published, listed: 1 }]);
    publish(
      { title: 'Một, sửa', link: '/1' },
      { title: 'Mai sau', link: '/2', date: '1 Jan 2031 00:00 GMT' },
    );
    now += 7 * minute;
    await read();
    assert.deepEqual(await stored(), [
      { id, title: 'Một, sửa', published: null, listed: 1 },
      { id: articleKey(new URL('/2', feed).href), title: 'Mai sau', published: null, listed: 1 },
    ]);
  });

  it('asks about every five minutes, and only for changes', async () => {
    publish({ title: 'Một', link: '/1' });
    await read();
    await read();
    now += 4 * minute;
    await read();
    assert.equal(requests.length, 1);
    now += 3 * minute;
    await read();
    assert.equal(requests.length, 2);
    assert.equal(requests[1]?.headers['if-none-match'], '"1"');
    assert.equal(requests[1]?.headers['if-modified-since'], 'Wed, 25 Nov 2026 09:00:00 GMT');
    assert.equal((await stored()).length, 1);
  });

  it('is read by one of several processes', async () => {
    publish({ title: 'Một', link: '/1' });
    await Promise.all([read(), read(), read()]);
    assert.equal(requests.length, 1);
  });

  it('asks a failing feed ever more rarely, keeps its articles, and recovers', async () => {
    publish({ title: 'Một', link: '/1' });
    await read();
    answer = (_, response) => response.writeHead(500).end();
    const pauses: number[] = [];
    let last = now;
    while (pauses.length < 7) {
      const before = requests.length;
      now += minute;
      await read();
      if (requests.length === before) continue;
      pauses.push((now - last) / minute);
      last = now;
    }
    assert.ok(pauses[3]! > pauses[1]! && pauses.at(-1)! <= 73, String(pauses));
    assert.equal((await stored()).length, 1);
    publish({ title: 'Hai', link: '/2' }, { title: 'Một', link: '/1' });
    now += 80 * minute;
    await read();
    assert.equal((await stored()).length, 2);
  });

  it('waits as long as the publisher asks', async () => {
    answer = (_, response) => response.writeHead(429, { 'retry-after': '7200' }).end();
    await read();
    now += 119 * minute;
    await read();
    assert.equal(requests.length, 1);
    now += 30 * minute;
    await read();
    assert.equal(requests.length, 2);
  });

  it('survives what is no feed', async () => {
    for (const body of ['<html>', '', '<!DOCTYPE r [<!ENTITY a "x">]><rss/>']) {
      answer = (_, response) => response.end(body);
      now += 180 * minute;
      await read();
    }
    assert.equal(requests.length, 3);
    assert.deepEqual(await stored(), []);
  });

  it('does not read a feed that is not public', async () => {
    publish({ title: 'Một', link: '/1' });
    await readDueFeeds(server.services, new Outbound());
    assert.equal(requests.length, 0);
    assert.deepEqual(await stored(), []);
  });

  it('leaves a page alone that has moved away from the address in the feed', async () => {
    publish({ title: 'Một', link: '/1' });
    await read();
    const { db } = server.services;
    const old = new URL('/1', feed).href;
    const moved = 'https://paper.example/moved';
    await db.transaction().execute(async (trx) => {
      await trx.insertInto('articles').values({ id: moved, title: 'Dời', created: now }).execute();
      await adoptAliases(trx, moved, [old]);
    });
    publish({ title: 'Một', link: '/1' }, { title: 'Hai', link: '/2' });
    now += 7 * minute;
    await read();
    assert.deepEqual(
      (await stored()).map(({ title }) => title),
      ['Hai', 'Dời'],
    );
  });
});
