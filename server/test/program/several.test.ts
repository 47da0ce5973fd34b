import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import type { ProofChallenge } from '../../../src/backends/contract.ts';
import type { OwnComment } from '../../src/comments/schemas.ts';
import {
  draft,
  list,
  newKey,
  post,
  problem,
  read,
  send,
  texts,
  vote,
} from '../support/comments.ts';
import { changes, inWords, openStream } from '../support/changes.ts';
import { system } from '../support/database.ts';
import { article, startPair } from '../support/pair.ts';
import type { Pair } from '../support/pair.ts';
import { run } from '../support/program.ts';
import type { Program } from '../support/program.ts';

const there = { article, url: article };

describe('two processes of one site', () => {
  let pair: Pair;
  let one: Program;
  let other: Program;
  before(async () => {
    pair = await startPair(['--captcha', 'none', '--comment-rate', '0', '--votes', 'updown']);
    ({ one, other } = pair);
  });
  after(() => pair[Symbol.asyncDispose]());

  it('store a comment once a key, whichever is asked, together or in turn', async () => {
    const key = newKey();
    const sent = { ...there, article: `${article}/once` };
    const all = await Promise.all(
      Array.from({ length: 8 }, (_, index) => post(index % 2 ? one : other, sent, key)),
    );
    assert.deepEqual(new Set(all.map(({ comment }) => comment.id)).size, 1);
    assert.deepEqual(new Set(all.map(({ editToken }) => editToken)).size, 1);
    assert.equal((await list(one, { article: sent.article })).total, 1);
    const changed = await send(other, draft(other, { ...sent, text: 'Khác.' }), key);
    assert.equal((await problem(changed, 409, 'key-reused')).id, all[0]?.comment.id);
  });

  it('take each other’s edit tokens', async () => {
    const { comment, editToken = '' } = await post(one, there);
    const headers = { 'edit-token': editToken };
    const path = `/v1/comments/${comment.id}`;
    await read(await other.call(path, { method: 'PATCH', json: { text: 'Sửa.' }, headers }), 200);
    assert.equal(((await read(await one.call(path, { headers }), 200)) as OwnComment).text, 'Sửa.');
    assert.equal((await other.call(path, { method: 'DELETE', headers })).status, 204);
    await problem(await one.call(path), 404, 'unknown-comment');
  });

  it('count a reader’s vote once', async () => {
    const { id } = (await post(one, there)).comment;
    const key = newKey();
    await read(await vote(one, id, 1, key), 200);
    assert.deepEqual(await read(await vote(other, id, 1, key), 200), { up: 1, down: 0 });
    assert.deepEqual(await read(await vote(other, id, -1, key), 200), { up: 0, down: 1 });
    const all = await Promise.all(
      Array.from({ length: 10 }, (_, index) => vote(index % 2 ? one : other, id, 1)),
    );
    for (const response of all) await read(response, 200);
    assert.deepEqual(await read(await vote(one, id, 0, key), 200), { up: 10, down: 0 });
  });

  it('share the pages of the order best', async () => {
    const thread = { ...there, article: `${article}/best` };
    const ids: string[] = [];
    for (const text of ['1', '2', '3', '4', '5']) {
      ids.push((await post(other, { ...thread, text })).comment.id);
    }
    await read(await vote(one, ids[1]!, 1), 200);
    const query = { article: thread.article, sort: 'best', limit: 2 };
    const first = await list(one, query);
    await read(await vote(other, ids[3]!, 1), 200);
    const second = await list(other, { ...query, cursor: first.next! });
    const third = await list(one, { ...query, cursor: second.next! });
    assert.deepEqual(
      [first, second, third].map(({ items }) => texts(items)),
      [['2', '5'], ['4', '3'], ['1']],
    );
    assert.deepEqual(await list(other, query), await list(one, query));
  });

  it('give from memory what the other one has changed a moment later at most', async () => {
    const thread = { ...there, article: `${article}/kept` };
    const totalAt = async (server: Program) =>
      (await list(server, { article: thread.article })).total;
    for (let total = 1; total <= 5; total += 1) {
      for (const server of [one, other]) {
        for (let asked = 0; asked < 3; asked += 1) await totalAt(server);
      }
      const [writer, reader] = total % 2 ? [one, other] : [other, one];
      await post(writer, thread);
      assert.equal(await totalAt(writer), total);
      // Word travels for a moment on PostgreSQL; SQLite is asked.
      if (system === 'sqlite') assert.equal(await totalAt(reader), total);
      while ((await totalAt(reader)) !== total);
    }
  });

  it('tell each other’s changes, asked or streaming', async () => {
    const thread = `${article}/live`;
    const sent = { ...there, article: thread };
    const { cursor } = await changes(one, { article: thread });
    await using near = await openStream(one, { article: thread });
    await using far = await openStream(other, { article: thread });
    await near.next();
    await far.next();
    const { comment } = await post(one, sent);
    const told = [`created ${comment.id}`];
    assert.deepEqual(inWords((await far.next())!.page.items), told);
    assert.deepEqual(inWords((await near.next())!.page.items), told);
    const found = await changes(other, { article: thread, after: cursor });
    assert.deepEqual(inWords(found.items), told);
    await read(await vote(other, comment.id, 1), 200);
    const voted = [`changed ${comment.id}`];
    assert.deepEqual(inWords((await near.next())!.page.items), voted);
    await using next = await openStream(
      one,
      { article: thread },
      { 'last-event-id': found.cursor },
    );
    assert.deepEqual(inWords((await next.next())!.page.items), voted);
  });
});

