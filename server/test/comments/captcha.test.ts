import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { openChallenge } from '../../src/captcha/sealed.ts';
import { draft, list, newKey, post, problem, read, send } from '../support/comments.ts';
import { startServer } from '../support/serve.ts';
import type { TestServer } from '../support/serve.ts';

describe('a comment and its CAPTCHA', () => {
  let server: TestServer;
  before(async () => {
    server = await startServer({ captcha: ['image', 'proof'], captchaWork: 1000, commentRate: 0 });
  });
  after(() => server.close());

  it('is stored with the token of a picture or of a proof', async () => {
    await post(server, { captcha: await imageToken() });
    await post(server, { captcha: await proofToken() });
  });

  it('keeps the token when something else is wrong', async () => {
    const captcha = await proofToken();
    const empty = await send(server, draft(server, { captcha, text: '' }));
    await problem(empty, 422, 'invalid-comment');
    const stranger = await send(
      server,
      draft(server, { captcha, article: 'new', url: 'https://x.example' }),
    );
    await problem(stranger, 404, 'unknown-article');
    await post(server, { captcha });
  });

  it('takes a token once, even of two at the same time', async () => {
    const captcha = await proofToken();
    const { total } = await list(server);
    const both = await Promise.all([1, 2].map(() => send(server, draft(server, { captcha }))));
    assert.deepEqual(both.map(({ status }) => status).sort(), [201, 422]);
    await problem(await send(server, draft(server, { captcha })), 422, 'captcha-invalid');
    assert.equal((await list(server)).total, total + 1);
  });

  it('needs no second token when an answer was lost', async () => {
    const captcha = await proofToken();
    const key = newKey();
    const posted = await post(server, { captcha }, key);
    assert.deepEqual(await post(server, { captcha }, key), posted);
    assert.deepEqual(await post(server, {}, key), posted);
  });

  it('takes no token made for a form or for another site', async () => {
    const form = await proofToken('form');
    await problem(await send(server, draft(server, { captcha: form })), 422, 'captcha-invalid');
    const elsewhere = { ...draft(server), captcha: await proofToken() };
    const response = await server.call('/v1/comments', {
      method: 'POST',
      json: elsewhere,
      headers: { 'idempotency-key': newKey(), origin: server.origin.replace('http:', 'https:') },
    });
    await problem(response, 422, 'captcha-invalid');
  });

  async function imageToken(): Promise<string> {
    const { id } = await challenge('image', 'comment');
    const sealed = openChallenge(server.services.keys, id ?? '', new Date());
    assert.equal(sealed?.kind, 'image');
    return answer(id ?? '', sealed.characters);
  }

  async function proofToken(action = 'comment'): Promise<string> {
    const { id, salt, challenge: wanted } = await challenge('proof', action);
    let number = 0;
    while (createHash('sha256').update(`${salt}${number}`).digest('hex') !== wanted) number += 1;
    return answer(id ?? '', `${number}`);
  }

  async function challenge(kind: string, action: string): Promise<Record<string, string>> {
    const json = { kind, action };
    const response = await server.call('/v1/captcha', { method: 'POST', json });
    return (await read(response, response.status)) as Record<string, string>;
  }

  async function answer(id: string, text: string): Promise<string> {
    const json = { answer: text };
    const response = await server.call(`/v1/captcha/${id}/answer`, { method: 'POST', json });
    return ((await read(response, response.status)) as { token: string }).token;
  }
});
