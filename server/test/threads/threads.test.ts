import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { Comment } from '../../src/comments/schemas.ts';
import { articleKey } from '../../src/identity/article-id.ts';
import { chooseLanguage, printedTime } from '../../src/threads/words.ts';
import { post, postMany } from '../support/comments.ts';
import { startServer } from '../support/serve.ts';
import type { TestServer } from '../support/serve.ts';

describe('GET /threads', () => {
  let server: TestServer;
  let article = '';

  beforeEach(async () => {
    server = await startServer({
      captcha: [],
      commentRate: 0,
      maxDepth: 8,
      timeZone: 'Asia/Ho_Chi_Minh',
    });
    article = `${server.origin}/2013/bridge`;
  });
  afterEach(() => server.close());

  function open(query: Record<string, string> = {}, headers: Record<string, string> = {}) {
    const search = new URLSearchParams({ article, ...query });
    return server.call(`/threads?${search.toString()}`, {
      headers: { 'accept-language': 'vi', ...headers },
      redirect: 'manual',
    });
  }

  async function page(query?: Record<string, string>, headers?: Record<string, string>) {
    const response = await open(query, headers);
    assert.equal(response.status, 200);
    assert.match(response.headers.get('content-type') ?? '', /^text\/html/);
    return response.text();
  }

  async function setArticle(values: {
    title?: string;
    listed?: 0 | 1;
    url?: string;
    language?: string;
  }) {
    const { db, store } = server.services;
    const id = articleKey(article);
    await db.updateTable('articles').set(values).where('id', '=', id).execute();
    store.announceThread(id);
  }

  it('is an empty thread for an article nobody knows, and creates nothing', async () => {
    const html = await page();
    assert.match(html, /<h1>\s*Ý kiến bạn đọc\s*<span class="total">\(0\)<\/span>/);
    assert.match(html, /Chưa có ý kiến nào/);
    assert.match(html, /<meta name="robots" content="noindex"/);
    const { db } = server.services;
    assert.deepEqual(await db.selectFrom('articles').select('id').execute(), []);
  });

  it('shows the whole conversation, nested, with permalinks that work without script', async () => {
    const chain: Comment[] = [];
    for (let depth = 0; depth < 5; depth++) {
      const { comment } = await post(server, {
        text: `Tầng ${depth}`,
        author: { name: `Người ${depth}` },
        ...(chain.at(-1) && { parent: chain.at(-1)?.id }),
      });
      chain.push(comment);
    }
    const html = await page();
    assert.deepEqual([...html.matchAll(/Tầng \d/g)].map(String), [
      'Tầng 0',
      'Tầng 1',
      'Tầng 2',
      'Tầng 3',
      'Tầng 4',
    ]);
    assert.equal(html.match(/<ol class="replies">/g)?.length, 4);
    assert.match(html, /trả lời <bdi>Người 2<\/bdi>/, 'where indents end, the name goes on');
    assert.doesNotMatch(html, /trả lời <bdi>Người 1<\/bdi>/);
    for (const { id } of chain) assert.ok(html.includes(`id="comment-${id}"`));

    const link =
      /href="(threads\?[^"]*around=[^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const followed = await server.call(`/${link}`);
    assert.equal(followed.status, 200);
    assert.match(link, new RegExp(`around=${chain[0]?.id}#comment-${chain[0]?.id}$`));
  });

  it('leads through pages and through replies that did not fit', async () => {
    const roots = await postMany(server, 30);
    await postMany(server, 5, { parent: roots[29]?.id });
    const seen = new Set<string>();
    let next: string | undefined =
      `/threads?${new URLSearchParams({ article, sort: 'oldest' }).toString()}`;
    let pages = 0;
    let more = '';
    while (next !== undefined) {
      const html: string = await (await server.call(next)).text();
      for (const [, id = ''] of html.matchAll(/id="comment-([^"]+)"/g)) seen.add(id);
      more ||= /class="more">\s*<a href="([^"]+)"/.exec(html)?.[1] ?? '';
      next = /href="([^"]+)" rel="next"/
        .exec(html)?.[1]
        ?.replaceAll('&amp;', '&')
        .replace(/^/, '/');
      pages++;
    }
    assert.equal(pages, 2);
    assert.ok(roots.every(({ id }) => seen.has(id)));

    const branch = await (await server.call(`/${more.replaceAll('&amp;', '&')}`)).text();
    for (const [, id = ''] of branch.matchAll(/id="comment-([^"]+)"/g)) seen.add(id);
    assert.equal(seen.size, 35);
    assert.match(branch, /<h1>Replies to <bdi>Trần Thu Hà<\/bdi><\/h1>/);
  });

  it('shows nothing of hostile words but the words', async () => {
    const evil = '"><script>alert(1)</script><img src=x onerror=alert(1)>';
    await post(server, { author: { name: `<b>${evil}`.slice(0, 50) }, text: evil });
    await setArticle({ title: `</title>${evil}</script>`, listed: 1 });
    const html = await page();
    assert.doesNotMatch(html, /<img|<script(?! type="application\/ld\+json">)|<b>/);
    assert.equal(html.match(/<script/g)?.length, 1);
    assert.equal(html.match(/<\/script/g)?.length, 1);
    assert.equal(html.match(/<\/title/g)?.length, 1);
  });

  it('makes a link of a web address only', async () => {
    await post(server);
    await setArticle({ title: 'x', url: 'javascript:alert(1)' });
    assert.doesNotMatch(await page(), /javascript:/);
  });

  it('allows no script, no inline style and no framing', async () => {
    const { headers } = await open();
    const policy = headers.get('content-security-policy') ?? '';
    assert.match(policy, /default-src 'none'/);
    assert.match(policy, /style-src 'self'/);
    assert.match(policy, /frame-ancestors 'none'/);
    assert.doesNotMatch(policy, /unsafe|script-src/);
    assert.doesNotMatch(await page(), /\sstyle=|\son\w+=|<style/);
    const style = await server.call('/threads/thread.css');
    assert.match(style.headers.get('content-type') ?? '', /^text\/css/);
    const tag = style.headers.get('etag') ?? '';
    const again = await server.call('/threads/thread.css', { headers: { 'if-none-match': tag } });
    assert.equal(again.status, 304);
  });

  it('tells search engines about listed articles alone', async () => {
    await post(server, { text: 'Hay **lắm** </script>' });
    assert.doesNotMatch(await page(), /ld\+json/);
    await setArticle({ title: 'Bến đò', listed: 1 });
    const html = await page();
    assert.doesNotMatch(html, /noindex/);
    const data = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(html)?.[1] ?? '';
    const thread = `${server.origin}/threads?article=${encodeURIComponent(articleKey(article))}`;
    assert.partialDeepStrictEqual(JSON.parse(data), {
      '@type': 'DiscussionForumPosting',
      url: thread,
      headline: 'Bến đò',
      sharedContent: { '@type': 'WebPage', url: article },
      commentCount: 1,
      comment: [{ '@type': 'Comment', text: 'Hay lắm </script>', author: { name: 'Trần Thu Hà' } }],
    });
  });

  it('tells search engines the same of each page: its address, its place, its comments with their replies', async () => {
    const roots = await postMany(server, 30);
    await post(server, { parent: roots[0]?.id, text: 'Trả lời' });
    await setArticle({ title: 'Bến đò', listed: 1 });
    const first = await page({ sort: 'oldest', lang: 'vi' });
    const head = (html: string, rel: string) =>
      new RegExp(`<link\\s+rel="${rel}"\\s+href="([^"]+)"`)
        .exec(html)?.[1]
        ?.replaceAll('&amp;', '&');
    const thread = `${server.origin}/threads?article=${encodeURIComponent(articleKey(article))}`;
    assert.equal(head(first, 'canonical'), thread);
    assert.equal(head(first, 'prev'), undefined);
    const second = await (await server.call(`/${head(first, 'next')}`)).text();
    assert.ok(head(second, 'canonical')?.startsWith(`${thread}&cursor=`));
    assert.equal(head(second, 'next'), undefined);
    const data = [first, second].map((html) => {
      const text = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(html)?.[1] ?? '';
      return JSON.parse(text) as { url: string; commentCount: number; comment: object[] };
    });
    assert.deepEqual(
      data.map(({ url, commentCount, comment }) => [url, commentCount, comment.length]),
      [
        [thread, 31, 25],
        [thread, 31, 5],
      ],
    );
    assert.partialDeepStrictEqual(data[0]?.comment[0], {
      url: `${thread}&around=${roots[0]?.id}#comment-${roots[0]?.id}`,
      commentCount: 1,
      comment: [{ text: 'Trả lời' }],
    });
    assert.equal((await page({ own: '1' })).match(/noindex/g)?.length, 1);
  });

  it('speaks Vietnamese, English and Arabic, as asked, accepted, or written', async () => {
    await post(server);
    assert.match(
      await page({}, { 'accept-language': 'en-GB,vi;q=0.5' }),
      /<html lang="en" dir="ltr">/,
    );
    assert.match(await page({ lang: 'ar' }), /<html lang="ar" dir="rtl">[^]*تعليقات القراء/);
    await setArticle({ language: 'vi-VN' });
    const html = await page({}, { 'accept-language': 'de' });
    assert.match(html, /<html lang="vi" dir="ltr">/);
    const { headers } = await open();
    assert.match(headers.get('vary') ?? '', /Accept-Language/);
    assert.match(
      await page({ lang: 'ar' }),
      /href="threads\?[^"]*lang=ar[^"]*around=/,
      'links keep the language',
    );
  });

  it('keeps the place of what was deleted or removed', async () => {
    const { comment } = await post(server, { text: 'Bí mật', author: { name: 'Kín' } });
    await post(server, { parent: comment.id, text: 'Tiếc quá' });
    const { db, store } = server.services;
    for (const [status, words] of [
      ['deleted', 'Ý kiến này đã được người viết xóa.'],
      ['removed', 'Ý kiến này đã được tòa soạn gỡ.'],
    ] as const) {
      await db.updateTable('comments').set({ status }).where('id', '=', comment.id).execute();
      await db
        .updateTable('articles')
        .set((row) => ({ version: row('version', '+', 1) }))
        .execute();
      store.announceThread(articleKey(article));
      const html = await page();
      assert.ok(html.includes(words));
      assert.match(html, /Tiếc quá/);
      assert.doesNotMatch(html, /Bí mật|Kín/);
    }
  });

  it('answers 304 until something changes', async () => {
    await post(server);
    const tag = (await open()).headers.get('etag') ?? '';
    assert.equal((await open({}, { 'if-none-match': tag })).status, 304);
    assert.equal((await open({ lang: 'en' }, { 'if-none-match': tag })).status, 200);
    await post(server, { text: 'Thêm' });
    assert.equal((await open({}, { 'if-none-match': tag })).status, 200);
  });

  it('says in words what it cannot show', async () => {
    const unknown = await open({ around: 'nonsense' });
    assert.equal(unknown.status, 404);
    assert.match(await unknown.text(), /Không tìm thấy ý kiến này[^]*href="threads\?article=/);
    const nameless = await server.call('/threads', { headers: { 'accept-language': 'vi' } });
    assert.equal(nameless.status, 400);
    assert.match(await nameless.text(), /Địa chỉ này không đủ/);
    const stale = await open({ cursor: 'nonsense' });
    assert.equal(stale.status, 302);
    assert.match(stale.headers.get('location') ?? '', /^threads\?article=/);
  });
});

describe('chooseLanguage', () => {
  const choices: [string | undefined, string, string | null, string][] = [
    ['ar', 'vi', 'en', 'ar'],
    ['de', 'fr;q=0.9, vi;q=0.4, en;q=0.6', null, 'en'],
    [undefined, 'en;q=0, *', 'vi', 'vi'],
    [undefined, 'constructor', null, 'en'],
    [undefined, '', null, 'en'],
  ];
  for (const [asked, accepted, article, chosen] of choices) {
    it(`takes ${chosen} for ${asked}, "${accepted}", ${article}`, () => {
      assert.equal(chooseLanguage(asked, accepted, article), chosen);
    });
  }
});

describe('printedTime', () => {
  it('prints as the newspapers of the language do, with the zone', () => {
    const time = '2013-03-19T07:10:00Z';
    assert.equal(printedTime('vi', 'Asia/Ho_Chi_Minh', time), '19/03/2013, 14:10 GMT+7');
    assert.match(printedTime('en', 'UTC', time), /^Mar 19, 2013, 7:10\sAM UTC$/);
    assert.match(printedTime('ar', 'UTC', time), /2013|٢٠١٣/);
  });
});
