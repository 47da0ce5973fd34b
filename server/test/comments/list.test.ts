import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Comment, CommentPage } from '../../src/comments/schemas.ts';
import { list, listAddress, post, postMany, problem, texts } from '../support/comments.ts';
import { startServer } from '../support/serve.ts';
import type { TestServer } from '../support/serve.ts';

describe('GET /v1/comments', () => {
  let server: TestServer;
  let roots: Comment[];
  let replies: Comment[];
  before(async () => {
    server = await startServer({ captcha: [], commentRate: 0 });
    roots = await postMany(server, 7);
    replies = await postMany(server, 5, { parent: roots[2]?.id });
    await postMany(server, 2, { parent: replies[4]?.id });
  });
  after(() => server.close());

  it('is an empty page for an unknown article, which stays unknown', async () => {
    const { changes, ...page } = await list(server, { article: 'nowhere' });
    assert.ok(changes);
    assert.deepEqual(page, {
      total: 0,
      roots: 0,
      items: [],
      next: null,
      previous: null,
    });
    const known = await server.services.db
      .selectFrom('articles')
      .select('id')
      .where('id', '=', 'nowhere')
      .execute();
    assert.deepEqual(known, []);
  });

  it('counts replies in the total', async () => {
    const { total, roots: own } = await list(server);
    assert.deepEqual([total, own], [14, 7]);
  });

  it('goes through a thread forwards and backwards, missing none and repeating none', async () => {
    for (const sort of ['newest', 'oldest', 'best']) {
      const whole = texts((await list(server, { sort })).items);
      assert.equal(whole.length, 7);
      const pages: CommentPage[] = [];
      let cursor: string | null = null;
      do {
        const page = await list(server, { sort, limit: 3, ...(cursor && { cursor }) });
        pages.push(page);
        cursor = page.next;
      } while (cursor);
      assert.deepEqual(
        pages.flatMap(({ items }) => texts(items)),
        whole,
        sort,
      );
      assert.deepEqual(
        pages.map(({ previous }) => previous === null),
        [true, false, false],
      );

      const back = await list(server, { cursor: pages[2]?.previous ?? '', limit: 3 });
      assert.deepEqual(texts(back.items), texts(pages[1]?.items ?? []), sort);
      assert.ok(back.previous && back.next);
      const forth = await list(server, { cursor: back.next, limit: 3 });
      assert.deepEqual(texts(forth.items), texts(pages[2]?.items ?? []), sort);
      const start = await list(server, { cursor: back.previous, limit: 3 });
      assert.deepEqual(texts(start.items), whole.slice(0, 3), sort);
      assert.equal(start.previous, null);
    }
  });

  it('starts with the newest', async () => {
    assert.deepEqual(texts((await list(server)).items), ['7', '6', '5', '4', '3', '2', '1']);
    assert.deepEqual(texts((await list(server, { sort: 'oldest', limit: 2 })).items), ['1', '2']);
  });

  it('brings the first replies, oldest first, and a cursor for more', async () => {
    const third = (await list(server)).items.find(({ id }) => id === roots[2]?.id);
    assert.equal(third?.replyCount, 5);
    assert.deepEqual(texts(third.replies ?? []), ['1', '2', '3']);
    assert.ok(third.repliesNext);
    const more = await list(server, { parent: third.id, cursor: third.repliesNext });
    assert.deepEqual(texts(more.items), ['4', '5']);
    assert.deepEqual(texts(more.items[1]?.replies ?? []), ['1', '2']);
    assert.equal(more.items[1]?.repliesNext, null);
    assert.equal(more.next, null);
    const turned = await list(server, { parent: third.id, sort: 'newest', limit: 2 });
    assert.deepEqual(texts(turned.items), ['5', '4']);
  });

  it('finds the page around a comment', async () => {
    const page = await list(server, { around: roots[2]?.id ?? '', limit: 3, sort: 'oldest' });
    assert.deepEqual(texts(page.items), ['2', '3', '4']);
    assert.ok(page.previous && page.next);
    assert.deepEqual(texts((await list(server, { cursor: page.previous })).items), ['1']);
    assert.deepEqual(texts((await list(server, { cursor: page.next })).items), ['5', '6', '7']);
    const first = await list(server, { around: roots[0]?.id ?? '', limit: 3, sort: 'oldest' });
    assert.deepEqual([first.previous, ...texts(first.items)], [null, '1', '2', '3']);
    for (const sort of ['newest', 'best']) {
      const { items } = await list(server, { around: roots[3]?.id ?? '', limit: 3, sort });
      assert.ok(texts(items).includes('4'), sort);
    }
  });

  it('finds a reply that is not among the first ones', async () => {
    const page = await list(server, { around: replies[4]?.id ?? '', limit: 1 });
    assert.deepEqual(
      page.items.map(({ id }) => id),
      [roots[2]?.id],
    );
    assert.deepEqual(texts(page.items[0]?.replies ?? []), ['1', '2', '3', '5']);
    assert.equal(page.items[0]?.replies?.[3]?.replies?.length, 2);
    assert.ok(page.items[0]?.repliesNext);
    const within = await list(server, {
      parent: roots[2]?.id ?? '',
      around: replies[3]?.id ?? '',
      limit: 2,
    });
    assert.deepEqual(texts(within.items), ['3', '4']);
  });

  it('answers 304 until something changes', async () => {
    const address = listAddress(server, { limit: 2 });
    const first = await server.call(address);
    const tag = first.headers.get('etag') ?? '';
    assert.ok(tag);
    const again = await server.call(address, { headers: { 'if-none-match': tag } });
    assert.equal(again.status, 304);
    assert.equal(again.headers.get('etag'), tag);
    await post(server, { text: 'new', article: `${server.origin}/other` });
    const still = await server.call(address, { headers: { 'if-none-match': tag } });
    assert.equal(still.status, 304);
    await post(server, { parent: roots[0]?.id });
    const changed = await server.call(address, { headers: { 'if-none-match': tag } });
    assert.equal(changed.status, 200);
    assert.notEqual(changed.headers.get('etag'), tag);
    const other = await server.call(listAddress(server, { limit: 3 }));
    assert.notEqual(other.headers.get('etag'), changed.headers.get('etag'));
  });

  it('knows a cursor of its own list only', async () => {
    const { next } = await list(server, { limit: 1 });
    const queries: Record<string, string>[] = [
      { cursor: 'made-up' },
      { cursor: `${next}A` },
      { cursor: next ?? '', article: 'nowhere' },
      { cursor: next ?? '', parent: roots[2]?.id ?? '' },
    ];
    for (const query of queries) {
      await problem(await server.call(listAddress(server, query)), 400, 'invalid-cursor');
    }
  });

  it('does not know comments of elsewhere', async () => {
    const { comment } = await post(server, { article: `${server.origin}/third` });
    const queries: Record<string, string>[] = [
      { parent: 'nobody' },
      { around: 'nobody' },
      { parent: comment.id },
      { around: comment.id },
      { parent: roots[0]?.id ?? '', around: roots[1]?.id ?? '' },
    ];
    for (const query of queries) {
      const response = await server.call(listAddress(server, query));
      await problem(response, 404, 'unknown-comment');
    }
  });

  it('asks the database as often for a page of many comments as for a page of few', async () => {
    await using large = await startServer({ captcha: [], commentRate: 0, answerMemory: 0 });
    const executor = large.services.db.getExecutor();
    const execute = executor.executeQuery.bind(executor);
    let asked = 0;
    executor.executeQuery = (...query) => {
      asked += 1;
      return execute(...query);
    };
    const cost = async () => {
      asked = 0;
      await list(large, { limit: 100 });
      return asked;
    };
    const [root] = await postMany(large, 2);
    await postMany(large, 2, { parent: root?.id });
    const few = await cost();
    for (const { id } of await postMany(large, 20)) await postMany(large, 2, { parent: id });
    assert.ok(few > 0);
    assert.equal(await cost(), few);
  });

  it('keeps a large thread within bounds, and everything within reach', async () => {
    await using large = await startServer({ captcha: [], commentRate: 0, maxDepth: 4 });
    const ids: string[] = [];
    const grow = async (root: Comment) => {
      let level = [root];
      for (let depth = 0; depth < 3; depth += 1) {
        const next: Comment[] = [];
        for (const parent of level) next.push(...(await postMany(large, 3, { parent: parent.id })));
        ids.push(...level.map(({ id }) => id));
        level = next;
      }
      ids.push(...level.map(({ id }) => id));
    };
    await Promise.all((await postMany(large, 15)).map(grow));
    const page = await list(large, { limit: 100 });
    const found = new Set<string>();
    let asked = 0;
    const walk = async (comments: readonly Comment[]): Promise<void> => {
      for (const comment of comments) {
        found.add(comment.id);
        await walk(comment.replies ?? []);
        let cursor = comment.repliesNext;
        while (cursor) {
          asked += 1;
          const more = await list(large, { parent: comment.id, cursor });
          await walk(more.items);
          cursor = more.next;
        }
      }
    };
    const size = JSON.stringify(page).split('"html"').length - 1;
    assert.ok(size <= 15 + 500 + 3, `${size} comments`);
    await walk(page.items);
    assert.equal(page.total, 15 * 40);
    assert.deepEqual(found, new Set(ids));
    assert.ok(asked > 0);
  });
});
