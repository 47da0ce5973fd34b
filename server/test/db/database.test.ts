import assert from 'node:assert/strict';
import { stat } from 'node:fs/promises';
import { DatabaseSync } from 'node:sqlite';
import { describe, it } from 'node:test';
import { fold } from '../../src/db/fold.ts';
import { openSqliteStore } from '../../src/db/sqlite/store.ts';
import { upkeep } from '../../src/jobs/upkeep.ts';
import { draft, newKey, post, problem, send, vote } from '../support/comments.ts';
import { ownFolder } from '../support/program.ts';
import { startServer } from '../support/serve.ts';

const day = 24 * 3600 * 1000;

describe('the database', () => {
  it('is a file its owner alone can read, durable after each transaction', async () => {
    await using folder = await ownFolder();
    const file = folder.path('new/folder/a.sqlite');
    const store = await openSqliteStore(file, 1000);
    assert.equal((await stat(file)).mode & 0o077, 0);
    await store.close();
    const again = await openSqliteStore(file, 1000);
    await again.close();
    const plain = new DatabaseSync(file);
    assert.equal(plain.prepare('pragma journal_mode').get()?.['journal_mode'], 'wal');
    assert.equal(plain.prepare('pragma integrity_check').get()?.['integrity_check'], 'ok');
    plain.close();
  });

  it('answers 503 while another process holds it, and works afterwards', async () => {
    await using folder = await ownFolder();
    const file = folder.path('a.sqlite');
    await using server = await startServer({ captcha: [], database: file }, { busyTimeout: 50 });
    await post(server);
    const other = new DatabaseSync(file);
    other.exec('begin immediate');
    const key = newKey();
    const response = await send(server, draft(server), key);
    const { retryAfter } = await problem(response, 503, 'unavailable');
    assert.ok(retryAfter);
    assert.equal(
      (await server.call('/v1/comments?article=a')).status,
      200,
      'readers are not held up',
    );
    other.exec('rollback');
    other.close();
    await post(server, {}, key);
  });

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
