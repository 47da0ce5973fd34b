import assert from 'node:assert/strict';
import { request } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { draft, list, newKey, post, problem } from '../support/comments.ts';
import { startServer } from '../support/serve.ts';
import type { TestServer } from '../support/serve.ts';

type Case = [
  what: string,
  method: string,
  path: string,
  init: { headers?: Record<string, string>; body?: string | Uint8Array<ArrayBuffer> },
  status: number,
  word: string,
];

const json = { 'content-type': 'application/json' };
const posting = { ...json, 'idempotency-key': newKey() };

const cases: Case[] = [
  ['an unknown path', 'GET', '/v1/nothing', {}, 404, 'not-found'],
  [
    'an unknown path, written to',
    'POST',
    '/nothing',
    { headers: json, body: '{}' },
    404,
    'not-found',
  ],
  ['a path of broken escapes', 'GET', '/v1/comments/%E0%A4%A', {}, 404, 'unknown-comment'],
  ['a path with NUL', 'GET', '/v1/comments/%00', {}, 404, 'unknown-comment'],
  ['an over-long id', 'GET', `/v1/comments/${'a'.repeat(65)}`, {}, 400, 'invalid-request'],
  [
    'a method not taken',
    'PUT',
    '/v1/comments',
    { headers: json, body: '{}' },
    405,
    'method-not-allowed',
  ],
  ['a method not taken here', 'DELETE', '/v1/site', {}, 405, 'method-not-allowed'],
  ['a method nobody uses here', 'PROPFIND', '/v1/comments', {}, 405, 'method-not-allowed'],
  ['no article', 'GET', '/v1/comments', {}, 400, 'invalid-request'],
  ['an empty article', 'GET', '/v1/comments?article=', {}, 400, 'invalid-request'],
  ['two articles', 'GET', '/v1/comments?article=a&article=b', {}, 400, 'invalid-request'],
  ['an article with NUL', 'GET', '/v1/comments?article=a%00b', {}, 400, 'invalid-request'],
  [
    'an over-long article',
    'GET',
    `/v1/comments?article=${'a'.repeat(2049)}`,
    {},
    400,
    'invalid-request',
  ],
  ['an unknown order', 'GET', '/v1/comments?article=a&sort=worst', {}, 400, 'invalid-request'],
  ['a limit of 0', 'GET', '/v1/comments?article=a&limit=0', {}, 400, 'invalid-request'],
  ['a limit of 101', 'GET', '/v1/comments?article=a&limit=101', {}, 400, 'invalid-request'],
  ['a limit of 1.5', 'GET', '/v1/comments?article=a&limit=1.5', {}, 400, 'invalid-request'],
  ['a limit of NaN', 'GET', '/v1/comments?article=a&limit=NaN', {}, 400, 'invalid-request'],
  ['a made-up cursor', 'GET', '/v1/comments?article=a&cursor=abc', {}, 400, 'invalid-cursor'],
  [
    'a cursor that is no base64url',
    'GET',
    '/v1/comments?article=a&cursor=%C4%91',
    {},
    400,
    'invalid-cursor',
  ],
  [
    'an over-long cursor',
    'GET',
    `/v1/comments?article=a&cursor=${'a'.repeat(1025)}`,
    {},
    400,
    'invalid-request',
  ],
  ['no key', 'POST', '/v1/comments', { headers: json, body: '{}' }, 400, 'invalid-request'],
  [
    'a short key',
    'POST',
    '/v1/comments',
    { headers: { ...json, 'idempotency-key': 'abc' }, body: '{}' },
    400,
    'invalid-request',
  ],
  [
    'malformed JSON',
    'POST',
    '/v1/comments',
    { headers: posting, body: '{"article":' },
    400,
    'invalid-request',
  ],
  ['an empty body', 'POST', '/v1/comments', { headers: posting, body: '' }, 400, 'invalid-request'],
  [
    'a body that is no UTF-8',
    'POST',
    '/v1/comments',
    { headers: posting, body: Uint8Array.of(0x22, 0xff, 0x22) },
    422,
    'invalid-comment',
  ],
  ['a JSON list', 'POST', '/v1/comments', { headers: posting, body: '[]' }, 422, 'invalid-comment'],
  [
    'a JSON null',
    'POST',
    '/v1/comments',
    { headers: posting, body: 'null' },
    422,
    'invalid-comment',
  ],
  [
    'JSON nested deeply',
    'POST',
    '/v1/comments',
    { headers: posting, body: '['.repeat(30_000) + ']'.repeat(30_000) },
    422,
    'invalid-comment',
  ],
  [
    'a form',
    'POST',
    '/v1/comments',
    {
      headers: { ...posting, 'content-type': 'application/x-www-form-urlencoded' },
      body: 'text=a',
    },
    415,
    'unsupported-media-type',
  ],
  [
    'plain text',
    'POST',
    '/v1/comments',
    { headers: { ...posting, 'content-type': 'text/plain' }, body: '{}' },
    415,
    'unsupported-media-type',
  ],
  [
    'a body over 64 KiB',
    'POST',
    '/v1/comments',
    { headers: posting, body: ' '.repeat(65_537) },
    413,
    'body-too-large',
  ],
  [
    'an edit token of the wrong form',
    'PATCH',
    '/v1/comments/c1',
    { headers: { ...json, 'edit-token': '.' }, body: '{"text":"a"}' },
    403,
    'edit-token-refused',
  ],
  [
    'an over-long edit token',
    'PATCH',
    '/v1/comments/c1',
    { headers: { ...json, 'edit-token': 'a'.repeat(201) }, body: '{"text":"a"}' },
    400,
    'invalid-request',
  ],
  [
    'a vote that is no number',
    'PUT',
    '/v1/comments/c1/vote',
    { headers: { ...json, 'reader-key': newKey() }, body: '{"value":"1"}' },
    422,
    'invalid-vote',
  ],
];

