import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { serve } from '@hono/node-server';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { Answers } from '../../src/answers/answers.ts';
import { createApp } from '../../src/app.ts';
import { list, listAddress, post, postMany } from '../support/comments.ts';
import { startServer } from '../support/serve.ts';
import type { TestServer } from '../support/serve.ts';

/** Another front of a server, whose questions to the database are counted. */
async function counted({ services }: TestServer) {
  let queries = 0;
  const db = services.db.withPlugin({
    transformQuery: ({ node }) => {
      queries += 1;
      return node;
    },
    transformResult: ({ result }) => Promise.resolve(result),
  });
  const answers = new Answers(services);
  const app = createApp({ ...services, db, store: { ...services.store, db }, answers });
  const front = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' });
  if (!front.listening) await once(front, 'listening');
  const origin = `http://127.0.0.1:${(front.address() as AddressInfo).port}`;
  return {
    /** Asks, and returns the text and how many queries that took. */
    async ask(path: string, times = 1) {
      const before = queries;
      const all = Array.from({ length: times }, async () => (await fetch(origin + path)).text());
      return { texts: await Promise.all(all), queries: queries - before };
    },
    async [Symbol.asyncDispose]() {
      await new Promise((resolve) => {
        front.close(resolve);
        if ('closeAllConnections' in front) front.closeAllConnections();
      });
      await answers.close();
    },
  };
}

describe('the memory for answers', () => {
  const now = new Date('2026-11-25T10:00:00Z');

  it('has an answer made once for all who ask together, and not again until something changes', async () => {
    await using server = await startServer({ captcha: [] }, { clock: () => now });
    await postMany(server, 3);
    const path = listAddress(server);
    await using single = await counted(server);
    const { queries, texts } = await single.ask(path);
    assert.ok(queries > 0);
    await using front = await counted(server);
    const crowd = await front.ask(path, 20);
    // Once for all; on PostgreSQL again for whoever came after word of the comments before.
    assert.ok(crowd.queries <= 4 * queries, `${crowd.queries}, not ${queries}`);
    assert.deepEqual(crowd.texts, Array(20).fill(texts[0]));
    // On PostgreSQL an answer is trusted once the process listens for changes.
    while ((await front.ask(path, 20)).queries > 0);

    await post(server, { article: `${server.origin}/other`, url: server.origin });
    while ((await front.ask(path)).queries > 0);
    await post(server);
    const changed = await front.ask(path, 20);
    assert.ok(changed.queries > 0);
    assert.ok(changed.texts.every((text) => text.includes('"total":4')));
  });

  it('looks again once a second has passed, however quiet it is', async () => {
    let time = now.getTime();
    await using server = await startServer({ captcha: [] }, { clock: () => new Date(time) });
    await using front = await counted(server);
    const path = listAddress(server);
    const { texts } = await front.ask(path);
    while ((await front.ask(path)).queries > 0);
    time += 1000;
    const look = await front.ask(path);
    assert.ok(look.queries > 0);
    assert.deepEqual(look.texts, texts);
    while ((await front.ask(path)).queries > 0);
  });

  it('holds no more than it may, and what it let go is made again', async () => {
    await using server = await startServer({ captcha: [], answerMemory: 1 });
    await postMany(server, 5, { text: 'Bến đò '.repeat(100) });
    const { answers } = server.services;
    const first = await list(server);
    let most = 0;
    for (let number = 0; number < 300; number += 1) {
      const response = await server.call(listAddress(server, { limit: 100, x: number }));
      assert.equal(response.status, 200);
      await response.text();
      assert.ok(answers.size <= 1 << 20);
      most = Math.max(most, answers.count);
    }
    assert.ok(most > 10 && answers.count < 300, `${most} at most, ${answers.count} now`);
    assert.deepEqual(await list(server), first);
  });

  it('is not used where it is none', async () => {
    await using server = await startServer({ captcha: [], answerMemory: 0 });
    await post(server);
    assert.equal((await list(server)).total, 1);
    const response = await server.call(listAddress(server));
    const headers = { 'if-none-match': response.headers.get('etag') ?? '' };
    assert.equal((await server.call(listAddress(server), { headers })).status, 304);
    assert.equal(server.services.answers.count, 0);
  });
});
