import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { get, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { brotliDecompressSync } from 'node:zlib';
import { startServer } from '../support/serve.ts';
import type { TestServer } from '../support/serve.ts';

describe('compression', () => {
  const text = 'A line of the newspaper.\n'.repeat(400);
  let folder = '';
  let server: TestServer;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'news-elements-compress-'));
    await writeFile(join(folder, 'long.txt'), text);
    server = await startServer({ public: folder });
  });
  after(async () => {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('sends a file whose length is that of what is sent, so that the response ends', async () => {
    // `fetch` hides what a browser waits for: the raw bytes against the length that was told.
    const response = await raw(`${server.origin}/long.txt`);
    const body = Buffer.concat(await response.toArray());
    assert.equal(response.headers['content-encoding'], 'br');
    assert.equal(response.headers.vary, 'Accept-Encoding');
    assert.ok(response.complete);
    const told = response.headers['content-length'];
    if (told !== undefined) assert.equal(Number(told), body.length);
    assert.equal(brotliDecompressSync(body).toString(), text);
  });
});

async function raw(address: string): Promise<IncomingMessage> {
  const request = get(address, { headers: { 'accept-encoding': 'br' }, agent: false });
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  return response;
}
