import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { score } from '../../src/comments/ranking.ts';
import {
  list,
  listAddress,
  post,
  postMany,
  problem,
  read,
  texts,
  vote,
} from '../support/comments.ts';
import { startServer } from '../support/serve.ts';

const minute = 60_000;

describe('the order best', () => {
  it('ranks many agreements above few, and none above disagreement', () => {
    const order = [
      [50, 1],
      [5, 0],
      [10, 10],
      [1, 0],
      [0, 0],
      [0, 1],
      [1, 100],
      [0, 100],
    ].map(([up = 0, down = 0]) => score(up, down));
    assert.deepEqual(
      order,
      order.toSorted((a, b) => b - a),
    );
  });

  it('stands still for a minute, so that pages do not shift', async () => {
    let now = Date.now();
    await using server = await startServer(
      { captcha: [], commentRate: 0, votes: 'updown' },
      { clock: () => new Date(now) },
    );
    const [first, second, third] = await postMany(server, 3);
    const best = async () => texts((await list(server, { sort: 'best' })).items);
    assert.deepEqual(await best(), ['3', '2', '1']);
    await read(await vote(server, first?.id ?? '', 1), 200);
    assert.deepEqual(await best(), ['3', '2', '1']);
    await post(server, { text: 'late' });
    assert.deepEqual(await best(), ['3', '2', '1', 'late']);
    now += minute;
    assert.deepEqual(await best(), ['1', 'late', '3', '2']);
    await read(await vote(server, third?.id ?? '', -1), 200);
    await read(await vote(server, second?.id ?? '', 1), 200);
    now += minute;
    assert.deepEqual((await best()).slice(-2), ['late', '3']);
  });

  it('goes on in the generation a cursor names while that is kept', async () => {
    let now = Date.now();
    await using server = await startServer(
      { captcha: [], commentRate: 0, votes: 'updown' },
      { clock: () => new Date(now) },
    );
    const comments = await postMany(server, 4);
    const { next } = await list(server, { sort: 'best', limit: 2 });
    const second = { cursor: next ?? '', limit: 2 };
    const change = async (index: number) => {
      await read(await vote(server, comments[index]?.id ?? '', 1), 200);
      now += minute;
      await list(server, { sort: 'best' });
    };
    await change(0);
    assert.deepEqual(texts((await list(server, second)).items), ['2', '1']);
    await change(1);
    await problem(await server.call(listAddress(server, second)), 410, 'cursor-expired');
  });

  it('fills a page past comments that went', async () => {
    await using server = await startServer({ captcha: [], commentRate: 0 });
    await postMany(server, 2);
    const gone = await post(server, { text: 'gone' });
    await post(server, { text: 'last' });
    assert.equal((await list(server, { sort: 'best' })).items.length, 4);
    const headers = { 'edit-token': gone.editToken ?? '' };
    await server.call(`/v1/comments/${gone.comment.id}`, { method: 'DELETE', headers });
    const page = await list(server, { sort: 'best', limit: 3 });
    assert.deepEqual(texts(page.items), ['last', '2', '1']);
    assert.equal(page.next, null);
  });

  it('is the newest where there are no votes', async () => {
    await using server = await startServer({ captcha: [], commentRate: 0, votes: 'none' });
    await postMany(server, 2);
    assert.deepEqual(texts((await list(server, { sort: 'best' })).items), ['2', '1']);
  });
});
