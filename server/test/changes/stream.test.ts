import assert from 'node:assert/strict';
import { request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { once } from 'node:events';
import { describe, it } from 'node:test';
import { decide } from '../../src/moderation/decide.ts';
import { list, post, postMany, problem, read, vote } from '../support/comments.ts';
import { changes, changesAddress, inWords, openStream } from '../support/changes.ts';
import { onServer, ownDatabase, system } from '../support/database.ts';
import { startCluster } from '../support/postgres/cluster.ts';
import { startServer } from '../support/serve.ts';

const open = { captcha: [], commentRate: 0 } as const;

describe('GET /v1/stream', () => {
  it('tells changes as they happen, from the page one has', async () => {
    await using server = await startServer(open);
    const [known] = await postMany(server, 1);
    const { changes: after = '' } = await list(server);
    await using stream = await openStream(server, { after });
    assert.equal(stream.response.headers.get('content-type'), 'text/event-stream');
    assert.equal(stream.response.headers.get('cache-control'), 'no-store');
    assert.equal(stream.response.headers.get('access-control-allow-origin'), '*');
    const first = await stream.next();
    assert.deepEqual([first?.page.items, first?.id], [[], after]);

    const { comment } = await post(server);
    const created = await stream.next();
    assert.deepEqual(inWords(created!.page.items), [`created ${comment.id}`]);
    assert.equal(created!.page.total, 2);
    assert.equal(created!.id, created!.page.cursor);
    await read(await vote(server, known!.id, 1), 200);
    assert.deepEqual(inWords((await stream.next())!.page.items), [`changed ${known!.id}`]);
    await decide(server.services, [comment.id], 'delete');
    assert.deepEqual(inWords((await stream.next())!.page.items), [`removed ${comment.id}`]);
  });

  it('goes on where the browser left off, whatever the address says', async () => {
    await using server = await startServer(open);
    const { cursor: old } = await changes(server);
    await postMany(server, 2);
    const { cursor: seen } = await changes(server);
    const { comment } = await post(server);
    await using stream = await openStream(server, { after: old }, { 'last-event-id': seen });
    assert.deepEqual(inWords((await stream.next())!.page.items), [`created ${comment.id}`]);
  });

  it('brings a reader who was away up to date in bounded messages', async () => {
    await using server = await startServer(open);
    const { cursor: after } = await changes(server);
    const comments = await postMany(server, 101);
    await using stream = await openStream(server, { after });
    const pages = await stream.until((page) => !page.more);
    assert.deepEqual(
      pages.map(({ items }) => items.length),
      [100, 1],
    );
    assert.deepEqual(
      pages.flatMap(({ items }) => inWords(items)),
      comments.map(({ id }) => `created ${id}`),
    );
  });

  it('tells of an article’s first comment', async () => {
    await using server = await startServer(open);
    await using stream = await openStream(server);
    await stream.next();
    const { comment } = await post(server);
    assert.deepEqual(inWords((await stream.next())!.page.items), [`created ${comment.id}`]);
  });

  it('tells what a process beside it changed', async () => {
    await using database = await ownDatabase();
    await using one = await startServer({ ...open, database: database.address });
    await using other = await startServer({ ...open, database: database.address });
    const article = 'https://paper.example/bridge';
    await using stream = await openStream(one, { article });
    await stream.next();
    const { comment } = await post(other, { article, url: `${other.origin}/bridge` });
    assert.deepEqual(inWords((await stream.next())!.page.items), [`created ${comment.id}`]);
  });

  it('is one among at most so many, and says when there is no room', async () => {
    await using server = await startServer({ ...open, maxStreams: 2 });
    const site = (await read(await server.call('/v1/site'), 200)) as { stream: boolean };
    assert.equal(site.stream, true);
    const first = await openStream(server);
    await using second = await openStream(server);
    await second.next();
    const ask = () => server.call(changesAddress(server, {}, '/v1/stream'));
    const refused = await problem(await ask(), 503, 'unavailable');
    assert.ok(refused.retryAfter);
    // A question for the headers alone opens nothing.
    const head = await server.call(changesAddress(server, {}, '/v1/stream'), { method: 'HEAD' });
    assert.equal(head.status, 200);
    await first[Symbol.asyncDispose]();
    // The server hears of the end in its own time.
    for (;;) {
      const again = await ask();
      if (again.status === 200) {
        await again.body?.cancel();
        break;
      }
      await problem(again, 503, 'unavailable');
    }
  });

  it('leaves room for others than one address block', async () => {
    await using server = await startServer({ ...open, maxStreams: 20 });
    await using all = new AsyncDisposableStack();
    for (let count = 0; count < 10; count += 1) all.use(await openStream(server));
    const ask = server.call(changesAddress(server, {}, '/v1/stream'));
    await problem(await ask, 429, 'rate-limited');
  });

  it('is not there with --max-streams 0', async () => {
    await using server = await startServer({ ...open, maxStreams: 0 });
    const site = (await read(await server.call('/v1/site'), 200)) as { stream: boolean };
    assert.equal(site.stream, false);
    const ask = server.call(changesAddress(server, {}, '/v1/stream'));
    await problem(await ask, 404, 'not-found');
  });

  it('refuses a place that is none, and one too far behind', async () => {
    await using server = await startServer(open);
    const elsewhere = (await changes(server, { article: 'https://a.example/b' })).cursor;
    const ask = (after: string) => server.call(changesAddress(server, { after }, '/v1/stream'));
    await problem(await ask('x'), 400, 'invalid-cursor');
    await problem(await ask(elsewhere), 410, 'cursor-expired');
  });

  it('ends for all when the server does, and none is opened after', async () => {
    await using server = await startServer(open);
    await using stream = await openStream(server);
    await stream.next();
    await server.services.live.close();
    assert.equal(await stream.next(), undefined);
    const ask = server.call(changesAddress(server, {}, '/v1/stream'));
    await problem(await ask, 503, 'unavailable');
  });

  it('keeps no queue for a reader who does not read', async () => {
    await using server = await startServer(open);
    const { cursor: after } = await changes(server);
    const { hostname, port } = new URL(server.origin);
    const path = changesAddress(server, { after }, '/v1/stream');
    const asking = request({ hostname, port, path }).end();
    const [response] = (await once(asking, 'response')) as [IncomingMessage];
    response.pause();
    await using reader = await openStream(server, { after });
    // More than the system's buffers between the two hold.
    const text = 'Đò ngang. '.repeat(390);
    const ids: string[] = [];
    for (let count = 0; count < 40; count += 1) {
      ids.push((await post(server, { text: `${text}${count}` })).comment.id);
    }
    await reader.until(({ items }) => inWords(items).some((word) => word.endsWith(ids.at(-1)!)));
    // It reads at last, and has everything.
    const left = new Set(ids);
    response.setEncoding('utf8').resume();
    let heard = '';
    for await (const piece of response) {
      heard += piece as string;
      for (const id of left) if (heard.includes(`"id":"${id}"`)) left.delete(id);
      if (!left.size) break;
    }
    assert.equal(left.size, 0);
    asking.destroy();
  });
});

if (system === 'postgres') {
  describe('a stream over PostgreSQL', () => {
    it('loses nothing when the connection that listens breaks', async () => {
      await using database = await ownDatabase();
      await using server = await startServer({ ...open, database: database.address });
      await using stream = await openStream(server);
      await stream.next();
      const name = new URL(database.address).pathname.slice(1);
      for (let round = 0; round < 3; round += 1) {
        await onServer(
          `select pg_terminate_backend(pid) from pg_stat_activity
           where datname = '${name}' and application_name = 'news-elements-listener'`,
        );
        const { comment } = await post(server);
        await stream.until(({ items }) => inWords(items).includes(`created ${comment.id}`));
      }
    });

    it('outlives the database, and goes on when it is back', async () => {
      await using cluster = await startCluster({ durable: true });
      await using server = await startServer({ ...open, database: cluster.address });
      await using stream = await openStream(server);
      await stream.next();
      await cluster.kill();
      await problem(await server.call(changesAddress(server)), 503, 'unavailable');
      await cluster.restart();
      const { comment } = await post(server);
      await stream.until(({ items }) => inWords(items).includes(`created ${comment.id}`));
    });
  });
}
