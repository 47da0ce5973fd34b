import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { requestHeader } from '../../src/setting-values.ts';
import { Outbound } from '../../src/http/outbound.ts';
import { threadTag } from '../../src/http/cache-tag.ts';
import { articleKey } from '../../src/identity/article-id.ts';
import { adoptAliases } from '../../src/articles/register.ts';
import { forgetEndpoints, purgeDue } from '../../src/purge/purge-due.ts';
import { post, read, vote } from '../support/comments.ts';
import { startPurgeReceiver } from '../support/purge-receiver.ts';
import type { PurgeReceiver } from '../support/purge-receiver.ts';
import { startServer } from '../support/serve.ts';
import type { TestServer } from '../support/serve.ts';

const page = (name: string | number) => `https://paper.example/2013/${name}`;
const tag = (name: string | number) => threadTag(articleKey(page(name)));

describe('purging', () => {
  let receiver: PurgeReceiver;
  let server: TestServer;
  let outbound: Outbound;
  let now = 0;
  const ended = new AbortController();

  beforeEach(async () => {
    receiver = await startPurgeReceiver();
    now = Date.parse('2026-11-25T10:00:00Z');
    outbound = new Outbound({ allow: [receiver.host] });
    server = await startServer(
      {
        captcha: [],
        commentRate: 0,
        allowOrigin: ['https://paper.example'],
        purgeUrl: receiver.url,
        purgeHeader: requestHeader(['Fastly-Key: secret words'])!,
      },
      { clock: () => new Date(now) },
    );
    await purge();
  });
  afterEach(async () => {
    await server.close();
    await receiver[Symbol.asyncDispose]();
  });

  const purge = (signal = ended.signal) => purgeDue(server.services, outbound, signal);
  const write = (name: string | number) => post(server, { article: page(name), url: page(name) });
  const sent = () => receiver.requests.map(({ tags }) => tags);

  it('sends the name of a changed thread once a change, in header and body, with the secret', async () => {
    const { comment } = await write('bridge');
    assert.equal(await purge(), undefined);
    await purge();
    assert.deepEqual(sent(), [[tag('bridge')]]);
    const { method, path, headers } = receiver.requests[0]!;
    assert.deepEqual([method, path], ['POST', '/purge']);
    assert.equal(headers['fastly-key'], 'secret words');
    assert.equal(headers['content-type'], 'application/json');
    await read(await vote(server, comment.id, 1), 200);
    await purge();
    assert.deepEqual(sent(), [[tag('bridge')], [tag('bridge')]]);
  });

  it('says nothing of what no reader could see', async () => {
    await server.call('/v1/comments', { method: 'POST', json: {} });
    await read(await server.call(`/v1/counts?article=${encodeURIComponent(page('new'))}`), 200);
    await purge();
    assert.deepEqual(sent(), []);
  });

  it('sends many in batches, each once', async () => {
    const names = Array.from({ length: 65 }, (_, index) => index);
    const rows = names.map((name) => ({ id: articleKey(page(name)), version: 1, created: now }));
    await server.services.db.insertInto('articles').values(rows).execute();
    await purge();
    assert.deepEqual(sent().flat().toSorted(), names.map(tag).toSorted());
    assert.deepEqual(
      sent().map(({ length }) => length),
      [30, 30, 5],
    );
  });

  it('names what an article was called before', async () => {
    await write('old');
    await purge();
    const { db } = server.services;
    await db
      .insertInto('articles')
      .values({ id: articleKey(page('new')), created: now })
      .execute();
    await db
      .transaction()
      .execute((trx) => adoptAliases(trx, articleKey(page('new')), [page('old')]));
    await purge();
    assert.deepEqual(sent().at(-1)?.toSorted(), [tag('new'), tag('old')].toSorted());
  });

  it('does not lose what changes while it is sending', async () => {
    await write('bridge');
    receiver.answer = async () => {
      receiver.answer = () => ({ status: 200 });
      await write('bridge');
      return { status: 200 };
    };
    await purge();
    await purge();
    await purge();
    assert.deepEqual(sent(), [[tag('bridge')], [tag('bridge')]]);
  });

  it('tries again after growing pauses, across a restart, until it is done', async () => {
    await write('bridge');
    receiver.answer = () => ({ status: 500 });
    const pauses: number[] = [];
    while (pauses.length < 12) {
      const pause = (await purge())!;
      pauses.push(pause);
      now += pause - 1;
      assert.equal(await purge(), 1); // another process, or this one after a restart, waits as well
      now += 1;
    }
    assert.equal(receiver.requests.length, 12);
    assert.ok(pauses[0]! >= 1000 && pauses[0]! <= 1200, String(pauses));
    assert.ok(pauses[4]! > pauses[1]! && pauses.at(-1)! <= 360_000, String(pauses));
    receiver.answer = () => ({ status: 204 });
    assert.equal(await purge(), undefined);
    await purge();
    assert.equal(receiver.requests.length, 13);
    await write('bridge');
    receiver.answer = () => ({ status: 500 });
    assert.ok((await purge())! <= 1200); // it forgot the failures before
  });

  it('waits as long as the CDN asks', async () => {
    await write('bridge');
    receiver.answer = () => ({ status: 429, headers: { 'retry-after': '120' } });
    const pause = (await purge())!;
    assert.ok(pause >= 120_000 && pause <= 144_000, String(pause));
    receiver.answer = () => ({ status: 429, headers: { 'retry-after': '999999' } });
    now += pause;
    assert.ok((await purge())! <= 1.2 * 3600_000);
  });

  it('is done by one of several processes, and by another when that one dies', async () => {
    await write('bridge');
    receiver.answer = () => undefined;
    const dying = new AbortController();
    const first = purge(dying.signal).catch(() => {});
    await receiver.until(({ length }) => length === 1);
    const wait = (await purge())!;
    assert.ok(wait > 0 && wait <= 12_000, String(wait));
    assert.equal(receiver.requests.length, 1);
    receiver.answer = () => ({ status: 200 });
    now += wait; // as after `kill -9`: nobody took the claim back
    assert.equal(await purge(), undefined);
    assert.deepEqual(sent(), [[tag('bridge')], [tag('bridge')]]);
    dying.abort();
    await first;
  });

  it('follows no redirect, and calls nothing private that is not allowed', async () => {
    await using inside = await startPurgeReceiver();
    await write('bridge');
    receiver.answer = () => ({ status: 307, headers: { location: inside.url } });
    now += (await purge())!;
    assert.equal(receiver.requests.length, 1);
    assert.equal(inside.requests.length, 0);
    const careful = new Outbound();
    assert.ok((await purgeDue(server.services, careful, ended.signal))! > 0);
    assert.equal(receiver.requests.length, 1);
  });

  it('starts with what changes from then on, for an address it has not known', async () => {
    await forgetEndpoints(server.services.db);
    for (const name of ['a', 'b', 'c']) await write(name);
    await purge();
    assert.deepEqual(sent(), []);
    await write('b');
    await purge();
    assert.deepEqual(sent(), [[tag('b')]]);
  });
});
