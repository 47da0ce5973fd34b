import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { listAddress, postMany } from '../support/comments.ts';
import { startServer } from '../support/serve.ts';
import type { TestServer } from '../support/serve.ts';

const decoders: Record<string, (bytes: Buffer) => Buffer> = {
  br: brotliDecompressSync,
  gzip: gunzipSync,
};

describe('an answer from memory', () => {
  let server: TestServer;
  before(async () => {
    server = await startServer({ captcha: [] });
    await postMany(server, 20);
  });
  after(() => server.close());

  /** As it comes over the wire: `fetch` would take the encoding off. */
  async function raw(method: string, headers: Record<string, string> = {}) {
    const address = server.origin + listAddress(server);
    const asked = request(address, { method, headers, agent: false }).end();
    const [response] = (await once(asked, 'response')) as [IncomingMessage];
    const body = Buffer.concat(await response.toArray());
    return { status: response.statusCode, headers: response.headers, body };
  }

  it('has one tag and one text, however it is encoded, and its length', async () => {
    const plain = await raw('GET');
    assert.equal(plain.headers['content-encoding'], undefined);
    for (const encoding of ['br', 'gzip', 'br']) {
      const { headers, body } = await raw('GET', { 'accept-encoding': encoding });
      assert.equal(headers['content-encoding'], encoding);
      assert.equal(headers['content-length'], String(body.length));
      assert.equal(headers.etag, plain.headers.etag);
      assert.deepEqual(decoders[encoding]?.(body), plain.body);
      const head = await raw('HEAD', { 'accept-encoding': encoding });
      const { date: _, ...told } = headers;
      assert.partialDeepStrictEqual(head.headers, told);
      assert.equal(head.body.length, 0);
    }
    assert.equal(
      (await raw('GET', { 'accept-encoding': 'br;q=0' })).headers['content-encoding'],
      undefined,
    );
  });

  it('says what it depends on, that everybody may read it, and how long caches may give it', async () => {
    for (const headers of [{}, { 'accept-encoding': 'br' }] as Record<string, string>[]) {
      const { headers: told } = await raw('GET', headers);
      const known = await raw('GET', { ...headers, 'if-none-match': told.etag ?? '' });
      assert.equal(known.status, 304);
      assert.equal(known.body.length, 0);
      for (const each of [told, known.headers]) {
        assert.equal(each['vary'], 'Accept-Encoding');
        assert.equal(each['access-control-allow-origin'], '*');
        assert.equal(each['x-content-type-options'], 'nosniff');
        assert.equal(each['cache-control'], 'public, max-age=0, s-maxage=5');
        assert.equal(
          each['cdn-cache-control'],
          'public, max-age=5, stale-while-revalidate=60, stale-if-error=60',
        );
      }
    }
    await using other = await startServer({ sharedAge: 600, staleAge: 0 });
    for (const path of ['/v1/comments', '/v1/counts', '/v1/changes']) {
      const { headers } = await other.call(`${path}?article=a`);
      assert.equal(headers.get('cache-control'), 'public, max-age=0, s-maxage=600');
      assert.equal(headers.get('cdn-cache-control'), 'public, max-age=600');
    }
  });

  it('is 304 for the tag in any company, and whole for another one', async () => {
    const { etag = '' } = (await raw('GET')).headers;
    for (const tags of [etag, etag.replace('W/', ''), `"a", ${etag}`, '*']) {
      assert.equal((await raw('GET', { 'if-none-match': tags })).status, 304, tags);
    }
    assert.equal((await raw('GET', { 'if-none-match': '"a"' })).status, 200);
    const feed =
      '/v1/feeds/comments.rss?article=' + encodeURIComponent(`${server.origin}/2013/bridge`);
    const changed = (await server.call(feed)).headers.get('last-modified') ?? '';
    for (const [since, status] of [[changed, 304], [new Date(0).toUTCString(), 200]] as const) {
      const headers = { 'if-modified-since': since };
      assert.equal((await server.call(feed, { headers })).status, status);
      const tagged = { ...headers, 'if-none-match': '"a"' };
      assert.equal((await server.call(feed, { headers: tagged })).status, 200);
    } // prettier-ignore
  });

  it('is not a refusal', async () => {
    const before = server.services.answers.count;
    for (const query of ['', '&cursor=x', '&around=nobody', '&limit=1000']) {
      const response = await server.call(`/v1/comments?article=${query ? `b${query}` : ''}`);
      assert.ok(response.status >= 400);
      assert.equal(response.headers.get('cache-control'), 'no-store');
      await response.text();
    }
    assert.equal(server.services.answers.count, before);
  });
});
