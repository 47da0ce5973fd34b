import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sql } from 'kysely';
import { keysOfTables, leftOut, tableNames } from '../../src/copy/order.ts';
import { article, sharedSettings } from '../support/pair.ts';
import {
  draft,
  list,
  newKey,
  post,
  problem,
  read,
  send,
  texts,
  vote,
} from '../support/comments.ts';
import type { Callable } from '../support/comments.ts';
import { ownDatabase, system } from '../support/database.ts';
import { ownFolder, run, startProgram } from '../support/program.ts';
import { everythingOf, openAny } from './sites.ts';

const there = { article, url: article };
const read200 = async (response: Promise<Response>) => read(await response, 200);

/** From the system these tests run on to a SQLite file, and from there back. */
describe(`copy to SQLite and back (${system})`, () => {
  it('moves a site; its tokens, keys, votes and numbers go on', async () => {
    await using folder = await ownFolder();
    await using home = await ownDatabase();
    await using back = await ownDatabase({ empty: true });
    const file = folder.path('moved.sqlite');
    const first = await server(home.address);
    const [key, reader] = [newKey(), newKey()];
    const mine = await post(first, { ...there, text: 'Ý kiến đầu 🌉' }, key);
    const { id } = mine.comment;
    const reply = await post(first, { ...there, text: 'Trả lời', parent: id });
    for (const text of ['1', '2', '3']) await post(first, { ...there, text });
    await read200(vote(first, id, 1, reader));
    const { stdout: apiKey } = await run(['key', 'add', 'cms', '--database', home.address]);
    await register(first, apiKey.trim(), 'one');
    const before = await everythingOf(first, [article, `${article}/one`]);
    await first.end();

    const away = await run(['copy', home.address, file]);
    assert.equal(away.code, 0, away.stderr);
    assert.match(
      away.stdout,
      /^secrets: 1\napi_keys: 1\narticles: 2\n[^]*^comments: 5\nvotes: 1\n/m,
    );
    assert.match(away.stdout, /The copy is whole; every row was compared\.\n$/);
    assert.match(away.stderr, /^Copying secrets: 0 %, 0 of \d+ rows\n/);
    assert.match(away.stderr, /^Comparing captcha_spent: 100 %, (\d+) of \1 rows\n/m);
    assert.doesNotMatch(away.stderr, /\r/);
    const returned = await run(['copy', file, back.address]);
    assert.equal(returned.code, 0, returned.stderr);
    for (const database of [file, back.address]) {
      const moved = await server(database);
      assert.deepEqual(await everythingOf(moved, [article, `${article}/one`]), before);

      const headers = { 'edit-token': reply.editToken ?? '' };
      const path = `/v1/comments/${reply.comment.id}`;
      await read200(moved.call(path, { method: 'PATCH', json: { text: 'Sửa.' }, headers }));
      const again = await send(moved, draft(moved, { ...there, text: 'Ý kiến đầu 🌉' }), key);
      assert.equal(((await read(again, 201)) as typeof mine).comment.id, id);
      const other = await send(moved, draft(moved, { ...there, text: 'Khác' }), key);
      await problem(other, 409, 'key-reused');
      assert.deepEqual(await read200(vote(moved, id, 1, reader)), { up: 1, down: 0 });
      assert.deepEqual(await read200(vote(moved, id, 1)), { up: 2, down: 0 });
      // What is new gets numbers behind those that were moved.
      await register(moved, apiKey.trim(), 'two');
      const next = await post(moved, { ...there, text: 'mới' });
      const page = await list(moved, { article });
      assert.deepEqual(texts(page.items).slice(0, 2), ['mới', '3']);
      assert.equal(page.items[0]?.id, next.comment.id);
      await moved.end();
    }
  });

  it('says in one sentence why it cannot, and never a password', async () => {
    await using folder = await ownFolder();
    await using empty = await ownDatabase({ empty: true });
    const missing = folder.path('none.sqlite');
    const file = folder.path('a.sqlite');
    await (await server(file)).end();
    const other = folder.path('b.sqlite');
    await (await server(other)).end();
    for (const [words, sentence] of [
      [[], /two databases/],
      [[file], /two databases/],
      [[file, file], /two different databases/],
      [[missing, other], /no database at/],
      [[empty.address, file], /no site|no database at/],
      [[file, other], /in use already \(secrets is not empty\)/],
      [['mysql://me:s3cret@db/talk', file], /one of these two is neither/],
      [[file, 'postgres://me:s3cret@127.0.0.1:1/none'], /cannot be opened/],
    ] as const) {
      const { code, stdout, stderr } = await run(['copy', ...words]);
      assert.deepEqual([code, stdout], [1, ''], stderr);
      assert.match(stderr, sentence);
      assert.equal(stderr.trim().split('\n').length, 1, stderr);
      assert.doesNotMatch(stderr, /s3cret/);
    }
  });

  it('takes no database of another program, and no source of another version', async () => {
    await using folder = await ownFolder();
    await using blog = await ownDatabase({ empty: true });
    await using site = await ownDatabase();
    await (await server(site.address)).end();
    await using store = await openAny(blog.address);
    await sql`create table posts (id integer)`.execute(store.db);
    const onto = await run(['copy', site.address, blog.address]);
    assert.deepEqual([onto.code, /another program \(posts\)/.test(onto.stderr)], [1, true]);
    const from = await run(['copy', blog.address, folder.path('a.sqlite')]);
    assert.deepEqual([from.code, /holds no site/.test(from.stderr)], [1, true]);

    await using source = await openAny(site.address);
    await sql`insert into kysely_migration values ('9999-later', '')`.execute(source.db);
    const newer = await run(['copy', site.address, folder.path('b.sqlite')]);
    assert.deepEqual([newer.code, /newer version .*9999-later/.test(newer.stderr)], [1, true]);
    await sql`delete from kysely_migration where name >= '0012'`.execute(source.db);
    const older = await run(['copy', site.address, folder.path('c.sqlite')]);
    assert.deepEqual([older.code, /are older .* migrate/.test(older.stderr)], [1, true]);
  });

  it('knows every table of the database and its key', async () => {
    await using own = await ownDatabase();
    await using store = await openAny(own.address);
    await store.migrate();
    const tables = (await store.db.introspection.getTables())
      .map(({ name }) => name)
      .filter((name) => !name.startsWith('article_search'));
    assert.deepEqual(tables.sort(), [...tableNames, ...leftOut].sort());
    for (const name of tableNames) {
      const keys = sql.join(keysOfTables[name].map((key) => sql.ref(key)));
      // Either system refuses this where no unique index is of these columns.
      await sql`
        insert into ${sql.table(name)} select * from ${sql.table(name)} where 1 = 0
        on conflict (${keys}) do nothing
      `.execute(store.db);
    }
  });
});

function server(database: string) {
  return startProgram([...['--database', database, '--captcha', 'none'], ...sharedSettings]);
}

async function register(server: Callable, key: string, name: string): Promise<void> {
  const url = `${article}/${name}`;
  const response = await server.call('/v1/articles', {
    method: 'PUT',
    json: { articles: [{ id: url, url, title: `Cầu ${name}`, published: '2026-01-01T00:00:00Z' }] },
    headers: { authorization: `Bearer ${key}` },
  });
  assert.ok(response.ok, await response.text());
}
