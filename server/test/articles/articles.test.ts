import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { relatedSchema } from '../../src/articles/schemas.ts';
import { addApiKey } from '../../src/keys/api-keys.ts';
import { startServer } from '../support/serve.ts';
import type { TestServer } from '../support/serve.ts';

const paper = 'https://paper.example';
const now = new Date('2026-11-25T10:00:00Z');

describe('PUT /v1/articles', () => {
  let server: TestServer;
  let key = '';

  before(async () => {
    server = await startServer({ allowOrigin: [paper], captcha: [] }, { clock: () => now });
    key = (await addApiKey(server.services, 'cms')) ?? '';
  });
  after(() => server.close());

  const put = (articles: unknown, authorization = `Bearer ${key}`) =>
    server.call('/v1/articles', { method: 'PUT', headers: { authorization }, json: { articles } });

  it('needs a key', async () => {
    for (const wrong of ['', 'Bearer nek_x', `Bearer ${key.slice(0, -1)}!`, `Basic ${key}`]) {
      const response = await put([{ url: `${paper}/a`, title: 'A' }], wrong);
      assert.equal(response.status, 401);
      assert.equal(response.headers.get('www-authenticate'), 'Bearer');
    }
  });

  it('stores articles, names them by their plain address, and says which are new', async () => {
    const articles = [
      { url: `${paper}/new?utm_source=x&id=1#top`, title: ' Bến  đò\nsông Đáy ' },
      { id: 'story-7', url: `${paper}/7`, title: 'Bảy', published: '2026-11-24T08:00:00+07:00' },
    ];
    const expected = [`${paper}/new?id=1`, 'story-7'];
    for (const created of [true, false]) {
      const response = await put(articles);
      assert.deepEqual(await response.json(), {
        articles: expected.map((id) => ({ id, created })),
      });
    }
    const row = await server.services.db
      .selectFrom('articles')
      .select(['title', 'published'])
      .where('id', 'in', expected)
      .orderBy('title')
      .execute();
    assert.deepEqual(
      row.map((columns) => ({ ...columns })),
      [
        { title: 'Bảy', published: Date.parse('2026-11-24T01:00:00Z') },
        { title: 'Bến đò sông Đáy', published: null },
      ],
    );
  });

  it('stores all or nothing, and names the field that is wrong', async () => {
    for (const [wrong, field, code] of [
      [{ url: 'javascript:alert(1)', title: 'x' }, 'articles.1.url', 'invalid'],
      [{ url: `${paper}/x`, title: ' \n ' }, 'articles.1.title', 'invalid'],
      [{ url: `${paper}/x` }, 'articles.1.title', 'required'],
      [
        { url: `${paper}/x`, title: 'x', published: 'yesterday' },
        'articles.1.published',
        'invalid',
      ],
      [{ url: `${paper}/x`, title: 'x', image: '//a' }, 'articles.1.image', 'invalid'],
      [{ url: `${paper}/x`, title: 'x', lang: 'vi"' }, 'articles.1.lang', 'invalid'],
    ] as const) {
      const response = await put([{ url: `${paper}/never`, title: 'Never' }, wrong]);
      assert.equal(response.status, 422);
      const { type, errors } = (await response.json()) as { type: string; errors: object[] };
      assert.match(type, /invalid-article$/);
      assert.partialDeepStrictEqual(errors, [{ field, code }]);
    }
    assert.equal((await put([])).status, 422);
    assert.equal((await put(Array(101).fill({ url: `${paper}/x`, title: 'x' }))).status, 422);
    const { db } = server.services;
    const stored = await db
      .selectFrom('articles')
      .select('id')
      .where('title', '=', 'Never')
      .execute();
    assert.deepEqual(stored, []);
  });

  it('moves the thread of a former address, and keeps a second move', async () => {
    await post(`${paper}/old`, 'Một ý kiến trước khi dời trang');
    await put([{ url: `${paper}/moved`, title: 'Dời', aliases: [`${paper}/old`] }]);
    await post(`${paper}/old`, 'Một ý kiến gửi từ trang cũ');
    await put([{ url: `${paper}/again`, title: 'Dời nữa', aliases: [`${paper}/moved`] }]);
    for (const address of ['old', 'moved', 'again']) {
      const query = encodeURIComponent(`${paper}/${address}`);
      const { total, items } = (await (
        await server.call(`/v1/comments?article=${query}`)
      ).json()) as {
        total: number;
        items: { article: string }[];
      };
      assert.equal(total, 2);
      assert.ok(items.every(({ article }) => article === `${paper}/again`));
    }
  });

  let posted = 0;
  async function post(article: string, text: string) {
    const response = await server.call('/v1/comments', {
      method: 'POST',
      headers: { origin: paper, 'idempotency-key': `key-${'0'.repeat(20)}${posted++}` },
      json: { article, url: article, author: { name: 'Thu Hà' }, text },
    });
    assert.equal(response.status, 201, await response.text());
  }
});

