import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sql } from 'kysely';
import { decide } from '../../src/moderation/decide.ts';
import type { Database } from '../../src/db/database.ts';
import { list, newKey, post, read, vote } from '../support/comments.ts';
import { ownDatabase } from '../support/database.ts';
import { startServer } from '../support/serve.ts';

describe('tallies', () => {
  it('stay right while readers of two servers write, vote, edit and delete at once', async () => {
    await using database = await ownDatabase();
    const settings = { captcha: [], commentRate: 0, database: database.address } as const;
    await using one = await startServer(settings);
    await using other = await startServer(settings);
    const { db } = one.services;
    const article = `${one.origin}/2013/bridge`;
    const roots = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        post(index % 2 ? other : one, { article, url: `${(index % 2 ? other : one).origin}/x` }),
      ),
    );
    await Promise.all(
      roots.map(async ({ comment: { id }, editToken }, index) => {
        const [near, far] = index % 2 ? [one, other] : [other, one];
        const replies = [near, far, near].map((server) =>
          post(server, { article, parent: id, url: `${server.origin}/x` }),
        );
        const key = newKey();
        const votes = [vote(near, id, 1), vote(far, id, 1), vote(near, id, 1, key)];
        for (const { comment } of await Promise.all(replies)) {
          await post(far, { article, parent: comment.id, url: `${far.origin}/x` });
        }
        await Promise.all(votes);
        await read(await vote(far, id, 0, key), 200);
        const headers = { 'edit-token': editToken };
        const change = { method: 'PATCH', json: { text: `Sửa ${index}` }, headers };
        await read(await near.call(`/v1/comments/${id}`, change), 200);
        if (index < 4) {
          const gone = await far.call(`/v1/comments/${id}`, { method: 'DELETE', headers });
          assert.equal(gone.status, 204);
        }
        if (index < 2) {
          const below = await Promise.all(replies);
          const ids = below.map(({ comment }) => comment.id);
          assert.deepEqual(await decide(near.services, ids, 'delete'), []);
        }
      }),
    );
    assert.deepEqual(await wrongComments(db), []);
    assert.deepEqual(await wrongArticles(db), []);
    const { total, roots: left } = await list(other, { article });
    assert.deepEqual([total, left], [10 - 4 + 30 - 6 + 30, 6]);
  });
});

/** Comments whose kept tallies are not what counting gives. */
async function wrongComments(db: Database): Promise<unknown[]> {
  const { rows } = await sql`
    select * from (
      select id, replies, up, shown, status,
        (select count(*) from comments r where r.parent = c.id and r.status = 'published') as counted_replies,
        (select count(*) from votes v where v.comment = c.id and v.value = 1) as counted_up,
        case when status = 'published' or exists (
          select 1 from comments r where r.parent = c.id and r.shown = 1
        ) then 1 else 0 end as should_stand
      from comments c
    ) counted
    where replies <> counted_replies or up <> counted_up or shown <> should_stand
  `.execute(db);
  return rows;
}

/** Articles whose counts are not what counting gives, or in which two comments changed at one version. */
async function wrongArticles(db: Database): Promise<unknown[]> {
  const { rows } = await sql`
    select * from (
      select id, comments, roots, version,
        (select count(*) from comments c where c.article = a.id and c.status = 'published') as counted,
        (select count(*) from comments c
          where c.article = a.id and c.status = 'published' and c.parent is null) as counted_roots,
        (select max(c.version) from comments c where c.article = a.id) as newest
      from articles a
    ) counted
    where comments <> counted or roots <> counted_roots or version <> newest
  `.execute(db);
  return rows;
}
