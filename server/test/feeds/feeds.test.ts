import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { parseRssFeed } from 'feedsmith';
import { xmlText } from '../../src/feeds/rss.ts';
import { startServer } from '../support/serve.ts';
import type { TestServer } from '../support/serve.ts';

const paper = 'https://paper.example';
const comments = '/v1/feeds/comments.rss';
const articles = '/v1/feeds/articles.rss';

describe('feeds', () => {
  let server: TestServer;
  let now = Date.parse('2026-11-25T10:00:00Z');

  before(async () => {
    server = await startServer(
      {
        allowOrigin: [paper],
        captcha: [],
        publicUrl: 'https://comments.example/c',
        basePath: '/c',
      },
      { clock: () => new Date(now) },
    );
    const { db } = server.services;
    await db
      .insertInto('articles')
      .values([
        {
          id: 'a', url: `${paper}/a?x=1&y=2`, title: 'Bến đò <1> & "2"', language: 'vi', listed: 1, created: now,
          published: now - 1000, section: 'Thời sự', image: `${paper}/a.jpg?s=1&t=2`, summary: '1 < 2 & 3',
        },
        { id: 'b', url: `${paper}/b`, title: 'Không ngày', listed: 1, created: now, published: null },
        { id: 'c', url: `${paper}/c`, title: 'Ẩn', listed: 0, created: now, published: now },
      ])
      .execute(); // prettier-ignore
  });
  after(() => server.close());

  async function feed(path: string) {
    const response = await server.call(`/c${path}`);
    assert.equal(response.status, 200);
    assert.match(response.headers.get('content-type') ?? '', /^application\/rss\+xml/);
    const text = await response.text();
    return { text, ...parseRssFeed<string>(text) };
  }

  it('lists registered articles, newest first, with the feed of their comments', async () => {
    const { title, language, items = [], atom } = await feed(articles);
    assert.deepEqual([title, language], ['Tin mới', 'vi']);
    assert.equal(atom?.links?.[0]?.href, 'https://comments.example/c/v1/feeds/articles.rss');
    assert.deepEqual(
      items.map((item) => item.link),
      [`${paper}/a?x=1&y=2`, `${paper}/b`],
    );
    assert.partialDeepStrictEqual(items[0], {
      title: 'Bến đò <1> & "2"',
      pubDate: 'Wed, 25 Nov 2026 09:59:59 GMT',
      guid: { value: 'a', isPermaLink: false },
      description: '1 &lt; 2 &amp; 3',
      slash: { comments: 0 },
      wfw: { commentRss: 'https://comments.example/c/v1/feeds/comments.rss?article=a' },
    });
    assert.equal(items[0]?.media?.contents?.[0]?.url, `${paper}/a.jpg?s=1&t=2`);
  });

  it('is empty for an article without comments or one that nobody knows', async () => {
    for (const article of ['a', 'https://paper.example/unknown?a=1&b=2']) {
      const { items, link, title } = await feed(
        `${comments}?article=${encodeURIComponent(article)}`,
      );
      assert.equal(items, undefined);
      assert.ok(link && title);
    }
    const { db } = server.services;
    assert.equal(
      (await db.selectFrom('articles').select('id').execute()).length,
      3,
      'reading never creates',
    );
  });

  it('holds what readers wrote, hostile or not, as escaped HTML', async () => {
    await post('a', 'Một **đậm** và <script>alert(1)</script> ]]> &amp;', 'Thu <b>Hà</b> & Co');
    now += 5000;
    await post('a', 'Hai', 'Lê');
    const { text, title, link, items = [] } = await feed(`${comments}?article=a`);
    assert.equal(title, 'Ý kiến bạn đọc: Bến đò <1> & "2"');
    assert.equal(link, `${paper}/a?x=1&y=2`);
    assert.deepEqual(
      items.map((item) => item.dc?.creators),
      [['Lê'], ['Thu <b>Hà</b> & Co']],
    );
    assert.match(items[1]?.link ?? '', /^https:\/\/paper\.example\/a\?x=1&y=2#comment-[\w-]+$/);
    assert.equal(
      items[1]?.description,
      '<p>Một <strong>đậm</strong> và &lt;script&gt;alert(1)&lt;/script&gt; ]]&gt; &amp;</p>',
    );
    assert.match(items[1]?.title ?? '', /^Ý kiến của Thu <b>Hà<\/b> & Co: Một đậm và <script>/);
    assert.doesNotMatch(text, /<script|<b>|<strong/);
  });

  it('gathers the comments of all registered articles, and of no other', async () => {
    await post('c', 'Ở bài ẩn', 'Vũ');
    await post('b', 'Ở bài khác', 'Vũ');
    const { items = [], title } = await feed(comments);
    assert.equal(items.length, 3);
    assert.equal(title, 'Comments');
    assert.ok(items.some((item) => item.title === 'Comment by Lê on Bến đò <1> & "2": Hai'));
    assert.ok(!items.some((item) => item.description?.includes('ẩn')));
  });

  it('answers 304 by tag, or by date to those who send no tag', async () => {
    for (const path of [`${comments}?article=a`, articles]) {
      const { headers } = await server.call(`/c${path}`);
      const [tag = '', date = ''] = [headers.get('etag') ?? '', headers.get('last-modified') ?? ''];
      const status = async (sent: Record<string, string>) =>
        (await server.call(`/c${path}`, { headers: sent })).status;
      assert.equal(await status({ 'if-none-match': tag }), 304);
      assert.equal(await status({ 'if-modified-since': date }), 304);
      assert.equal(await status({ 'if-none-match': '"other"', 'if-modified-since': date }), 200);
      assert.equal(await status({ 'if-modified-since': 'Tue, 24 Nov 2026 10:00:00 GMT' }), 200);
      assert.equal(await status({ 'if-modified-since': 'nonsense' }), 200);
    }
  });

  it('stands in the OpenAPI document with every route of this server', async () => {
    const document = (await (await server.call('/c/v1/openapi.json')).json()) as {
      paths: Record<string, object>;
      components: { securitySchemes: object };
    };
    for (const path of [
      comments, articles, '/v1/related', '/v1/articles', '/v1/captcha', '/v1/captcha/{id}/audio',
      '/v1/captcha/{id}/answer',
    ]) {
      assert.ok(path in document.paths, path);
    } // prettier-ignore
    assert.ok('apiKey' in document.components.securitySchemes);
  });

  let posted = 0;
  async function post(article: string, text: string, name: string) {
    const response = await server.call('/c/v1/comments', {
      method: 'POST',
      headers: { origin: paper, 'idempotency-key': `key-${'0'.repeat(20)}${posted++}` },
      json: { article, author: { name }, text },
    });
    assert.equal(response.status, 201, await response.text());
  }
});

describe('xmlText', () => {
  it('leaves out what XML cannot hold', () => {
    assert.equal(xmlText('a\u0000\u0008\u000b\ufffe\uffffb\ud800c\n\t😀'), 'ab\ufffdc\n\t😀');
  });
  it('escapes for elements and attributes', () => {
    assert.equal(xmlText(`<a b="c">&'`), "&lt;a b=&quot;c&quot;&gt;&amp;'");
  });
});
