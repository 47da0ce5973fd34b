import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { post, problem, read } from '../support/comments.ts';
import { startServer } from '../support/serve.ts';
import type { TestServer } from '../support/serve.ts';

const settings = { captcha: [], commentRate: 0 } as const;

function ask(server: TestServer, text: unknown): Promise<Response> {
  return server.call('/v1/preview', { method: 'POST', json: { text } });
}

describe('a preview', () => {
  it('is what a stored comment becomes, and stores nothing', async () => {
    await using server = await startServer(settings);
    const text =
      '> ai đó\n\n**Đậm**, *nghiêng* & <b>thô</b>\nhttps://vidu.vn/a\r\n\n\n\n1. một\n2. hai  ';
    const response = await ask(server, text);
    assert.equal(response.headers.get('cache-control'), 'no-store');
    const { html } = (await read(response, 200)) as { html: string };
    const stored = await server.services.db.selectFrom('comments').selectAll().execute();
    assert.equal(stored.length, 0);
    const { comment } = await post(server, { text });
    assert.equal(html, comment.html);
  });

  it('is empty where there is nothing to see, and shows links beyond the limit', async () => {
    await using server = await startServer({ ...settings, maxLinks: 0 });
    assert.deepEqual(await read(await ask(server, '   '), 200), { html: '' });
    const { html } = (await read(await ask(server, 'https://vidu.vn/'), 200)) as { html: string };
    assert.match(html, /<a /);
  });

  it('refuses what is too long, and what is no text', async () => {
    await using server = await startServer({ ...settings, maxLength: 5 });
    await problem(await ask(server, 'sáu chữ'), 422, 'invalid-comment');
    await problem(await ask(server, 7), 422, 'invalid-comment');
  });

  it('is limited for each address block', async () => {
    await using server = await startServer({ ...settings, commentRate: 1 });
    for (let n = 0; n < 60; n += 1) await read(await ask(server, `${n}`), 200);
    const refused = await ask(server, 'one more');
    await problem(refused, 429, 'rate-limited');
  });
});
