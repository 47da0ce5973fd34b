import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { draft, list, newKey, post, problem, read, send } from '../support/comments.ts';
import type { Posted } from '../support/comments.ts';
import { articleKey } from '../../src/identity/article-id.ts';
import { startServer } from '../support/serve.ts';
import type { TestServer } from '../support/serve.ts';

describe('POST /v1/comments', () => {
  let server: TestServer;
  before(async () => {
    server = await startServer({ captcha: [], commentRate: 0, maxDepth: 2, maxLinks: 2 });
  });
  after(() => server.close());

  it('stores a comment as written, shows it as HTML, and gives an edit token', async () => {
    const response = await send(server, draft(server, { text: 'Cầu *mới*\r\nđẹp <b>quá</b>' }));
    assert.equal(response.headers.get('cache-control'), 'no-store');
    const { comment, editToken, editUntil } = (await read(response, 201)) as Posted;
    assert.equal(comment.status, 'published');
    assert.equal(comment.parent, null);
    assert.equal(comment.author.name, 'Trần Thu Hà');
    assert.match(comment.html, /<em>mới<\/em>/);
    assert.doesNotMatch(comment.html, /<b>/);
    assert.ok(editToken);
    assert.ok(Date.parse(editUntil ?? '') > Date.parse(comment.created));
    const own = await server.call(`/v1/comments/${comment.id}`, {
      headers: { 'edit-token': editToken },
    });
    assert.equal(((await own.json()) as { text: string }).text, 'Cầu *mới*\nđẹp <b>quá</b>');
  });

  it('answers a repetition with the comment stored the first time', async () => {
    const key = newKey();
    const first = await post(server, {}, key);
    const before = await list(server);
    assert.deepEqual(await post(server, {}, key), first);
    assert.equal((await list(server)).total, before.total);
  });

  it('answers many equal requests at once with one comment', async () => {
    const key = newKey();
    const before = await list(server);
    const answers = await Promise.all(Array.from({ length: 8 }, () => post(server, {}, key)));
    assert.equal(new Set(answers.map(({ comment }) => comment.id)).size, 1);
    assert.equal((await list(server)).total, before.total + 1);
  });

  it('refuses another comment under the same key and names the stored one', async () => {
    const key = newKey();
    const { comment } = await post(server, {}, key);
    for (const changes of [
      { text: 'Khác' },
      { author: { name: 'Người khác' } },
      { article: `${server.origin}/other` },
      { parent: comment.id },
    ]) {
      const refused = await problem(
        await send(server, draft(server, changes), key),
        409,
        'key-reused',
      );
      assert.equal(refused.id, comment.id);
    }
  });

  it('takes the same words from the same reader again, as another comment', async () => {
    const first = await post(server, { text: 'Cảm ơn.' });
    const second = await post(server, { text: 'Cảm ơn.' });
    assert.notEqual(first.comment.id, second.comment.id);
  });

  it('does not remember errors', async () => {
    const key = newKey();
    await problem(await send(server, draft(server, { text: '' }), key), 422, 'invalid-comment');
    await post(server, {}, key);
  });

  it('says what is wrong with each field', async () => {
    const long = 'a'.repeat(4001);
    const cases: [Record<string, unknown>, string, string, number?][] = [
      [{ text: '' }, 'text', 'too-short', 1],
      [{ text: ' \n\u0007 ' }, 'text', 'too-short', 1],
      [{ text: long }, 'text', 'too-long', 4000],
      [{ text: '😀'.repeat(4001) }, 'text', 'too-long', 4000],
      [{ text: 'http://a.vn http://b.vn http://c.vn' }, 'text', 'too-many-links', 2],
      [{ text: 'nửa \ud800 chữ' }, 'text', 'invalid'],
      [{ text: undefined }, 'text', 'required'],
      [{ text: 7 }, 'text', 'invalid'],
      [{ author: { name: 'A' } }, 'author.name', 'too-short', 2],
      [{ author: { name: 'a'.repeat(61) } }, 'author.name', 'too-long', 60],
      [{ author: { name: '\u202e\u200b..' } }, 'author.name', 'invalid'],
      [{ author: {} }, 'author.name', 'required'],
      [{ author: undefined }, 'author', 'required'],
      [{ article: '' }, 'article', 'too-short', 1],
      [{ article: 'a'.repeat(2049) }, 'article', 'too-long', 2048],
      [{ article: 'a\u0000b' }, 'article', 'invalid'],
      [{ parent: 'nobody' }, 'parent', 'invalid'],
      [{ lang: 'not a language' }, 'lang', 'invalid'],
    ];
    for (const [changes, field, code, limit] of cases) {
      const response = await send(server, draft(server, changes));
      const { errors } = await problem(response, 422, 'invalid-comment');
      const found = errors?.find((error) => error.field === field);
      assert.equal(found?.code, code, JSON.stringify([changes, errors]));
      if (limit !== undefined) assert.equal(found?.limit, limit);
    }
  });

  it('counts code points after NFC', async () => {
    await post(server, { text: '😀'.repeat(4000) });
    await post(server, { text: 'e\u0301'.repeat(4000) });
    const { comment } = await post(server, { author: { name: 'Ha\u0300 \u202e\u0007 Nội' } });
    assert.equal(comment.author.name, 'Hà Nội');
  });

  it('stores replies as deep as the site allows', async () => {
    const root = await post(server);
    const reply = await post(server, { parent: root.comment.id });
    const deepest = await post(server, { parent: reply.comment.id });
    assert.equal(deepest.comment.parent, reply.comment.id);
    const response = await send(server, draft(server, { parent: deepest.comment.id }));
    const { errors } = await problem(response, 422, 'invalid-comment');
    assert.deepEqual(
      errors?.map(({ field, limit }) => [field, limit]),
      [['parent', 2]],
    );
  });

  it('takes no reply to a comment of another article', async () => {
    const { comment } = await post(server);
    const other = { article: `${server.origin}/other`, parent: comment.id };
    await problem(await send(server, draft(server, other)), 422, 'invalid-comment');
  });

  it('opens an article only for an address on an allowed origin', async () => {
    for (const url of [
      undefined,
      'nothing',
      'https://elsewhere.example/a',
      'javascript:alert(1)',
    ]) {
      const response = await send(server, draft(server, { article: 'new', url }));
      await problem(response, 404, 'unknown-article');
    }
    await post(server, { article: 'new', url: `${server.origin}/new#top` });
    await post(server, { article: 'new', url: undefined });
    const article = await server.services.db
      .selectFrom('articles')
      .selectAll()
      .where('id', '=', 'new')
      .executeTakeFirstOrThrow();
    assert.equal(article.url, `${server.origin}/new`);
    assert.equal(article.listed, 0);
  });

  it('keeps no e-mail address', async () => {
    await post(server, { author: { name: 'Thu Hà', email: 'ha@example.org' } });
    const rows = await server.services.db.selectFrom('comments').selectAll().execute();
    assert.doesNotMatch(JSON.stringify(rows), /ha@example\.org/);
  });
});

