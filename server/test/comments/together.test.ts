import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sql } from 'kysely';
import { storePost } from '../../src/comments/store-posts.ts';
import type { Post } from '../../src/comments/store-posts.ts';
import { draft, list, newKey, post, problem, read, send } from '../support/comments.ts';
import type { Posted } from '../support/comments.ts';
import { startServer } from '../support/serve.ts';
import type { TestServer } from '../support/serve.ts';

const settings = { captcha: [], commentRate: 0 };

describe('comments that come to one thread at the same moment', () => {
  it('are each stored, or refused for what is wrong with it alone', async () => {
    await using server = await startServer({ ...settings, maxDepth: 1 });
    const root = (await post(server)).comment;
    const deepest = (await post(server, { parent: root.id })).comment;
    const usedKey = newKey();
    const used = await post(server, { text: 'Trước đó' }, usedKey);
    const [good, replies, deep, lost, again] = await Promise.all([
      many(12, (number) => send(server, draft(server, { text: `Tốt ${number}` }))),
      many(5, (number) => send(server, draft(server, { text: `${number}`, parent: root.id }))),
      many(3, () => send(server, draft(server, { parent: deepest.id }))),
      many(3, () => send(server, draft(server, { parent: 'nobody' }))),
      many(2, () => send(server, draft(server, { text: 'Trước đó' }), usedKey)),
      many(2, async () => {
        const refused = await send(server, draft(server, { text: 'Khác' }), usedKey);
        assert.equal((await problem(refused, 409, 'key-reused')).id, used.comment.id);
      }),
    ]);
    const stored = await Promise.all([...good, ...replies].map((answer) => read(answer, 201)));
    for (const answer of [...deep, ...lost]) await problem(answer, 422, 'invalid-comment');
    for (const answer of again) assert.deepEqual(await read(answer, 201), used);
    const page = await list(server, { limit: 100, sort: 'oldest' });
    assert.deepEqual([page.total, page.roots, page.items.length], [20, 14, 14]);
    assert.equal(page.items.find(({ id }) => id === root.id)?.replyCount, 6);
    const ids = new Set((stored as Posted[]).map(({ comment }) => comment.id));
    assert.equal(ids.size, 17);
    await assertEachThereOnce(server, 20);
  });

  it('are not harmed by one that the database will not take', async () => {
    await using server = await startServer(settings);
    const { article } = (await post(server, { author: { name: 'Kẻ phá' } })).comment;
    const { db } = server.services;
    await sql`create unique index poison on comments (name) where name = 'Kẻ phá'`.execute(db);
    const names = ['Hà', 'Kẻ phá', 'Lan', 'Minh', 'Kẻ phá', 'Sơn'];
    // Not over HTTP, where they may come one after the other.
    const outcomes = await Promise.allSettled(
      names.map((name) => storePost(server.services, article, newPost(name))),
    );
    assert.deepEqual(
      outcomes.map((outcome) => (outcome.status === 'fulfilled' ? outcome.value.name : 'refused')),
      ['Hà', 'refused', 'Lan', 'Minh', 'refused', 'Sơn'],
    );
    await assertEachThereOnce(server, 5);
  });

  it('are not harmed by one whose key another thread takes at that moment', async () => {
    await using server = await startServer(settings);
    const elsewhere = { article: `${server.origin}/other`, url: `${server.origin}/other` };
    await post(server);
    await post(server, elsewhere);
    const key = newKey();
    const [answers] = await Promise.all([
      Promise.all([
        send(server, draft(server), key),
        send(server, draft(server, elsewhere), key),
        send(server, draft(server), key),
      ]),
      many(6, () => post(server)),
      many(6, () => post(server, elsewhere)),
    ]);
    const taken = answers.filter(({ status }) => status === 201);
    const refused = answers.filter(({ status }) => status === 409);
    assert.equal(taken.length + refused.length, 3);
    const ids = (await Promise.all(taken.map((answer) => answer.json()))) as Posted[];
    assert.equal(new Set(ids.map(({ comment }) => comment.id)).size, 1);
    await assertEachThereOnce(server, 15);
  });
});

function newPost(name: string): Post {
  const [id, key] = [newKey(), newKey()];
  const times = { created: 0, edit_until: 0 };
  const sent = { parent: null, name, text: 'Xin chào.', language: null, fingerprint: key };
  const guest = { badge: null, account: null, picture: null };
  const given = { id, ...sent, ...times, ...guest, key_hash: key, block: null };
  return { given, captcha: undefined, site: '', opening: undefined };
}

function many<Result>(count: number, work: (number: number) => Promise<Result>) {
  return Promise.all(Array.from({ length: count }, (_, number) => work(number)));
}

/** What the articles count is what is there. */
async function assertEachThereOnce(server: TestServer, expected: number): Promise<void> {
  const { db } = server.services;
  const rows = await db.selectFrom('comments').select(['key_hash', 'article']).execute();
  assert.equal(new Set(rows.map((row) => row.key_hash)).size, rows.length);
  assert.equal(rows.length, expected);
  const articles = await db.selectFrom('articles').select(['id', 'comments']).execute();
  for (const { id, comments } of articles) {
    assert.equal(comments, rows.filter((row) => row.article === id).length);
  }
}
