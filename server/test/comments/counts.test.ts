import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { list, post, problem, read } from '../support/comments.ts';
import { startServer } from '../support/serve.ts';
import type { TestServer } from '../support/serve.ts';

describe('GET /v1/counts', () => {
  let server: TestServer;
  before(async () => {
    server = await startServer({ captcha: [], commentRate: 0 });
  });
  after(() => server.close());

  it('answers under the ids as given, 0 for unknown ones', async () => {
    const { comment } = await post(server, { article: 'cầu' });
    await post(server, { article: 'cầu', parent: comment.id });
    await post(server, { article: '__proto__' });
    const decomposed = 'cầu'.normalize('NFD');
    assert.deepEqual(await counts('cầu', decomposed, '__proto__', 'constructor'), [
      ['cầu', 2],
      [decomposed, 2],
      ['__proto__', 1],
      ['constructor', 0],
    ]);
  });

  it('knows an id by the same rule as the list', async () => {
    const long = `https://paper.example/${'đường'.repeat(250)}`;
    const { comment } = await post(server, { article: long });
    assert.match(comment.article, /^sha256-[0-9a-f]{64}$/);
    assert.deepEqual(await counts(long, comment.article), [
      [long, 1],
      [comment.article, 1],
    ]);
    assert.equal((await list(server, { article: long })).total, 1);
    assert.equal((await list(server, { article: comment.article })).total, 1);
  });

  it('follows an alias', async () => {
    const { comment } = await post(server, { article: 'new-home' });
    await server.services.db
      .insertInto('article_aliases')
      .values({ alias: 'old-home', article: 'new-home' })
      .execute();
    assert.deepEqual(await counts('old-home'), [['old-home', 1]]);
    assert.equal((await list(server, { article: 'old-home' })).items[0]?.id, comment.id);
    await post(server, { article: 'old-home', url: undefined });
    assert.deepEqual(await counts('new-home'), [['new-home', 2]]);
  });

  it('takes up to 100 articles, and answers 304 while nothing changed', async () => {
    const many = (count: number) =>
      `/v1/counts?${Array.from({ length: count }, (_, index) => `article=${index}`).join('&')}`;
    const first = await server.call(many(100));
    assert.equal(first.status, 200);
    const tag = first.headers.get('etag') ?? '';
    const again = await server.call(many(100), { headers: { 'if-none-match': tag } });
    assert.equal(again.status, 304);
    await problem(await server.call(many(101)), 400, 'invalid-request');
    await problem(await server.call('/v1/counts'), 400, 'invalid-request');
    await problem(await server.call('/v1/counts?article='), 400, 'invalid-request');
  });

  async function counts(...articles: string[]): Promise<[string, number][]> {
    const query = new URLSearchParams(
      articles.map((article): [string, string] => ['article', article]),
    );
    const response = await server.call(`/v1/counts?${query.toString()}`);
    return Object.entries(
      ((await read(response, 200)) as { counts: Record<string, number> }).counts,
    );
  }
});
