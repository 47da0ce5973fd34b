import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { migrate } from '../../src/db/migrate.ts';
import { postgresSchema } from '../../src/db/postgres/schema.ts';
import { sqliteSchema } from '../../src/db/sqlite/schema.ts';
import { addApiKey, listApiKeys } from '../../src/keys/api-keys.ts';
import type { Kysely } from 'kysely';
import { ownDatabase, system } from '../support/database.ts';
import { fold } from '../../src/db/fold.ts';
import { upkeep } from '../../src/jobs/upkeep.ts';
import { list, post, vote } from '../support/comments.ts';
import { startServer } from '../support/serve.ts';

const day = 24 * 3600 * 1000;

describe('the database', () => {
  it('rolls a failed transaction back whole', async () => {
    await using server = await startServer({ captcha: [] });
    const { db } = server.services;
    const failing = db.transaction().execute(async (trx) => {
      await trx.insertInto('articles').values({ id: 'half', created: 0 }).execute();
      throw new Error('half way');
    });
    await assert.rejects(failing, /half way/);
    assert.deepEqual(await db.selectFrom('articles').selectAll().execute(), []);
    await post(server);
  });
});

describe('the tables', () => {
  const schema = system === 'postgres' ? postgresSchema : sqliteSchema;

  it('change all or not at all', async () => {
    await using server = await startServer();
    const { db } = server.services;
    const changes = new Map([
      [
        '9998-first',
        async (on: Kysely<unknown>) =>
          on.schema.createTable('first').addColumn('a', 'integer').execute(),
      ],
      ['9999-second', () => Promise.reject(new Error('half way'))],
    ]);
    await assert.rejects(migrate(db, schema, changes), /half way/);
    assert.equal(await schema.hasTable(db, 'first'), false);
    changes.delete('9999-second');
    assert.deepEqual(await migrate(db, schema, changes), ['9998-first']);
    assert.deepEqual(await migrate(db, schema, changes), []);
    assert.equal(await schema.hasTable(db, 'first'), true);
  });

  it('that a newer server has changed serve an older one', async () => {
    await using database = await ownDatabase();
    await using newer = await startServer({ captcha: [], database: database.address });
    const changes = new Map([
      [
        '9999-later',
        (on: Kysely<unknown>) =>
          on.schema
            .alterTable('comments')
            .addColumn('later', 'integer', (column) => column.notNull().defaultTo(1))
            .execute(),
      ],
    ]);
    await post(newer);
    await migrate(newer.services.db, schema, changes);
    await post(newer);
    await using older = await startServer({ captcha: [], database: database.address });
    await post(older, { article: `${newer.origin}/2013/bridge` });
    assert.equal((await list(newer)).total, 3);
  });

  it('order texts by their bytes, whatever the database’s own language', async () => {
    await using server = await startServer();
    const names = ['Z', 'a', 'Á', 'b', 'đ', 'd', '0', '_', '-', 'B', 'ư', 'u'];
    for (const name of names) await addApiKey(server.services, name);
    const ordered = await listApiKeys(server.services.db);
    assert.deepEqual(
      ordered.map(({ name }) => name),
      names.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))),
    );
  });
});

describe('upkeep', () => {
  it('erases address blocks after 30 days and what no longer counts', async () => {
    let now = Date.now();
    await using server = await startServer({ captcha: [] }, { clock: () => new Date(now) });
    const { db } = server.services;
    const { comment } = await post(server);
    await vote(server, comment.id, 1);
    await db
      .insertInto('captcha_spent')
      .values({ id: 'spent', expires: now + 1000 })
      .execute();
    const left = async () => ({
      blocks: [
        ...(await db.selectFrom('comments').select('block').execute()),
        ...(await db.selectFrom('votes').select('block').execute()),
      ].filter(({ block }) => block !== null).length,
      rates: (await db.selectFrom('rates').selectAll().execute()).length,
      spent: (await db.selectFrom('captcha_spent').selectAll().execute()).length,
    });
    await upkeep(db, new Date(now));
    assert.deepEqual(await left(), { blocks: 2, rates: 4, spent: 1 });
    now += day;
    await upkeep(db, new Date(now));
    assert.deepEqual(await left(), { blocks: 2, rates: 0, spent: 0 });
    now += 30 * day;
    await upkeep(db, new Date(now));
    assert.deepEqual(await left(), { blocks: 0, rates: 0, spent: 0 });
  });
});

describe('fold', () => {
  it('takes marks and case away', () => {
    assert.equal(fold('ĐƯỜNG Hồ Chí Minh'), 'duong ho chi minh');
    assert.equal(fold('Straße Łódź Ångström'), 'strasse łodz angstrom');
  });
});
