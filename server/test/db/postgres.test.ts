import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sql } from 'kysely';
import { Client } from 'pg';
import { DatabaseError } from '../../src/db/database.ts';
import { openStore } from '../../src/db/open-store.ts';
import { transact } from '../../src/db/transact.ts';
import {
  draft,
  list,
  listAddress,
  newKey,
  post,
  problem,
  read,
  send,
} from '../support/comments.ts';
import { namedDatabase, onServer, ownDatabase, system } from '../support/database.ts';
import { startCluster } from '../support/postgres/cluster.ts';
import { run } from '../support/program.ts';
import { startServer } from '../support/serve.ts';

if (system === 'postgres') {
  describe('a PostgreSQL server that goes away', () => {
    it('is 503 while it is gone, and works when it is back, without a restart', async () => {
      await using cluster = await startCluster({ durable: true });
      const settings = { captcha: [], database: cluster.address } as const;
      await using server = await startServer(settings);
      const first = await post(server);
      await cluster.kill();
      const key = newKey();
      for (const response of [
        await server.call('/v1/counts?article=a'),
        await server.call('/healthz'),
        await send(server, draft(server), key),
      ]) {
        await problem(response, 503, 'unavailable');
        assert.ok(Number(response.headers.get('retry-after')) > 0);
      }
      await cluster.restart();
      const second = await post(server, {}, key);
      const { items } = await list(server);
      assert.deepEqual(
        items.map(({ id }) => id),
        [second.comment.id, first.comment.id],
      );
      await read(await server.call('/healthz'), 200);
    });

    it('leaves what was read lately to be read for a while, with its age', async () => {
      await using cluster = await startCluster({ durable: true });
      let time = Date.now();
      const settings = { captcha: [], database: cluster.address, staleAge: 60 } as const;
      await using server = await startServer(settings, { clock: () => new Date(time) });
      await post(server);
      const first = await list(server);
      await cluster.kill();
      time += 5000;
      const kept = await server.call(listAddress(server));
      assert.deepEqual(await read(kept, 200), first);
      assert.equal(kept.headers.get('age'), '5');
      const headers = { 'if-none-match': kept.headers.get('etag') ?? '' };
      const known = await server.call(listAddress(server), { headers });
      assert.deepEqual([known.status, known.headers.get('age')], [304, '5']);
      await problem(await server.call(listAddress(server, { limit: 7 })), 503, 'unavailable');
      time += 60_000;
      await problem(await server.call(listAddress(server)), 503, 'unavailable');
      await cluster.restart();
      await post(server);
      assert.equal((await list(server)).total, 2);
    });

    it('takes with it no transaction that is not repeated', async () => {
      await using server = await startServer({ captcha: [] });
      const { db } = server.services;
      let tries = 0;
      const made = await transact(db, async (trx) => {
        tries += 1;
        await trx
          .insertInto('articles')
          .values({ id: `try ${tries}`, created: 0 })
          .execute();
        if (tries === 1) {
          const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(trx);
          await sql`select pg_terminate_backend(${rows[0]?.pid})`.execute(db);
        }
        return trx.selectFrom('articles').select('id').execute();
      });
      assert.deepEqual(made, [{ id: 'try 2' }]);
    });
  });

  describe('transactions in each other’s way', () => {
    it('are done again where one was undone', async () => {
      await using server = await startServer({ captcha: [] });
      const { db } = server.services;
      await db
        .insertInto('articles')
        .values([
          { id: 'a', created: 0 },
          { id: 'b', created: 0 },
        ])
        .execute();
      const grow = (id: string) => ({ id, set: { version: sql<number>`version + 1` } });
      let waiting = 0;
      let goOn = () => {};
      const both = new Promise<void>((resolve) => (goOn = resolve));
      const work = (ids: readonly string[]) =>
        transact(db, async (trx) => {
          for (const { id, set } of ids.map(grow)) {
            await trx.updateTable('articles').set(set).where('id', '=', id).execute();
            waiting += 1;
            if (waiting === 2) goOn();
            await both;
          }
        });
      await Promise.all([work(['a', 'b']), work(['b', 'a'])]);
      const rows = await db.selectFrom('articles').select('version').execute();
      assert.deepEqual(rows, [{ version: 2 }, { version: 2 }]);
    });

    it('wait no longer than they may, and leave other threads and readers alone', async () => {
      await using database = await ownDatabase();
      await using server = await startServer({
        captcha: [],
        commentRate: 0,
        database: database.address,
        databaseConnections: 2,
        databaseTimeout: 3000,
      });
      await post(server);
      const hot = new Client({ connectionString: database.address });
      await hot.connect();
      await hot.query('begin');
      await hot.query('select 1 from articles for update');
      const key = newKey();
      const stuck = Array.from({ length: 8 }, (_, index) =>
        send(server, draft(server), index ? newKey() : key),
      );
      const elsewhere = `${server.origin}/2013/other`;
      await post(server, { article: elsewhere, url: elsewhere });
      assert.equal((await list(server)).total, 1);
      await problem((await Promise.race(stuck)).clone(), 503, 'unavailable');
      await hot.query('rollback');
      await hot.end();
      const statuses = (await Promise.all(stuck)).map(({ status }) => status);
      assert.ok(statuses.every((status) => status === 503 || status === 201));
      const { comment } = await post(server, {}, key);
      const { items } = await list(server);
      assert.equal(items.filter(({ id }) => id === comment.id).length, 1);
    });

    it('end after the time a statement may take', async () => {
      await using server = await startServer({ captcha: [], databaseTimeout: 1500 });
      const { store, db } = server.services;
      await assert.rejects(sql`select pg_sleep(60)`.execute(db), (error) =>
        store.isUnavailable(error),
      );
      await post(server);
    });
  });

  describe('a PostgreSQL database that is not fit', () => {
    it('is named in one sentence, without the password', async () => {
      await using database = await ownDatabase();
      await using latin = await namedDatabase(
        "encoding 'LATIN1' template template0 locale 'C' locale_provider libc",
      );
      const { hostname, port } = new URL(database.address);
      const at = (user: string, host: string, name: string) => `postgres://${user}@${host}/${name}`;
      const here = `${hostname}:${port}`;
      const cases: [string, RegExp][] = [
        [
          at('tester:geheim', '127.0.0.1:1', 'news'),
          /^The database news at 127\.0\.0\.1:1 cannot be opened \(ECONNREFUSED\)\.$/,
        ],
        [at('tester:geheim', here, 'news'), /cannot be opened \(28P01\)/],
        [
          at('nobody:geheim', 'no.such.host.invalid', 'news'),
          /cannot be opened \((ENOTFOUND|EAI_AGAIN)\)/,
        ],
        [database.address.replace(/news_test_\w+/, 'nowhere'), /cannot be opened \(3D000\)/],
        [latin.address, /encoding LATIN1; it needs UTF8/],
        ['postgres://[', /takes an address like postgres:/],
      ];
      for (const [database, message] of cases) {
        await assert.rejects(
          openStore({ database, databaseTimeout: 5000, databaseConnections: 1 }),
          (error) => {
            assert.ok(error instanceof DatabaseError);
            assert.match(error.message, message);
            assert.doesNotMatch(error.message, /geheim/);
            return true;
          },
        );
      }
      const [address = '', sentence] = cases[0] ?? [];
      const { code, stdout, stderr } = await run(['comments', 'list', '--database', address]);
      assert.deepEqual([code, stdout], [1, '']);
      assert.match(stderr.trim(), sentence ?? /never/);
    });

    it('is run by a user without rights to change tables, once another has made them', async () => {
      await using empty = await ownDatabase({ empty: true });
      const reader = `news_reader_${Date.now()}`;
      await onServer(`create role ${reader} login password 'geheim'`);
      const address = new URL(empty.address);
      address.username = reader;
      address.password = 'geheim';
      const migrate = (database: string) => run(['migrate', '--database', database]);
      assert.match(
        (await migrate(address.href)).stderr,
        /"news-elements-server migrate" as its owner/,
      );
      assert.equal((await migrate(empty.address)).code, 0);
      const owner = new Client({ connectionString: empty.address });
      await owner.connect();
      await owner.query(
        `grant select, insert, update, delete on all tables in schema public to ${reader}`,
      );
      {
        await using server = await startServer({ captcha: [], database: address.href });
        await post(server);
      }
      await owner.query(`drop owned by ${reader}`);
      await owner.end();
      await onServer(`drop role ${reader}`);
    });
  });
}
