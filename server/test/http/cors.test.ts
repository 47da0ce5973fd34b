import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { draft, newKey, problem } from '../support/comments.ts';
import { startServer } from '../support/serve.ts';
import type { TestServer } from '../support/serve.ts';

const paper = 'https://paper.example';

describe('other origins', () => {
  let server: TestServer;
  before(async () => {
    server = await startServer({ captcha: [], allowOrigin: [paper] });
  });
  after(() => server.close());

  it('may all read, without credentials', async () => {
    for (const path of [
      '/v1/site',
      '/v1/comments?article=a',
      '/v1/counts?article=a',
      '/v1/nothing',
    ]) {
      const { headers } = await server.call(path, { headers: { origin: 'https://any.example' } });
      assert.equal(headers.get('access-control-allow-origin'), '*');
      assert.equal(headers.get('access-control-allow-credentials'), null);
    }
  });

  it('may read with our headers', async () => {
    const { status, headers } = await preflight('https://any.example', 'GET', 'edit-token');
    assert.equal(status, 204);
    assert.equal(headers.get('access-control-allow-origin'), '*');
    assert.ok(headers.get('access-control-allow-headers')?.includes('edit-token'));
    assert.match(headers.get('vary') ?? '', /origin/i);
  });

  it('may send a credential of the site when they are listed', async () => {
    for (const [origin, method, taken] of [
      [paper, 'GET', true],
      [paper, 'POST', true],
      ['https://any.example', 'GET', false],
      ['https://any.example', 'POST', false],
    ] as const) {
      const { headers } = await preflight(origin, method, 'authorization');
      const names = headers.get('access-control-allow-headers') ?? '';
      assert.equal(names.includes('authorization'), taken, `${origin} ${method}`);
    }
  });

  it('may write when they are listed', async () => {
    const { status, headers } = await preflight(paper, 'POST', 'content-type, idempotency-key');
    assert.equal(status, 204);
    assert.equal(headers.get('access-control-allow-origin'), paper);
    assert.match(headers.get('vary') ?? '', /origin/i);
    assert.equal(
      headers.get('access-control-allow-headers'),
      'content-type, idempotency-key, edit-token, reader-key, authorization',
    );
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      assert.ok(headers.get('access-control-allow-methods')?.includes(method));
    }

    const response = await write(paper, `${paper}/a`);
    assert.equal(response.status, 201, await response.text());
    assert.equal(response.headers.get('access-control-allow-origin'), paper);
    assert.equal(response.headers.get('access-control-allow-credentials'), null);
    assert.match(response.headers.get('vary') ?? '', /origin/i);
  });

  it('may read what was wrong with what they wrote', async () => {
    const response = await write(paper, 'https://elsewhere.example/b');
    assert.equal(response.headers.get('access-control-allow-origin'), paper);
    await problem(response, 404, 'unknown-article');
  });

  it('may not write when they are not', async () => {
    const strangers = [
      'https://any.example',
      'http://paper.example',
      'https://paper.example:8443',
      'https://sub.paper.example',
      'https://paper.example.evil.example',
      'null',
      'nonsense',
      '',
    ];
    for (const origin of strangers) {
      const asked = await preflight(origin, 'POST', 'content-type');
      assert.equal(asked.headers.get('access-control-allow-origin'), null, origin);
      const response = await write(origin, `${paper}/a`);
      assert.equal(response.headers.get('access-control-allow-origin'), null, origin);
      await problem(response, 403, 'origin-not-allowed');
    }
  });

  it('does not bind the server’s own pages, nor programs that are no pages', async () => {
    for (const origin of [server.origin, server.origin.replace('http:', 'https:'), undefined]) {
      const response = await write(origin, `${server.origin}/c`);
      assert.equal(response.status, 201, await response.text());
    }
  });

  it('takes the public address for the server’s own', async () => {
    const publicUrl = 'https://comments.example/base';
    await using behind = await startServer({ captcha: [], publicUrl, basePath: '/base' });
    const write = (origin: string) =>
      behind.call('/base/v1/comments', {
        method: 'POST',
        json: draft({ origin: 'https://comments.example' }),
        headers: { origin, 'idempotency-key': newKey() },
      });
    assert.equal((await write('https://comments.example')).status, 201);
    await problem(await write('http://comments.example'), 403, 'origin-not-allowed');
    await problem(await write(behind.origin), 403, 'origin-not-allowed');
  });

  function preflight(origin: string, method: string, headers: string): Promise<Response> {
    return server.call('/v1/comments', {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': method,
        'access-control-request-headers': headers,
      },
    });
  }

  function write(origin: string | undefined, url: string): Promise<Response> {
    return server.call('/v1/comments', {
      method: 'POST',
      json: draft(server, { article: url, url }),
      headers: { 'idempotency-key': newKey(), ...(origin !== undefined && { origin }) },
    });
  }
});
