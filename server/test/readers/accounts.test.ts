import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Comment, OwnComment } from '../../src/comments/schemas.ts';
import type { Config } from '../../src/config.ts';
import { draft, list, newKey, post, problem, read } from '../support/comments.ts';
import type { Posted } from '../support/comments.ts';
import { startServer } from '../support/serve.ts';
import type { TestServer } from '../support/serve.ts';
import { bearer, bySecret } from '../support/tokens.ts';

type Headers = Record<string, string>;

const pictures = 'https://pictures.paper.example';
const start = (changes: Partial<Config> = {}) =>
  startServer({ ...bySecret, captcha: [], commentRate: 0, ...changes });

describe('a signed-in reader', () => {
  it('has the name of the account, whatever the request says', async () => {
    await using server = await start();
    const { comment } = await write(server, {}, { author: { name: 'The editors' } });
    assert.equal(comment.author.name, 'Trần Thu Hà');
    const [row] = await server.services.db.selectFrom('comments').selectAll().execute();
    assert.match(row?.account ?? '', /^[\w-]{43}$/);
    assert.ok(!JSON.stringify(row).includes('4711'));
    assert.ok(!JSON.stringify(await list(server)).includes(row?.account ?? ''));
  });

  it('has the name as it can be shown, or gives one', async () => {
    await using server = await start();
    for (const [name, shown] of [
      ['  Ha\u202e\n Tran ', 'Ha Tran'],
      ['x'.repeat(200), 'x'.repeat(60)],
      [undefined, 'Given'],
      ['-', 'Given'],
      [42, 'Given'],
    ]) {
      const { comment } = await write(server, { name }, { author: { name: 'Given' } });
      assert.equal(comment.author.name, shown);
    }
    const nameless = await send(server, { name: undefined }, { author: { name: '' } });
    const { errors } = await problem(nameless, 422, 'invalid-comment');
    assert.equal(errors?.[0]?.field, 'author.name');
  });

  it('has a picture where the site allows its origin, and only over https', async () => {
    await using server = await start({ pictureOrigin: [pictures] });
    const picture = `${pictures}/4711.png`;
    const { comment } = await write(server, { picture });
    assert.equal(comment.author.avatar, picture);
    assert.equal((await list(server)).items[0]?.author.avatar, picture);
    for (const other of [
      ...['http://pictures.paper.example/1', 'https://else.example/1', 'data:image/png,x'],
      ...['javascript:alert(1)', `https://a:b@pictures.paper.example/1`, '', 7, { url: picture }],
      `${pictures}/${'x'.repeat(1000)}`,
    ]) {
      const { author } = (await write(server, { picture: other })).comment;
      assert.equal(author.avatar, undefined, JSON.stringify(other));
    }
    await using plain = await start();
    assert.equal((await write(plain, { picture })).comment.author.avatar, undefined);
  });

  it('has the mark of the newsroom by a role that the site names', async () => {
    await using server = await start({ staffRole: ['editor'] });
    for (const [roles, badge] of [
      [['subscriber', 'editor'], 'staff'],
      ['subscriber editor', 'staff'],
      [['editors'], undefined],
      [undefined, undefined],
      [{ editor: true }, undefined],
    ]) {
      assert.equal((await write(server, { roles })).comment.author.badge, badge);
    }
  });

  it('of the newsroom need not wait for the newsroom', async () => {
    await using server = await start({ staffRole: ['editor'], moderation: 'before' });
    const { comment } = await write(server, { roles: 'editor' });
    assert.equal(comment.status, 'published');
    assert.equal((await write(server)).comment.status, 'pending');
    assert.equal((await list(server)).total, 1);
    const changed = await server.call(`/v1/comments/${comment.id}`, {
      method: 'PATCH',
      json: { text: 'Khác' },
      headers: await bearer({ claims: { roles: 'editor' } }),
    });
    assert.equal(((await read(changed, 200)) as OwnComment).status, 'published');
    assert.equal((await list(server)).items[0]?.html, '<p>Khác</p>');
  });

  it('changes, deletes and reads back what the account wrote, from any device', async () => {
    let now = Date.now();
    await using server = await startServer(
      { ...bySecret, captcha: [], moderation: 'before', editWindow: 60 },
      { clock: () => new Date(now) },
    );
    const { comment } = await write(server);
    const own = `/v1/comments/${comment.id}`;
    const mine = await bearer();
    const other = await bearer({ claims: { sub: '4712' } });

    const whole = (await read(await server.call(own, { headers: mine }), 200)) as OwnComment;
    assert.deepEqual([whole.status, whole.text], ['pending', 'Xin chào.']);
    await problem(await server.call(own, { headers: other }), 404, 'unknown-comment');

    const change = (headers: Headers) =>
      server.call(own, { method: 'PATCH', json: { text: 'Khác' }, headers });
    assert.equal(((await read(await change(mine), 200)) as OwnComment).text, 'Khác');
    await problem(await change(other), 403, 'edit-token-refused');
    await problem(await change({}), 400, 'invalid-request');
    now += 61_000;
    await problem(await change(mine), 403, 'edit-window-closed');
    now -= 61_000;

    const remove = (headers: Headers) => server.call(own, { method: 'DELETE', headers });
    await problem(await remove(other), 403, 'edit-token-refused');
    assert.equal((await remove(mine)).status, 204);
    assert.equal((await remove(mine)).status, 204);
    const [row] = await server.services.db.selectFrom('comments').selectAll().execute();
    assert.deepEqual([row?.account, row?.picture, row?.name], [null, null, '']);
  });

  it('is not the owner of what a guest wrote', async () => {
    await using server = await start();
    const { comment } = await post(server);
    const headers = await bearer();
    const own = `/v1/comments/${comment.id}`;
    await problem(await server.call(own, { method: 'DELETE', headers }), 403, 'edit-token-refused');
    const seen = (await read(await server.call(own, { headers }), 200)) as Partial<OwnComment>;
    assert.equal(seen.text, undefined);
  });

  it('is somebody else with another subject or at another issuer', async () => {
    await using server = await start();
    await write(server);
    await write(server, { sub: '4712' });
    await write(server, { name: 'Another name' });
    const rows = await server.services.db.selectFrom('comments').select('account').execute();
    const [first, second, third] = rows.map(({ account }) => account);
    assert.notEqual(first, second);
    assert.equal(first, third);
  });

  it('votes once, from all devices together', async () => {
    await using server = await start({ votes: 'updown' });
    const { comment } = await post(server);
    assert.deepEqual(await vote(server, comment, 1), { up: 1, down: 0 });
    assert.deepEqual(await vote(server, comment, 1), { up: 1, down: 0 });
    assert.deepEqual(await vote(server, comment, -1), { up: 0, down: 1 });
    assert.deepEqual(await vote(server, comment, 1, { sub: '4712' }), { up: 1, down: 1 });
    assert.deepEqual(await vote(server, comment, 0), { up: 1, down: 0 });
  });

  it('does not vote twice by signing in between', async () => {
    await using server = await start({ votes: 'updown' });
    const { comment } = await post(server);
    const key = newKey();
    assert.deepEqual(await vote(server, comment, 1, null, key), { up: 1, down: 0 });
    assert.deepEqual(await vote(server, comment, 1, {}, key), { up: 1, down: 0 });
    assert.deepEqual(await vote(server, comment, -1, {}, key), { up: 0, down: 1 });
    assert.deepEqual(await vote(server, comment, 1, null, key), { up: 1, down: 1 });
    assert.deepEqual(await vote(server, comment, 0, {}, key), { up: 0, down: 0 });
  });

  it('needs no CAPTCHA unless the site says so', async () => {
    for (const captchaFor of ['guests', 'all'] as const) {
      await using server = await start({ captcha: ['image'], captchaFor });
      await problem(await send(server, null), 422, 'captcha-required');
      const response = await send(server);
      if (captchaFor === 'all') await problem(response, 422, 'captcha-required');
      else await read(response, 201);
    }
  });

  it('is held to the rate wherever the account writes from', async () => {
    await using server = await start({ commentRate: 2 });
    for (let each = 0; each < 2; each += 1) await write(server, { sub: 'quick' });
    // The block of addresses is forgotten; the account is not.
    await server.services.db
      .deleteFrom('rates')
      .where('key', 'like', `comment ${await block(server)}`)
      .execute();
    await problem(await send(server, { sub: 'quick' }), 429, 'rate-limited');
  });

  it('who lost the answer as a guest finds the comment again', async () => {
    await using server = await start();
    const key = newKey();
    const first = await post(server, {}, key);
    const again = await send(server, {}, {}, key);
    const found = (await read(again, 201)) as Posted;
    assert.equal(found.comment.id, first.comment.id);
    assert.equal(found.comment.author.name, first.comment.author.name);
  });
});

