import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { OwnComment } from '../../src/comments/schemas.ts';
import { list, newKey, post, problem, read, texts } from '../support/comments.ts';
import type { Posted } from '../support/comments.ts';
import { startServer } from '../support/serve.ts';
import type { TestServer } from '../support/serve.ts';

const settings = { captcha: [], commentRate: 0 } as const;

describe('one’s own comment', () => {
  it('is read by anybody when published, by its author in any state', async () => {
    await using server = await startServer({ ...settings, moderation: 'before' });
    const posted = await post(server);
    const address = `/v1/comments/${posted.comment.id}`;
    await problem(await server.call(address), 404, 'unknown-comment');
    const own = await call(server, posted, 'GET');
    assert.equal(own.headers.get('cache-control'), 'no-store');
    assert.equal(((await own.json()) as OwnComment).status, 'pending');

    await server.services.db
      .updateTable('comments')
      .set({ status: 'rejected', reason: 'Không đúng chủ đề' })
      .execute();
    const { reason } = (await read(await call(server, posted, 'GET'), 200)) as OwnComment;
    assert.equal(reason, 'Không đúng chủ đề');
  });

  it('is answered with 304 while nothing changed', async () => {
    await using server = await startServer(settings);
    const { comment } = await post(server);
    const address = `/v1/comments/${comment.id}`;
    const tag = (await server.call(address)).headers.get('etag') ?? '';
    const again = await server.call(address, { headers: { 'if-none-match': tag } });
    assert.equal(again.status, 304);
    await post(server, { parent: comment.id });
    const changed = await server.call(address, { headers: { 'if-none-match': tag } });
    const { replyCount } = (await read(changed, 200)) as OwnComment;
    assert.equal(replyCount, 1);
  });

  it('can be changed within the window', async () => {
    let now = Date.now();
    await using server = await startServer(
      { ...settings, editWindow: 60 },
      { clock: () => new Date(now) },
    );
    const posted = await post(server);
    now += 59_000;
    const edited = (await read(
      await call(server, posted, 'PATCH', { text: '*Đã* sửa' }),
      200,
    )) as OwnComment;
    assert.deepEqual([edited.text, edited.html], ['*Đã* sửa', '<p><em>Đã</em> sửa</p>']);
    assert.equal(edited.edited, new Date(now).toISOString());
    assert.deepEqual(texts((await list(server)).items), ['Đã sửa']);
    await problem(await call(server, posted, 'PATCH', { text: '' }), 422, 'invalid-comment');
    now += 1000;
    for (const method of ['PATCH', 'DELETE']) {
      const late = await call(server, posted, method, { text: 'Muộn' });
      await problem(late, 403, 'edit-window-closed');
    }
    assert.equal((await call(server, posted, 'GET')).status, 200);
  });

  it('shows the last of two changes of one length and one moment', async () => {
    const now = new Date();
    await using server = await startServer(settings, { clock: () => now });
    const posted = await post(server);
    for (const text of ['Một', 'Hai']) {
      await read(await call(server, posted, 'PATCH', { text }), 200);
      assert.deepEqual(texts((await list(server)).items), [text]);
    }
  });

  it('waits for an editor again after a change, where editors read first', async () => {
    await using server = await startServer({ ...settings, moderation: 'before' });
    const posted = await post(server);
    await server.services.db
      .updateTable('comments')
      .set({ status: 'published', shown: 1 })
      .execute();
    const edited = await read(await call(server, posted, 'PATCH', { text: 'Khác hẳn' }), 200);
    assert.equal((edited as OwnComment).status, 'pending');
    assert.deepEqual((await list(server)).items, []);
  });

  it('takes no token but its own', async () => {
    await using server = await startServer(settings);
    const posted = await post(server);
    const other = await post(server);
    const token = posted.editToken ?? '';
    const later = `${(Date.now() * 2).toString(36)}${token.slice(token.indexOf('.'))}`;
    for (const wrong of [other.editToken ?? '', later, `${token}x`, 'x', newKey()]) {
      for (const method of ['GET', 'PATCH', 'DELETE']) {
        const forged = { ...posted, editToken: wrong };
        const response = await call(server, forged, method, { text: 'Của tôi' });
        await problem(response, 403, 'edit-token-refused');
      }
    }
    const bare = await server.call(`/v1/comments/${posted.comment.id}`, { method: 'DELETE' });
    await problem(bare, 400, 'invalid-request');
    assert.deepEqual(texts((await list(server)).items), ['Xin chào.', 'Xin chào.']);
  });

  it('goes without a trace when nothing hangs on it', async () => {
    await using server = await startServer(settings);
    const posted = await post(server);
    assert.equal((await call(server, posted, 'DELETE')).status, 204);
    assert.equal((await call(server, posted, 'DELETE')).status, 204);
    const { changes: _, ...page } = await list(server);
    assert.deepEqual(page, {
      total: 0,
      roots: 0,
      items: [],
      next: null,
      previous: null,
    });
    await problem(await server.call(`/v1/comments/${posted.comment.id}`), 404, 'unknown-comment');
    const [row] = await server.services.db.selectFrom('comments').selectAll().execute();
    assert.deepEqual([row?.text, row?.name, row?.block], ['', '', null]);
  });

  it('leaves a tombstone while a reply stands', async () => {
    await using server = await startServer(settings);
    const root = await post(server);
    const reply = await post(server, { parent: root.comment.id });
    const deep = await post(server, { parent: reply.comment.id });
    await call(server, root, 'DELETE');
    await call(server, reply, 'DELETE');
    const page = await list(server);
    assert.deepEqual([page.total, page.roots], [1, 0]);
    const [stone] = page.items;
    assert.deepEqual(
      [stone?.status, stone?.html, stone?.author.name, stone?.replyCount],
      ['deleted', '', '', 0],
    );
    assert.equal(stone?.replies?.[0]?.status, 'deleted');
    assert.equal(stone?.replies?.[0]?.replies?.[0]?.id, deep.comment.id);
    await call(server, deep, 'DELETE');
    assert.deepEqual((await list(server)).items, []);
  });
});

function call(
  server: TestServer,
  { comment, editToken = '' }: Posted,
  method: string,
  json?: unknown,
): Promise<Response> {
  return server.call(`/v1/comments/${comment.id}`, {
    method,
    headers: { 'edit-token': editToken },
    ...(json !== undefined && method === 'PATCH' && { json }),
  });
}
