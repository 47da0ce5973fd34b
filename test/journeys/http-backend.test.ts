import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { root } from '../../scripts/lib/run.mjs';
import type { BackendProblem } from '../../src/backends/contract.ts';
import { HttpBackend } from '../../src/backends/http.ts';
import { behavesAsBackend } from '../suites/backend.ts';
import { type RunningServer, startServer } from './support/server.ts';

let server: RunningServer;

function page(name: string): string {
  return `${server.url}/${name}`;
}

function comment(article: string, text: string) {
  return { article, url: article, title: 'Thư viện theo chuyến đò', author: { name: 'Lan' }, text };
}

function freshKey(): string {
  return randomBytes(16).toString('base64url');
}

describe('HttpBackend against the real server', () => {
  before(async () => {
    server = await startServer('--captcha', 'none');
    const program = join(root, 'server/bin/news-elements-server.mjs');
    const flags = ['key', 'add', 'suite', '--database', server.database];
    const { stdout } = await promisify(execFile)(process.execPath, [program, ...flags]);
    const [key] = /\S{20,}/.exec(stdout) ?? [];
    const articles = [
      ['thu-vien', 'Thư viện theo chuyến đò', '2026-11-25T00:30:00Z'],
      ['che', 'Giá chè búp tươi tăng', '2026-11-24T00:30:00Z'],
      ['do-cuoi-nam', 'Chuyến đò cuối năm, thư viện làng', '2026-11-23T00:30:00Z'],
    ].map(([name, title, published]) => ({ id: page(name!), url: page(name!), title, published }));
    const response = await fetch(`${server.url}/v1/articles`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ articles }),
    });
    assert.equal(response.ok, true, await response.text());
  });
  after(() => server?.stop());

  it('passes for a backend', async (context) => {
    const article = { id: page('thu-vien'), title: 'Thư viện theo chuyến đò' };
    const tests: Promise<void>[] = [];
    behavesAsBackend(
      'the server',
      () => new HttpBackend(server.url),
      {
        article,
        nearest: page('do-cuoi-nam'),
        async comments() {
          const backend = new HttpBackend(server.url);
          const posted = await backend.post(comment(article.id, 'Hay quá.'), { key: freshKey() });
          return [posted.comment.id];
        },
      },
      {
        describe: (_name, body) => body(),
        it: (name, body) => tests.push(context.test(name, body)),
      },
    );
    await Promise.all(tests);
  });

  it('stores a comment once per key, lets its author edit, others vote and report', async () => {
    const backend = new HttpBackend(server.url);
    const article = page('che');
    const key = freshKey();
    const first = await backend.post(comment(article, 'Một *lần*.'), { key });
    const again = await backend.post(comment(article, 'Một *lần*.'), { key });
    assert.equal(again.comment.id, first.comment.id);
    const { id } = first.comment;
    const editToken = first.editToken!;
    const edited = await backend.edit({ id, text: 'Hai lần.', editToken });
    assert.match(edited.html, /Hai lần/);
    const readerKey = freshKey();
    assert.deepEqual(await backend.vote({ id, value: 1, readerKey }), { up: 1, down: 0 });
    await backend.report({ id, report: { reason: 'spam' }, readerKey });
    await backend.remove({ id, editToken });
    assert.equal((await backend.comments({ article })).total, 0);
  });

  it('turns refusals into problems with their fields', async () => {
    const backend = new HttpBackend(server.url);
    const refused = backend.post(comment(page('che'), ''), { key: freshKey() });
    await assert.rejects(refused, ({ problem }: BackendProblem) => {
      assert.equal(problem.type, 'invalid-comment');
      assert.equal(problem.status, 422);
      assert.equal(problem.errors?.[0]?.field, 'text');
      return true;
    });
  });

  it('names feeds and a plain page that are there', async () => {
    const backend = new HttpBackend(server.url);
    const article = page('thu-vien');
    const { feeds } = await backend.site();
    const declared = backend.feeds({ article }).filter(({ kind }) => feeds[kind]);
    for (const address of [...declared.map(({ url }) => url), backend.threadUrl({ article })]) {
      assert.equal((await fetch(address)).status, 200, address);
    }
  });
});