describe('POST /v1/comments as the site is set up', () => {
  it('holds a comment until an editor has read it', async () => {
    await using server = await startServer({ captcha: [], moderation: 'before' });
    const { comment } = await post(server);
    assert.equal(comment.status, 'pending');
    assert.match(comment.html, /Xin chào/);
    const page = await list(server);
    assert.deepEqual([page.total, page.items], [0, []]);
    await problem(await server.call(`/v1/comments/${comment.id}`), 404, 'unknown-comment');
    await problem(
      await send(server, draft(server, { parent: comment.id })),
      422,
      'invalid-comment',
    );
  });

  it('takes comments on registered articles only', async () => {
    await using server = await startServer({ captcha: [], articles: 'known' });
    await problem(await send(server, draft(server)), 404, 'unknown-article');
    const { article } = draft(server);
    await server.services.db
      .insertInto('articles')
      .values({ id: articleKey(article), url: article, created: 0 })
      .execute();
    await post(server);
  });

  it('takes none where comments are closed, but repeats what it took', async () => {
    await using server = await startServer({ captcha: [] });
    const key = newKey();
    const posted = await post(server, {}, key);
    Object.assign(server.services.config, { comments: 'closed' });
    assert.deepEqual(await post(server, {}, key), posted);
    await problem(await send(server, draft(server)), 403, 'comments-closed');
  });

  it('looks the key up before rate and CAPTCHA', async () => {
    await using server = await startServer({ captcha: [], commentRate: 1 });
    const key = newKey();
    const posted = await post(server, {}, key);
    const limited = await send(server, draft(server));
    const { retryAfter } = await problem(limited, 429, 'rate-limited');
    assert.ok(retryAfter && retryAfter > 3000 && retryAfter <= 3600);
    assert.equal(limited.headers.get('retry-after'), String(retryAfter));
    assert.deepEqual(await post(server, {}, key), posted);
  });

  it('asks for the CAPTCHA last, and stores nothing without it', async () => {
    await using server = await startServer({ captcha: ['image'] });
    await problem(await send(server, draft(server, { text: '' })), 422, 'invalid-comment');
    await problem(await send(server, draft(server)), 422, 'captcha-required');
    const forged = await send(server, draft(server, { captcha: 'forged' }));
    const { errors } = await problem(forged, 422, 'captcha-invalid');
    assert.deepEqual(errors, [{ field: 'captcha', code: 'invalid' }]);
    const articles = await server.services.db.selectFrom('articles').selectAll().execute();
    assert.deepEqual(articles, []);
  });

  it('opens only so many articles an hour', async () => {
    await using server = await startServer({ captcha: [], commentRate: 0 });
    for (let number = 0; number < 30; number += 1) {
      await post(server, { article: `article ${number}` });
    }
    await problem(await send(server, draft(server, { article: 'one more' })), 429, 'rate-limited');
    await post(server, { article: 'article 7' });
  });
});