describe('GET /v1/related', () => {
  let server: TestServer;
  let key = '';

  beforeEach(async () => {
    await server?.close();
    server = await startServer({}, { clock: () => now });
    key = (await addApiKey(server.services, 'cms')) ?? '';
  });
  after(() => server.close());

  async function register(...articles: { url: string; title: string; [field: string]: unknown }[]) {
    const headers = { authorization: `Bearer ${key}` };
    const response = await server.call('/v1/articles', {
      method: 'PUT',
      headers,
      json: { articles },
    });
    assert.equal(response.status, 200, await response.text());
  }

  async function related(article: string, more = '') {
    const path = `/v1/related?article=${encodeURIComponent(article)}${more}`;
    const response = await server.call(path);
    assert.equal(response.status, 200, await response.clone().text());
    return relatedSchema.parse(await response.json()).items;
  }

  const titles = async (article: string, more?: string) =>
    (await related(article, more)).map(({ title }) => title);

  it('finds shared words, those with the same marks first', async () => {
    await register(
      { url: `${paper}/1`, title: 'Bến đò sông Đáy đóng cửa' },
      { url: `${paper}/2`, title: 'Ben do song Day thay doi' },
      { url: `${paper}/3`, title: 'Bến đò cũ vẫn đông' },
      { url: `${paper}/4`, title: 'Giá vàng tăng' },
    );
    assert.deepEqual(await titles(`${paper}/1`, '&limit=2'), [
      'Bến đò cũ vẫn đông',
      'Ben do song Day thay doi',
    ]);
    assert.deepEqual(await titles(`${paper}/2`, '&limit=2'), [
      'Bến đò sông Đáy đóng cửa',
      'Bến đò cũ vẫn đông',
    ]);
  });

  it('prefers what is near in time', async () => {
    await register(
      { url: `${paper}/1`, title: 'Lũ trên sông Hồng', published: '2013-03-19T10:00:00Z' },
      { url: `${paper}/2`, title: 'Lũ sông Hồng lên nhanh', published: '2026-11-20T10:00:00Z' },
      { url: `${paper}/3`, title: 'Lũ sông Hồng rút chậm', published: '2013-03-21T10:00:00Z' },
      { url: `${paper}/4`, title: 'Lũ sông Hồng không rõ ngày' },
    );
    const found = await titles(`${paper}/1`);
    assert.equal(found[0], 'Lũ sông Hồng rút chậm');
    assert.deepEqual(found.toSorted(), [
      'Lũ sông Hồng không rõ ngày',
      'Lũ sông Hồng lên nhanh',
      'Lũ sông Hồng rút chậm',
    ]);
  });

  it('never holds the article itself, whatever address it is asked by, nor one twice', async () => {
    await register(
      { id: 'a1', url: `${paper}/bridge/`, title: 'Cầu mới', aliases: [`${paper}/old-bridge`] },
      { url: `${paper}/2`, title: 'Cầu mới khánh thành', published: '2026-11-24T10:00:00Z' },
      {
        url: `https://m.paper.example/2/?utm_source=rss`,
        title: 'Cầu mới khánh thành (điện thoại)',
        published: '2026-11-24T10:00:00Z',
      },
      {
        url: `${paper}/2-copy`,
        title: 'CẦU MỚI KHÁNH THÀNH (điện thoại)',
        published: '2026-11-24T12:00:00Z',
      },
    );
    for (const address of [
      'a1', `${paper}/bridge`, `${paper}/bridge/?fbclid=1#comments`, `http://www.paper.example/bridge/amp/`,
      `${paper}/old-bridge`, `${paper}/bridge?print=1`,
    ]) {
      const found = await related(address);
      assert.equal(found.length, 1, address);
      assert.match(found[0]!.title, /khánh thành/i);
    } // prettier-ignore
  });

  it('holds registered articles only, and only while they are listed', async () => {
    await register(
      { url: `${paper}/1`, title: 'Chợ quê' },
      { url: `${paper}/2`, title: 'Chợ quê ngày Tết' },
    );
    assert.deepEqual(await titles(`${paper}/1`), ['Chợ quê ngày Tết']);
    await register({ url: `${paper}/2`, title: 'Chợ quê ngày Tết', listed: false });
    assert.deepEqual(await titles(`${paper}/1`), []);
    await register({ url: `${paper}/2`, title: 'Mùa lúa mới' });
    assert.deepEqual(await titles(`${paper}/1`), [], 'nor what has no date and no word in common');
  });

  it('fills up with what was published closest', async () => {
    await register(
      { url: `${paper}/1`, title: 'Một', published: '2026-11-01T10:00:00Z' },
      { url: `${paper}/2`, title: 'Hai', published: '2026-11-20T10:00:00Z' },
      { url: `${paper}/3`, title: 'Ba', published: '2026-10-30T10:00:00Z' },
    );
    assert.deepEqual(await titles(`${paper}/1`), ['Ba', 'Hai']);
  });

  it('offers nothing in another language than the article is in', async () => {
    const published = '2026-11-20T10:00:00Z';
    await register(
      { url: `${paper}/en`, title: 'Bridge over the Lô', lang: 'en', published },
      { url: `${paper}/en-gb`, title: 'Bridge closed', lang: 'en-GB', published },
      { url: `${paper}/vi`, title: 'Bridge: cầu qua sông Lô', lang: 'vi', published },
      { url: `${paper}/any`, title: 'Photographs', published },
    );
    assert.deepEqual(await titles(`${paper}/en`), ['Bridge closed', 'Photographs']);
    assert.deepEqual(await titles(`${paper}/vi`), ['Photographs']);
    assert.equal((await titles(`${paper}/any`)).length, 3);
  });

  it('ranks for an unknown article by the title that is sent along', async () => {
    await register(
      { url: `${paper}/1`, title: 'Mưa lớn ở Huế' },
      { url: `${paper}/2`, title: 'Trà Thái Nguyên' },
    );
    const title = encodeURIComponent('Huế: mưa lớn kéo dài');
    assert.deepEqual(await titles(`${paper}/unknown`, `&title=${title}`), ['Mưa lớn ở Huế']);
    assert.deepEqual(await titles(`${paper}/unknown`, `&title=${title}&published=nonsense`), [
      'Mưa lớn ở Huế',
    ]);
    assert.deepEqual(await titles(`${paper}/unknown`), []);
  });

  it('takes words as words, whatever the index would make of them', async () => {
    await register(
      { url: `${paper}/1`, title: '"NEAR" OR * AND (x) NOT y: {title}' },
      { url: `${paper}/2`, title: 'x y title near' },
    );
    assert.deepEqual(await titles(`${paper}/1`), ['x y title near']);
  });

  it('gives every field that is known', async () => {
    const item = {
      url: `${paper}/2`,
      title: 'Mưa lớn ở Huế',
      published: '2026-11-24T01:00:00.000Z',
      image: `${paper}/rain.jpg`,
      summary: 'Ba ngày mưa.',
    };
    await register({ url: `${paper}/1`, title: 'Mưa lớn' }, item);
    assert.deepEqual(await related(`${paper}/1`), [item]);
  });

  it('answers 304 to those who have the list, and refuses a wrong limit', async () => {
    const path = `/v1/related?article=${encodeURIComponent(paper)}`;
    const etag = (await server.call(path)).headers.get('etag') ?? '';
    assert.equal((await server.call(path, { headers: { 'if-none-match': etag } })).status, 304);
    assert.equal((await server.call(`${path}&limit=21`)).status, 400);
    assert.equal((await server.call('/v1/related')).status, 400);
  });
});
