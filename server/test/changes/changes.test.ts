import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { addApiKey } from '../../src/keys/api-keys.ts';
import { decide } from '../../src/moderation/decide.ts';
import { list, newKey, post, postMany, problem, read, vote } from '../support/comments.ts';
import { changes, changesAddress, inWords } from '../support/changes.ts';
import { startServer } from '../support/serve.ts';

const open = { captcha: [], commentRate: 0 } as const;

describe('GET /v1/changes', () => {
  it('tells what was created, changed and removed after the page one has', async () => {
    await using server = await startServer(open);
    const [first, second] = await postMany(server, 2);
    const { changes: after = '' } = await list(server);
    assert.deepEqual((await changes(server, { after })).items, []);

    const reply = (await post(server, { parent: first!.id })).comment;
    await read(await vote(server, second!.id, 1), 200);
    const now = await changes(server, { after });
    assert.deepEqual(inWords(now.items), [
      `changed ${first!.id}`,
      `created ${reply.id}`,
      `changed ${second!.id}`,
    ]);
    assert.deepEqual([now.total, now.roots, now.more], [3, 2, false]);

    assert.deepEqual(await decide(server.services, [second!.id], 'reject'), []);
    const later = await changes(server, { after: now.cursor });
    assert.deepEqual(later.items, [{ change: 'removed', id: second!.id, parent: null }]);
    assert.deepEqual([later.total, later.roots], [2, 1]);
  });

  it('shows nothing of what waits, was refused or erased', async () => {
    await using server = await startServer({ ...open, moderation: 'before' });
    const { cursor: after } = await changes(server);
    const { comment } = await post(server);
    assert.deepEqual((await changes(server, { after })).items, []);
    await decide(server.services, [comment.id], 'publish');
    const published = await changes(server, { after });
    assert.deepEqual(inWords(published.items), [`created ${comment.id}`]);
    const reply = (await post(server, { parent: comment.id })).comment;
    await decide(server.services, [reply.id], 'publish');
    await decide(server.services, [comment.id], 'delete');
    const { items } = await changes(server, { after: published.cursor });
    const stone = items.find((item) => item.change !== 'removed' && item.comment.id === comment.id);
    assert.ok(stone && stone.change === 'changed');
    assert.deepEqual([stone.comment.status, stone.comment.html], ['removed', '']);
  });

  it('is read in pages that together miss nothing, though the thread goes on', async () => {
    await using server = await startServer(open);
    const { cursor } = await changes(server);
    const comments = await postMany(server, 7);
    const seen = new Map<string, string>();
    let page = await changes(server, { after: cursor, limit: 3 });
    for (;;) {
      for (const item of page.items) {
        if (item.change === 'removed') continue;
        seen.set(item.comment.id, item.change);
        // Moves the oldest one to the end of the changes, before or after it was told.
        await vote(server, comments[0]!.id, 1, newKey());
      }
      if (!page.more) break;
      page = await changes(server, { after: page.cursor, limit: 3 });
      if (seen.size >= 7) break;
    }
    assert.deepEqual([...seen].sort(), comments.map(({ id }) => [id, 'created'] as const).sort());
  });

  it('gives the same cursor to everybody who knows the same, and 304 while nothing changes', async () => {
    await using server = await startServer(open);
    const { cursor } = await changes(server);
    await postMany(server, 3);
    const whole = await changes(server, { after: cursor });
    const half = await changes(server, { after: cursor, limit: 2 });
    const rest = await changes(server, { after: half.cursor, limit: 2 });
    assert.deepEqual([half.more, rest.more], [true, false]);
    assert.equal(rest.cursor, whole.cursor);
    assert.equal((await changes(server)).cursor, whole.cursor);
    assert.equal((await list(server)).changes, whole.cursor);

    const address = changesAddress(server, { after: whole.cursor });
    const response = await server.call(address);
    assert.equal(response.headers.get('cache-control'), 'public, max-age=0, s-maxage=5');
    const tag = response.headers.get('etag') ?? '';
    await response.text();
    const again = await server.call(address, { headers: { 'if-none-match': tag } });
    assert.equal(again.status, 304);
    await post(server);
    const changed = await server.call(address, { headers: { 'if-none-match': tag } });
    assert.equal(changed.status, 200);
    await changed.text();
  });

  it('creates nothing for an unknown article', async () => {
    await using server = await startServer(open);
    const page = await changes(server, { article: 'https://paper.example/none' });
    assert.deepEqual([page.items, page.total], [[], 0]);
    const rows = await server.services.db.selectFrom('articles').selectAll().execute();
    assert.deepEqual(rows, []);
  });

  it('refuses a cursor that is not one, and sends to the thread who is too far behind', async () => {
    await using server = await startServer(open);
    const { comment } = await post(server);
    const { cursor: after } = await changes(server);
    const ask = (query: Record<string, string | number>) =>
      server.call(changesAddress(server, query));
    await problem(await ask({ after: 'x' }), 400, 'invalid-cursor');
    await problem(await ask({ after, limit: 101 }), 400, 'invalid-request');
    // A place in another article's thread.
    await problem(await ask({ after, article: 'https://a.example/b' }), 410, 'cursor-expired');

    const { db } = server.services;
    const { seq: _, ...row } = await db
      .selectFrom('comments')
      .selectAll()
      .where('id', '=', comment.id)
      .executeTakeFirstOrThrow();
    for (let start = 0; start < 1001; start += 143) {
      const rows = Array.from({ length: 143 }, (_, index) => {
        const name = `many-${start + index}`;
        return { ...row, id: name, key_hash: name, version: 2 + start + index };
      });
      await db.insertInto('comments').values(rows).execute();
    }
    await db.updateTable('articles').set({ version: 1002 }).execute();
    await problem(await ask({ after }), 410, 'cursor-expired');
    // The database is put back to an earlier copy: what follows cannot be told apart from what was.
    const { cursor: ahead } = await changes(server);
    await db.updateTable('articles').set({ version: 900 }).execute();
    await problem(await ask({ after: ahead }), 410, 'cursor-expired');
  });

  it('follows an article that moves', async () => {
    await using server = await startServer(open);
    const article = 'https://paper.example/new';
    const { comment } = await post(server);
    const { cursor: after } = await changes(server);
    const { cursor } = await changes(server, { article });
    const key = await addApiKey(server.services, 'newsroom');
    const moved = await server.call('/v1/articles', {
      method: 'PUT',
      headers: { authorization: `Bearer ${key}` },
      json: {
        articles: [
          { id: article, url: article, title: 'New', aliases: [`${server.origin}/2013/bridge`] },
        ],
      },
    });
    await read(moved, 200);
    const found = await changes(server, { article, after: cursor });
    assert.deepEqual(inWords(found.items), [`created ${comment.id}`]);
    await problem(await server.call(changesAddress(server, { after })), 410, 'cursor-expired');
  });
});