describe('two processes of one guarded site', () => {
  let pair: Pair;
  let one: Program;
  let other: Program;
  before(async () => {
    const flags = ['--captcha', 'proof', '--captcha-work', '1000'];
    pair = await startPair([...flags, '--moderation', 'before', '--comment-rate', '4']);
    ({ one, other } = pair);
  });
  after(() => pair[Symbol.asyncDispose]());

  it('know of each other what waits and which CAPTCHA is spent, and share one rate limit', async () => {
    const json = { kind: 'proof', action: 'comment' };
    const asked = await one.call('/v1/captcha', { method: 'POST', json });
    const { id, ...challenge } = (await read(asked, 200)) as ProofChallenge;
    const answer = (server: Program) =>
      server.call(`/v1/captcha/${id}/answer`, {
        method: 'POST',
        json: { answer: solve(challenge) },
      });
    const { token } = (await read(await answer(other), 200)) as { token: string };
    await problem(await answer(one), 410, 'challenge-expired');

    await using stream = await openStream(other, { article });
    await stream.next();
    const { comment, editToken = '' } = await post(one, { ...there, captcha: token });
    assert.equal(comment.status, 'pending');
    const again = await send(other, draft(other, { ...there, captcha: token }));
    await problem(again, 422, 'captcha-invalid');

    const path = `/v1/comments/${comment.id}`;
    await problem(await other.call(path), 404, 'unknown-comment');
    assert.deepEqual((await list(other, { article })).items, []);
    const own = await other.call(path, { headers: { 'edit-token': editToken } });
    assert.equal(((await read(own, 200)) as OwnComment).status, 'pending');
    const [, database = ''] = pair.settings;
    const published = await run(['comments', 'publish', comment.id, '--database', database]);
    assert.equal(published.code, 0, published.stderr);
    const message = await stream.next();
    assert.deepEqual(inWords(message!.page.items), [`created ${comment.id}`]);
    for (const server of [one, other]) assert.equal((await list(server, { article })).total, 1);

    // Two of four were used above, one at each.
    for (const server of [one, other]) {
      await problem(await send(server, draft(server, there)), 422, 'captcha-required');
    }
    for (const server of [one, other]) {
      await problem(await send(server, draft(server, there)), 429, 'rate-limited');
    }
  });
});

/** The number a proof of work hides. */
function solve({ challenge, salt, maxNumber }: Omit<ProofChallenge, 'id'>): string {
  for (let number = 0; number <= maxNumber; number += 1) {
    if (createHash('sha256').update(`${salt}${number}`).digest('hex') === challenge) {
      return String(number);
    }
  }
  throw new Error('No number fits.');
}
