import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { exportSPKI, importJWK } from 'jose';
import type { CryptoKey } from 'jose';
import { draft, newKey, problem, read } from '../support/comments.ts';
import { startServer } from '../support/serve.ts';
import type { TestServer } from '../support/serve.ts';
import { audience, bearer, issuer, siteKey, startKeyServer } from '../support/tokens.ts';
import type { KeyServer, SiteKey, TokenOptions } from '../support/tokens.ts';

const minute = 60_000;

describe('a token of the site, signed with a key of its JWKS', () => {
  it('is taken in each of the usual ways of signing', async () => {
    const keys = await Promise.all(
      ['RS256', 'PS256', 'ES256', 'EdDSA'].map((alg) => siteKey(alg, `key of ${alg}`)),
    );
    await using site = await startKeyServer(keys.map((key) => key.public));
    await using server = await start(site);
    for (const key of keys) await accepted(server, key);
    assert.equal(site.asked, 1);
  });

  it('is found by trying where it names no key', async () => {
    const keys = [await siteKey('ES256', 'a'), await siteKey('ES256', 'b')];
    await using site = await startKeyServer(keys.map((key) => key.public));
    await using server = await start(site);
    for (const key of keys) {
      const options = { header: { alg: key.alg }, key: key.private };
      await read(await write(server, options), 201);
    }
    const { private: other } = await siteKey('ES256', 'a');
    await refused(await write(server, { header: { alg: 'ES256' }, key: other }));
  });

  it('is refused when the public key was used as a secret', async () => {
    const key = await siteKey('RS256', 'a');
    await using site = await startKeyServer([key.public]);
    await using server = await start(site);
    const pem = await exportSPKI((await importJWK(key.public, 'RS256')) as CryptoKey);
    for (const text of [pem, pem.trim(), JSON.stringify(key.public)]) {
      const options = { header: { alg: 'HS256', kid: 'a' }, key: new TextEncoder().encode(text) };
      await refused(await write(server, options));
    }
  });

  it('is refused when it brings its key along', async () => {
    const [known, own] = [await siteKey('ES256', 'a'), await siteKey('ES256', 'a')];
    await using site = await startKeyServer([known.public]);
    await using stranger = await startKeyServer([own.public]);
    await using server = await start(site);
    const header = { alg: 'ES256', kid: 'a', jwk: own.public, jku: stranger.address };
    await refused(await write(server, { header, key: own.private }));
    assert.equal(stranger.asked, 0);
  });

  it('is taken with a new key soon after the site changed it, and no longer with the old one', async () => {
    let now = Date.now();
    const [old, next] = [await siteKey('ES256', 'old'), await siteKey('ES256', 'next')];
    await using site = await startKeyServer([old.public]);
    await using server = await start(site, () => new Date(now));
    await accepted(server, old);
    site.answer = [next.public];
    now += minute;
    await accepted(server, next);
    await refused(await write(server, usual(old)));
    assert.equal(site.asked, 2);
  });

  it('cannot make us ask for keys again and again', async () => {
    const [known, stranger] = [await siteKey('ES256', 'a'), await siteKey('ES256', 'b')];
    await using site = await startKeyServer([known.public]);
    await using server = await start(site, () => new Date(1_700_000_000_000));
    const claims = { exp: 1_700_000_600 };
    for (let each = 0; each < 5; each += 1) {
      const header = { alg: 'ES256', kid: `b${each}` };
      await refused(await write(server, { header, key: stranger.private, claims }));
    }
    assert.equal(site.asked, 1);
  });

  it('is checked by the keys we have while their address fails, for a day', async () => {
    let now = Date.now();
    const key = await siteKey('ES256', 'a');
    await using site = await startKeyServer([key.public]);
    await using server = await start(site, () => new Date(now));
    const claims = { exp: Math.floor(now / 1000) + 100_000 };
    await read(await write(server, { ...usual(key), claims }), 201);
    for (const answer of [500, 'no JSON', '{"keys":"none"}', '[]']) {
      site.answer = answer;
      now += 11 * minute;
      await read(await write(server, { ...usual(key), claims }), 201);
    }
    now += 24 * 60 * minute;
    await problem(await write(server, { ...usual(key), claims }), 503, 'unavailable');
    site.answer = [key.public];
    now += minute;
    await read(await write(server, { ...usual(key), claims }), 201);
  });

  it('cannot be checked yet where the keys were never there: to be tried later, guests write on', async () => {
    await using site = await startKeyServer(404);
    await using server = await start(site);
    const key = await siteKey('ES256', 'a');
    const response = await write(server, usual(key));
    await problem(response, 503, 'unavailable');
    assert.ok(Number(response.headers.get('retry-after')) > 0);
    await problem(await write(server, usual(key)), 503, 'unavailable');
    assert.equal(site.asked, 1);
    await read(await write(server, undefined), 201);
  });

  it('is not looked for at addresses that are not public, unless the operator names them', async () => {
    const key = await siteKey('ES256', 'a');
    await using site = await startKeyServer([key.public]);
    await using server = await startServer({ ...settings(site), outboundAllow: [] });
    await problem(await write(server, usual(key)), 503, 'unavailable');
    assert.equal(site.asked, 0);
  });
});

function settings(site: KeyServer) {
  return {
    captcha: [],
    commentRate: 0,
    authJwks: site.address,
    authIssuer: issuer,
    authAudience: audience,
  } as const;
}

function start(site: KeyServer, clock?: () => Date): Promise<TestServer> {
  const options = clock ? { clock } : {};
  return startServer({ ...settings(site), outboundAllow: [site.host] }, options);
}

function usual({ alg, kid, private: key }: SiteKey): TokenOptions {
  return { header: { alg, kid }, key };
}

async function write(server: TestServer, options: TokenOptions | undefined): Promise<Response> {
  return server.call('/v1/comments', {
    method: 'POST',
    json: draft(server),
    headers: { 'idempotency-key': newKey(), ...(options && (await bearer(options))) },
  });
}

async function accepted(server: TestServer, key: SiteKey): Promise<void> {
  await read(await write(server, usual(key)), 201);
}

async function refused(response: Response): Promise<void> {
  const { errors } = await problem(response, 401, 'invalid-token');
  assert.deepEqual(errors, [{ field: 'authorization', code: 'invalid' }]);
}
