import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { threadTag } from '../../src/http/cache-tag.ts';
import { articleKey } from '../../src/identity/article-id.ts';
import { post } from '../support/comments.ts';
import { startServer } from '../support/serve.ts';

const bridge = 'https://paper.example/2013/bridge';
const ferry = 'https://paper.example/2013/ferry';

/** The names caches know an answer by, after both headers were seen to hold the same. */
async function tagsOf(answer: Response): Promise<string[]> {
  await answer.body?.cancel();
  const tags = (answer.headers.get('surrogate-key') ?? '').split(' ').filter(Boolean);
  assert.equal(answer.headers.get('cache-tag') ?? '', tags.join(','));
  return tags;
}

describe('names for shared caches', () => {
  const asked = (articles: readonly string[]) =>
    articles.map((article) => `article=${encodeURIComponent(article)}`).join('&');
  const paths = [
    '/v1/comments?',
    '/v1/changes?',
    '/v1/counts?',
    '/v1/feeds/comments.rss?',
    '/threads?',
    '/threads/fragment?',
  ];
  const tag = threadTag(articleKey(bridge));

  it('are short, and one for all shapes of a page', () => {
    assert.match(tag, /^thread-[\da-f]{12}$/);
    assert.equal(threadTag(articleKey('http://www.paper.example/2013/bridge/?utm_source=x')), tag);
    assert.notEqual(threadTag(articleKey(ferry)), tag);
  });

  it('stand on everything that is made from a thread, before it has its first comment and after', async () => {
    await using server = await startServer({ captcha: [] });
    for (const written of [false, true]) {
      if (written) await post(server, { article: bridge });
      for (const path of paths) {
        const answer = await server.call(path + asked([bridge]));
        assert.deepEqual(await tagsOf(answer), [tag], path);
        const etag = answer.headers.get('etag');
        if (etag === null) continue;
        const unchanged = await server.call(path + asked([bridge]), {
          headers: { 'if-none-match': etag },
        });
        assert.deepEqual([unchanged.status, await tagsOf(unchanged)], [304, [tag]], path);
      }
    }
  });

  it('are as many as threads are counted, up to fifty', async () => {
    await using server = await startServer();
    const two = await tagsOf(await server.call(`/v1/counts?${asked([bridge, ferry, bridge])}`));
    assert.deepEqual(new Set(two), new Set([tag, threadTag(articleKey(ferry))]));
    assert.equal(two.length, 2);
    const many = Array.from({ length: 51 }, (_, index) => `${bridge}/${index}`);
    assert.equal(
      (await tagsOf(await server.call(`/v1/counts?${asked(many.slice(1))}`))).length,
      50,
    );
    assert.deepEqual(await tagsOf(await server.call(`/v1/counts?${asked(many)}`)), []);
  });

  it('stand on no refusal', async () => {
    await using server = await startServer();
    for (const path of ['/v1/comments?cursor=nonsense&', '/v1/changes?after=nonsense&']) {
      const refused = await server.call(path + asked([bridge]));
      assert.equal(refused.status, 400);
      assert.deepEqual(await tagsOf(refused), [], path);
    }
  });
});