describe('--guests off', () => {
  it('lets readers comment and vote who are signed in, and anybody report', async () => {
    await using server = await start({ guests: 'off' });
    const refused = await problem(await send(server, null), 401, 'sign-in-required');
    assert.equal(refused.errors, undefined);
    const { comment } = await write(server);
    const address = `/v1/comments/${comment.id}`;
    const headers = { 'reader-key': newKey() };
    const guest = await server.call(`${address}/vote`, {
      method: 'PUT',
      json: { value: 1 },
      headers,
    });
    await problem(guest, 401, 'sign-in-required');
    assert.equal(guest.headers.get('www-authenticate'), 'Bearer');
    assert.deepEqual(await vote(server, comment, 1), { up: 1, down: 0 });
    const report = { method: 'POST', json: { reason: 'spam' }, headers };
    assert.equal((await server.call(`${address}/reports`, report)).status, 202);
  });

  it('is told by /v1/site', async () => {
    for (const [changes, auth] of [
      [{}, { guests: true, signIn: true, captcha: false }],
      [
        { guests: 'off', captchaFor: 'all' },
        { guests: false, signIn: true, captcha: true },
      ],
      [{ authSecret: [] }, { guests: true, signIn: false, captcha: false }],
    ] as const) {
      await using server = await start(changes);
      const site = (await read(await server.call('/v1/site'), 200)) as { auth: unknown };
      assert.deepEqual(site.auth, auth);
    }
  });
});

/** `null` claims: a guest. */
async function send(
  server: TestServer,
  claims: Record<string, unknown> | null = {},
  changes: Record<string, unknown> = {},
  key = newKey(),
): Promise<Response> {
  return server.call('/v1/comments', {
    method: 'POST',
    json: draft(server, changes),
    headers: { 'idempotency-key': key, ...(claims && (await bearer({ claims }))) },
  });
}

async function write(
  server: TestServer,
  claims: Record<string, unknown> = {},
  changes: Record<string, unknown> = {},
): Promise<Posted> {
  return (await read(await send(server, claims, changes), 201)) as Posted;
}

async function vote(
  server: TestServer,
  { id }: Pick<Comment, 'id'>,
  value: number,
  claims: Record<string, unknown> | null = {},
  key = newKey(),
): Promise<unknown> {
  const headers = { 'reader-key': key, ...(claims && (await bearer({ claims }))) };
  const call = { method: 'PUT', json: { value }, headers };
  return read(await server.call(`/v1/comments/${id}/vote`, call), 200);
}

async function block(server: TestServer): Promise<string> {
  const { block } = await server.services.db
    .selectFrom('comments')
    .select('block')
    .executeTakeFirstOrThrow();
  return block ?? '';
}
