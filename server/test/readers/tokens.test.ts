import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { describe, it } from 'node:test';
import { draft, newKey, problem, read } from '../support/comments.ts';
import type { Posted } from '../support/comments.ts';
import { startServer } from '../support/serve.ts';
import type { TestServer } from '../support/serve.ts';
import { audience, bearer, bySecret, issuer, secret, siteKey, token } from '../support/tokens.ts';
import type { TokenOptions } from '../support/tokens.ts';

const settings = { ...bySecret, captcha: [], commentRate: 0 } as const;
const now = Math.floor(Date.now() / 1000);

describe('a token of the site, signed with a secret', () => {
  it('says who writes', async () => {
    await using server = await startServer(settings);
    const { comment } = await accepted(server, {});
    assert.deepEqual(comment.author, { name: 'Trần Thu Hà' });
  });

  it('may name several audiences, and clocks may differ a little', async () => {
    await using server = await startServer(settings);
    await accepted(server, { claims: { aud: ['https://else.example', audience] } });
    await accepted(server, { claims: { exp: now - 20, nbf: now + 20, iat: now + 20 } });
  });

  const wrong: Record<string, TokenOptions> = {
    'for another audience': { claims: { aud: 'https://else.example' } },
    'without an audience': { claims: { aud: undefined } },
    'of another issuer': { claims: { iss: `${issuer}/` } },
    'without an issuer': { claims: { iss: undefined } },
    'without an end': { claims: { exp: undefined } },
    'with an end that is no number': { claims: { exp: '99999999999' } },
    'that holds only later': { claims: { nbf: now + 600 } },
    'of nobody': { claims: { sub: undefined } },
    'of an empty subject': { claims: { sub: '' } },
    'of a subject that is no text': { claims: { sub: 7 } },
    'of a subject without an end': { claims: { sub: 'x'.repeat(1001) } },
    'signed with another secret': { key: new TextEncoder().encode(`${secret}!`) },
    'signed in a way that is not allowed': { header: { alg: 'HS512' } },
    'with what must be understood and is not': { header: { alg: 'HS256', crit: ['x'], x: 1 } },
  };
  for (const [name, options] of Object.entries(wrong)) {
    it(`is refused ${name}`, async () => {
      await using server = await startServer(settings);
      const header = await bearer(options).catch(() => undefined);
      // What the library would not sign is put together by hand.
      const sent = header ?? { authorization: `Bearer ${byHand(options.header)}` };
      await refused(await write(server, sent), 'invalid');
      assert.equal(
        (await server.services.db.selectFrom('comments').selectAll().execute()).length,
        0,
      );
    });
  }

  it('is told apart when it has only expired', async () => {
    await using server = await startServer(settings);
    await refused(await write(server, await bearer({ claims: { exp: now - 90 } })), 'expired');
  });

  it('is refused without a signature, however that is written', async () => {
    await using server = await startServer(settings);
    const [, payload] = (await token()).split('.');
    for (const alg of ['none', 'None', 'NONE', '', 'nOnE']) {
      for (const signature of ['', 'AAAA']) {
        const forged = `${encode({ alg, typ: 'JWT' })}.${payload}.${signature}`;
        await refused(await write(server, { authorization: `Bearer ${forged}` }), 'invalid');
      }
    }
  });

  it('is refused when it is none', async () => {
    await using server = await startServer(settings);
    const whole = await token();
    for (const given of [
      ...['', 'Bearer', 'Bearer ', 'Bearer x', 'Bearer a.b', 'Bearer a.b.c', `Bearer ${whole}.x`],
      ...[`Basic ${whole}`, whole, `Bearer ${whole} ${whole}`, 'Bearer nek_0123456789'],
      `Bearer ${whole.slice(0, -3)}`,
      `Bearer ${await token({ claims: { more: 'x'.repeat(9000) } })}`,
    ]) {
      await refused(await write(server, { authorization: given }), 'invalid');
    }
  });

  it('is taken by either secret while one is changed for the other', async () => {
    const next = 'the secret that the site will have from now on';
    await using server = await startServer({ ...settings, authSecret: [next, secret] });
    await accepted(server, {});
    await accepted(server, { key: new TextEncoder().encode(next) });
  });

  it('is refused by a server where nobody signs in, in words', async () => {
    await using server = await startServer({ captcha: [] });
    const { detail } = await refused(await write(server, await bearer()), 'invalid');
    assert.match(detail ?? '', /--auth-secret/);
  });

  it('is refused for a vote, a report, a change and a deletion as well', async () => {
    await using server = await startServer(settings);
    const { comment, editToken = '' } = await accepted(server, {});
    const authorization = 'Bearer x.y.z';
    const address = `/v1/comments/${comment.id}`;
    const own = { authorization, 'edit-token': editToken };
    const reader = { authorization, 'reader-key': newKey() };
    for (const [path, method, headers, json] of [
      [`${address}/vote`, 'PUT', reader, { value: 1 }],
      [`${address}/reports`, 'POST', reader, { reason: 'spam' }],
      [address, 'PATCH', own, { text: 'Khác' }],
      [address, 'DELETE', own, undefined],
      [address, 'GET', own, undefined],
    ] as const) {
      await refused(await server.call(path, { method, headers, json }), 'invalid');
    }
  });

  it('with a public key’s algorithm is no way in', async () => {
    await using server = await startServer(settings);
    const { private: key } = await siteKey('ES256', 'a');
    await refused(await write(server, await bearer({ header: { alg: 'ES256' }, key })), 'invalid');
  });
});

function write(server: TestServer, headers: Record<string, string>): Promise<Response> {
  return server.call('/v1/comments', {
    method: 'POST',
    json: draft(server, { author: { name: '' } }),
    headers: { 'idempotency-key': newKey(), ...headers },
  });
}

async function accepted(server: TestServer, options: TokenOptions): Promise<Posted> {
  return (await read(await write(server, await bearer(options)), 201)) as Posted;
}

async function refused(response: Response, code: 'invalid' | 'expired') {
  const document = await problem(response, 401, 'invalid-token');
  assert.deepEqual(document.errors, [{ field: 'authorization', code }]);
  assert.match(response.headers.get('www-authenticate') ?? '', /^Bearer error="invalid_token"/);
  return document;
}

function encode(part: unknown): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}

function byHand(header: unknown): string {
  const claims = { iss: issuer, aud: audience, sub: '4711', exp: now + 600 };
  const signed = `${encode(header)}.${encode(claims)}`;
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}
