import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fold } from '../../src/db/fold.ts';
import { upkeep } from '../../src/jobs/upkeep.ts';
import { post, vote } from '../support/comments.ts';
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