describe('bad input', () => {
  let server: TestServer;
  before(async () => {
    server = await startServer({ captcha: [], commentRate: 0 });
    await post(server);
  });
  after(() => server.close());

  for (const [what, method, path, init, status, word] of cases) {
    it(`answers ${what} with ${status} ${word}`, async () => {
      await problem(await server.call(path, { method, ...init }), status, word);
    });
  }

  it('names the methods an address takes', async () => {
    const { headers } = await server.call('/v1/comments', { method: 'PUT' });
    assert.deepEqual(new Set(headers.get('allow')?.split(', ')), new Set(['GET', 'HEAD', 'POST']));
  });

  it('answers a body sent in pieces that grows too large', async () => {
    const answer = await new Promise<{ status: number | undefined; body: string }>(
      (resolve, reject) => {
        const address = new URL('/v1/comments', server.origin);
        const sent = request(address, { method: 'POST', headers: posting }, (response) => {
          let body = '';
          response.setEncoding('utf8').on('data', (piece: string) => (body += piece));
          response.on('end', () => resolve({ status: response.statusCode, body }));
        });
        sent.on('error', reject);
        for (let piece = 0; piece < 10; piece += 1) sent.write(' '.repeat(8192));
        sent.end();
      },
    );
    assert.equal(answer.status, 413, answer.body);
    assert.match(answer.body, /body-too-large/);
  });

  it('answers every text there is without failing', async () => {
    const odd = [
      'a\u0000b',
      '\ud800',
      '\udfff\ud800',
      '\u202e\u202d',
      '\ufffe\uffff',
      '\u0301'.repeat(500),
      "'; drop table comments; --",
      '${7*7}{{7*7}}<%= 7*7 %>',
      '<img src=x onerror=alert(1)>',
      '[a](javascript:alert(1))',
      '> '.repeat(900),
      '[['.repeat(1500),
      '*_'.repeat(1500),
      '\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67',
    ];
    for (const text of odd) {
      for (const changes of [
        { text },
        { author: { name: text } },
        { article: text },
        { parent: text },
      ]) {
        const response = await server.call('/v1/comments', {
          method: 'POST',
          json: draft(server, changes),
          headers: { 'idempotency-key': newKey() },
        });
        assert.ok(
          [201, 422].includes(response.status),
          `${response.status} ${JSON.stringify(changes)}`,
        );
        await response.body?.cancel();
      }
    }
    for (const { html } of (await list(server, { limit: 100 })).items) {
      assert.doesNotMatch(html, /<img|<script|href="(?!http|mailto)|<[^>]*onerror/i);
    }
  });

  it('tells nobody what failed inside', async () => {
    await using broken = await startServer({ captcha: [] });
    await broken.services.db.schema.dropTable('reports').execute();
    const { comment } = await post(broken);
    const response = await broken.call(`/v1/comments/${comment.id}/reports`, {
      method: 'POST',
      json: { reason: 'spam' },
      headers: { 'reader-key': newKey() },
    });
    const document = await problem(response, 500, 'server-error');
    assert.deepEqual(Object.keys(document).sort(), ['status', 'title', 'type']);
  });
});
