import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { CommentPage } from '../../src/comments/schemas.ts';
import { articleKey } from '../../src/identity/article-id.ts';
import { listAddress, post, postMany, read, vote } from '../support/comments.ts';
import { startServer } from '../support/serve.ts';
import type { TestServer } from '../support/serve.ts';

describe('GET /threads/fragment', () => {
  let server: TestServer;
  let article = '';

  beforeEach(async () => {
    server = await startServer({ captcha: [], commentRate: 0, timeZone: 'Asia/Ho_Chi_Minh' });
    article = `${server.origin}/2013/bridge`;
  });
  afterEach(() => server.close());

  function open(query: Record<string, string> = {}, headers: Record<string, string> = {}) {
    const search = new URLSearchParams({ article, lang: 'vi', ...query });
    return server.call(`/threads/fragment?${search.toString()}`, { headers });
  }

  async function markup(query?: Record<string, string>): Promise<string> {
    const response = await open(query);
    assert.equal(response.status, 200);
    return response.text();
  }

  /** An attribute of the first tag that has it, as a browser reads it. */
  function attribute(html: string, name: string): string {
    const value = new RegExp(`\\s${name}="([^"]*)"`).exec(html)?.[1];
    assert.ok(value !== undefined, name);
    return value.replaceAll('&quot;', '"').replaceAll('&amp;', '&');
  }

  it('is the same page as /v1/comments: comments, replies, numbers, cursors', async () => {
    const roots = await postMany(server, 3);
    const reply = await post(server, { parent: roots[0]?.id, text: 'Trả lời', lang: 'vi' });
    await vote(server, roots[0]?.id ?? '', 1);
    const query = { limit: '2', sort: 'oldest' };
    const html = await markup(query);
    const response = await server.call(listAddress(server, query));
    assert.equal(attribute(html, 'data-version'), response.headers.get('etag'));
    const page = (await read(response, 200)) as CommentPage;
    assert.equal(attribute(html, 'data-total'), '4');
    assert.equal(attribute(html, 'data-roots'), '3');
    assert.equal(attribute(html, 'data-next'), page.next);
    assert.equal(attribute(html, 'data-changes'), page.changes);
    assert.deepEqual(
      [...html.matchAll(/<li\s+id="comment-([^"]+)"/g)].map(([, id]) => id),
      [roots[0]?.id, reply.comment.id, roots[1]?.id],
    );
    assert.match(html, /data-up="1"\s+data-down="0"\s+data-replies="1"/);
    assert.match(html, /<div dir="auto" lang="vi"\s*>\s*<p>Trả lời<\/p>/);
    assert.match(html, /<time datetime="\d{4}-[^"]+Z">\d\d\/\d\d\/\d{4}, \d\d:\d\d GMT\+7<\/time>/);
    const site = await read(await server.call('/v1/site'), 200);
    assert.deepEqual(JSON.parse(attribute(html, 'data-site')), site);
  });

  it('leads to the thread and its form by whole addresses, in the language asked for', async () => {
    const { comment } = await post(server);
    const html = await markup({ lang: 'ar' });
    assert.match(html, /^<section\s+lang="ar"\s+dir="rtl"/);
    const links = [...html.matchAll(/href="([^"]+)"/g)].map(
      ([, link = '']) => new URL(link.replaceAll('&amp;', '&')),
    );
    assert.equal(links.length, 3);
    for (const link of links) {
      assert.equal(link.origin, server.origin);
      assert.equal(link.pathname, '/threads');
      assert.equal(link.searchParams.get('article'), article);
      assert.equal(link.searchParams.get('lang'), 'ar');
    }
    assert.equal(links[0]?.searchParams.get('write'), '1');
    assert.equal(links[1]?.hash, `#comment-${comment.id}`);
  });

  it('may be kept by anybody, read from any page, and is not the reader’s business', async () => {
    await post(server);
    const response = await open({}, { 'accept-language': 'ar', cookie: 'a=b' });
    assert.match(response.headers.get('cache-control') ?? '', /^public, max-age=30/);
    assert.equal(response.headers.get('access-control-allow-origin'), '*');
    assert.equal(response.headers.get('set-cookie'), null);
    assert.doesNotMatch(response.headers.get('vary') ?? '', /language|cookie/i);
    const tag = response.headers.get('etag') ?? '';
    assert.equal((await open({}, { 'if-none-match': tag })).status, 304);
    await post(server);
    assert.equal((await open({}, { 'if-none-match': tag })).status, 200);
  });

  it('shows nothing of hostile words but the words', async () => {
    const evil = '"><script>alert(1)</script><img src=x onerror=alert(1)> --> <!--';
    await post(server, { author: { name: `<b>${evil}`.slice(0, 50) }, text: evil });
    const html = await markup();
    assert.doesNotMatch(html, /<img|<script|<b>|<!--|<[^>]*\s(?:style|on\w+)=/);
    article = `${server.origin}/"><script>alert(1)</script>`;
    assert.doesNotMatch(await markup(), /<script/);
  });

  it('keeps the place of what is gone', async () => {
    const { comment } = await post(server, { text: 'Bí mật', author: { name: 'Kín' } });
    await post(server, { parent: comment.id, text: 'Tiếc quá' });
    const { db } = server.services;
    await db
      .updateTable('comments')
      .set({ status: 'removed' })
      .where('id', '=', comment.id)
      .execute();
    const html = await markup();
    assert.match(html, /data-status="removed"\s*>\s*<p>Ý kiến này đã được tòa soạn gỡ\.<\/p>/);
    assert.doesNotMatch(html, /Bí mật|Kín/);
  });

  it('is a thread without comments where nobody wrote, in the article’s language where none is asked', async () => {
    assert.equal(attribute(await markup(), 'data-total'), '0');
    await post(server);
    const { db } = server.services;
    const key = articleKey(article);
    await db.updateTable('articles').set({ language: 'vi' }).where('id', '=', key).execute();
    assert.match(await markup({ lang: '' }), /^<section\s+lang="vi"/);
    assert.match(
      await markup({ heading: '3' }),
      /<h3>\s*Ý kiến bạn đọc\s+<span>\(1\)<\/span>\s*<\/h3>/,
    );
  });

  it('shows nothing for an address it does not understand', async () => {
    const queries: Record<string, string>[] = [
      { limit: '101' },
      { article: '' },
      { heading: 'h2' },
    ];
    for (const query of queries) {
      const response = await open(query);
      assert.equal(response.status, 400);
      assert.match(await response.text(), /^<!--[^>]*-->$/);
    }
  });
});
