import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { list, newKey, post, problem, read, vote } from '../support/comments.ts';
import { startServer } from '../support/serve.ts';
import type { TestServer } from '../support/serve.ts';

const settings = { captcha: [], commentRate: 0, votes: 'updown' } as const;

describe('PUT /v1/comments/{id}/vote', () => {
  it('keeps one vote a reader, which can be turned and taken back', async () => {
    await using server = await startServer(settings);
    const { id } = (await post(server)).comment;
    const reader = newKey();
    const steps: [number, number, number][] = [
      [1, 1, 0],
      [1, 1, 0],
      [-1, 0, 1],
      [0, 0, 0],
      [0, 0, 0],
      [1, 1, 0],
    ];
    for (const [value, up, down] of steps) {
      assert.deepEqual(await read(await vote(server, id, value, reader), 200), { up, down });
    }
    assert.deepEqual(await read(await vote(server, id, -1), 200), { up: 1, down: 1 });
    assert.deepEqual((await list(server)).items[0]?.votes, { up: 1, down: 1 });
  });

  it('keeps no reader key', async () => {
    await using server = await startServer(settings);
    const { id } = (await post(server)).comment;
    const reader = newKey();
    await read(await vote(server, id, 1, reader), 200);
    const rows = await server.services.db.selectFrom('votes').selectAll().execute();
    assert.doesNotMatch(JSON.stringify(rows), new RegExp(reader));
  });

  it('counts only so many votes from one address block', async () => {
    await using server = await startServer(settings);
    const { id } = (await post(server)).comment;
    for (let number = 0; number < 20; number += 1) await read(await vote(server, id, 1), 200);
    const limited = await vote(server, id, 1);
    assert.ok(limited.headers.has('retry-after'));
    await problem(limited, 429, 'rate-limited');
    assert.equal((await list(server)).items[0]?.votes.up, 20);
  });

  it('takes the votes the site offers, on published comments', async () => {
    await using server = await startServer({ ...settings, votes: 'up' });
    const { id } = (await post(server)).comment;
    await problem(await vote(server, id, -1), 422, 'invalid-vote');
    await problem(await vote(server, id, 2), 422, 'invalid-vote');
    await problem(await vote(server, 'nobody', 1), 404, 'unknown-comment');
    await problem(await vote(server, id, 1, 'short'), 400, 'invalid-request');
    await read(await vote(server, id, 1), 200);
  });

  it('takes none where there are none', async () => {
    await using server = await startServer({ ...settings, votes: 'none' });
    const { id } = (await post(server)).comment;
    await problem(await vote(server, id, 1), 422, 'invalid-vote');
  });
});

describe('POST /v1/comments/{id}/reports', () => {
  it('keeps one report a reader for the editors', async () => {
    await using server = await startServer(settings);
    const { id } = (await post(server)).comment;
    const reader = newKey();
    for (const json of [
      { reason: 'spam' },
      { reason: 'abusive', note: 'Xúc phạm\u0007 người khác' },
    ]) {
      const response = await report(server, id, json, reader);
      assert.equal(response.status, 202);
      assert.equal(await response.text(), '');
    }
    const rows = await server.services.db.selectFrom('reports').selectAll().execute();
    assert.deepEqual(
      rows.map(({ reason, note }) => [reason, note]),
      [['abusive', 'Xúc phạm người khác']],
    );
  });

  it('says what is wrong with a report', async () => {
    await using server = await startServer(settings);
    const { id } = (await post(server)).comment;
    const long = await report(server, id, { reason: 'other', note: 'ă'.repeat(1001) });
    const { errors } = await problem(long, 422, 'invalid-report');
    assert.deepEqual(errors, [{ field: 'note', code: 'too-long', limit: 1000 }]);
    for (const json of [{}, { reason: 'dull' }, { reason: 'spam', note: 1 }, [], null, 'spam']) {
      await problem(await report(server, id, json), 422, 'invalid-report');
    }
    await problem(await report(server, 'nobody', { reason: 'spam' }), 404, 'unknown-comment');
  });
});

function report(server: TestServer, id: string, json: unknown, readerKey = newKey()) {
  return server.call(`/v1/comments/${id}/reports`, {
    method: 'POST',
    json,
    headers: { 'reader-key': readerKey },
  });
}
