import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { problem } from '../support/comments.ts';
import { startServer } from '../support/serve.ts';
import type { TestServer } from '../support/serve.ts';

describe('--public', () => {
  let folder = '';
  let server: TestServer;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'news-elements-public-'));
    const files = {
      'secret.txt': 'secret',
      'public/index.html': '<h1>Báo</h1>',
      'public/bài viết.html': '<p>Bài</p>',
      'public/loader.js': '1',
      'public/0.1.0/loader.js': '1',
      'public/chunks/0123456789/boot.js': '1',
      'public/chunks/boot.js': '1',
      'public/img/map.svg': '<svg/>',
      'public/sub/index.html': 'sub',
      'public/.env': 'secret',
      'public/.git/config': 'secret',
      'public/.well-known/security.txt': 'Contact: x',
      'public/data': 'bytes',
    };
    for (const [name, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), text);
    }
    await symlink(join(folder, 'secret.txt'), join(folder, 'public/link.txt'));
    await symlink(folder, join(folder, 'public/up'));
    server = await startServer({ public: join(folder, 'public') });
  });
  after(async () => {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('serves files with their types and ages', async () => {
    const cases: [string, string, RegExp][] = [
      ['/', 'text/html; charset=utf-8', /^no-cache$/],
      ['/b%C3%A0i%20vi%E1%BA%BFt.html', 'text/html; charset=utf-8', /^no-cache$/],
      ['/loader.js', 'text/javascript; charset=utf-8', /max-age=300, stale-while-revalidate/],
      ['/0.1.0/loader.js', 'text/javascript; charset=utf-8', /immutable/],
      ['/chunks/0123456789/boot.js', 'text/javascript; charset=utf-8', /immutable/],
      ['/chunks/boot.js', 'text/javascript; charset=utf-8', /^no-cache$/],
      ['/img/map.svg', 'image/svg+xml', /^no-cache$/],
      ['/sub/', 'text/html; charset=utf-8', /^no-cache$/],
      ['/.well-known/security.txt', 'text/plain; charset=utf-8', /^no-cache$/],
      ['/data', 'application/octet-stream', /^no-cache$/],
    ];
    for (const [path, type, age] of cases) {
      const { status, headers } = await server.call(path);
      assert.equal(status, 200, path);
      assert.equal(headers.get('content-type'), type, path);
      assert.match(headers.get('cache-control') ?? '', age, path);
      assert.equal(headers.get('x-content-type-options'), 'nosniff');
      assert.equal(headers.get('access-control-allow-origin'), '*');
      assert.equal(headers.get('content-security-policy'), null, 'the page’s own business');
    }
  });

  it('answers 304, HEAD, and a folder without its slash', async () => {
    const tag = (await server.call('/loader.js')).headers.get('etag') ?? '';
    const again = await server.call('/loader.js', { headers: { 'if-none-match': tag } });
    assert.equal(again.status, 304);
    const head = await server.call('/loader.js', { method: 'HEAD' });
    assert.deepEqual(
      [head.status, head.headers.get('content-length'), await head.text()],
      [200, '1', ''],
    );
    const folderAnswer = await server.call('/sub?a=1', { redirect: 'manual' });
    assert.deepEqual(
      [folderAnswer.status, folderAnswer.headers.get('location')],
      [308, '/sub/?a=1'],
    );
  });

  it('keeps everything else to itself', async () => {
    for (const path of [
      '/nothing',
      '/secret.txt',
      '/link.txt',
      '/up/secret.txt',
      '/.env',
      '/.git/config',
      '/img/',
      '/index.html/',
      '/sub//index.html',
      '/%00',
      '/loader.js%00.html',
      '/%E0%A4%A',
      `/${'a'.repeat(5000)}`,
    ]) {
      await problem(await server.call(path, { redirect: 'manual' }), 404, 'not-found');
    }
  });

  it('never leaves its folder, however the path is written', async () => {
    for (const path of [
      '/../secret.txt',
      '//secret.txt',
      '/sub/../../secret.txt',
      '/%2e%2e/secret.txt',
      '/..%2fsecret.txt',
      '/..%5csecret.txt',
      '/%2e%2e%2fsecret.txt',
      '/sub/%2e%2e/%2e%2e/secret.txt',
    ]) {
      const { status, body } = await raw(path);
      assert.equal(status, 404, path);
      assert.doesNotMatch(body, /^secret$/, path);
    }
  });

  it('leaves the API where it is', async () => {
    assert.equal((await server.call('/v1/site')).status, 200);
    await problem(await server.call('/v1/nothing'), 404, 'not-found');
    const removal = await server.call('/loader.js', { method: 'DELETE' });
    await problem(removal, 405, 'method-not-allowed');
  });

  /** As written: `fetch` would resolve the dots itself. */
  function raw(path: string): Promise<{ status: number | undefined; body: string }> {
    const { hostname, port } = new URL(server.origin);
    return new Promise((resolve, reject) => {
      request({ hostname, port, path }, (response) => {
        let body = '';
        response.setEncoding('utf8').on('data', (piece: string) => (body += piece));
        response.on('end', () => resolve({ status: response.statusCode, body }));
      })
        .on('error', reject)
        .end();
    });
  }
});
