import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readConfig } from '../../src/config.ts';
import { addressBlock } from '../../src/http/client-address.ts';
import { draft, newKey, problem } from '../support/comments.ts';
import { startServer } from '../support/serve.ts';
import type { TestServer } from '../support/serve.ts';

describe('the reader’s address', () => {
  it('is cut to /24 and /48', () => {
    const cases: [string, string][] = [
      ['203.0.113.77', '203.0.113.0/24'],
      ['2001:db8:1:2:3:4:5:6', '2001:db8:1::/48'],
      ['2001:0DB8:0001::6', '2001:db8:1::/48'],
      ['2001:db8::6', '2001:db8:0::/48'],
      ['::1', '0:0:0::/48'],
      ['64:ff9b::', '64:ff9b:0::/48'],
      ['', 'unknown'],
      ['1.2.3', 'unknown'],
      ['evil', 'unknown'],
    ];
    for (const [address, block] of cases) assert.equal(addressBlock(address), block, address);
  });

  it('is not believed from a header without a trusted proxy', async () => {
    await using server = await startServer({ captcha: [], commentRate: 1 });
    assert.equal((await write(server, '198.51.100.1')).status, 201);
    await problem(await write(server, '198.51.100.1'), 429, 'rate-limited');
    await problem(await write(server, '192.0.2.1'), 429, 'rate-limited');
  });

  it('is what the last trusted proxy says', async () => {
    const { trustedProxy } = readConfig({ 'trusted-proxy': ['127.0.0.0/8', '10.0.0.0/8'] });
    await using server = await startServer({ captcha: [], commentRate: 1, trustedProxy });
    assert.equal((await write(server, '198.51.100.1, 10.9.9.9')).status, 201);
    await problem(await write(server, '198.51.100.200'), 429, 'rate-limited');
    await problem(await write(server, '192.0.2.1, 198.51.100.1'), 429, 'rate-limited');
    await problem(await write(server, '198.51.100.1:4711'), 429, 'rate-limited');
    await problem(await write(server, '::ffff:198.51.100.1, 10.1.1.1'), 429, 'rate-limited');
    assert.equal((await write(server, '192.0.2.1')).status, 201);
    assert.equal((await write(server, '[2001:db8:1::5]:443')).status, 201);
    await problem(await write(server, '2001:db8:1:ffff::9'), 429, 'rate-limited');
  });

  it('is in no table', async () => {
    const { trustedProxy } = readConfig({ 'trusted-proxy': ['127.0.0.1'] });
    await using server = await startServer({ captcha: [], trustedProxy });
    assert.equal((await write(server, '198.51.100.1')).status, 201);
    for (const table of ['comments', 'rates'] as const) {
      const rows = JSON.stringify(await server.services.db.selectFrom(table).selectAll().execute());
      assert.doesNotMatch(rows, /\/24|198\.51/);
    }
  });
});

function write(server: TestServer, forwarded: string): Promise<Response> {
  return server.call('/v1/comments', {
    method: 'POST',
    json: draft(server),
    headers: { 'idempotency-key': newKey(), 'x-forwarded-for': forwarded },
  });
}
