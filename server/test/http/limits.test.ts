import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { useRate } from '../../src/http/limits.ts';
import { Problem } from '../../src/http/problem.ts';
import { draft, problem, send } from '../support/comments.ts';
import { ownDatabase } from '../support/database.ts';
import { startServer } from '../support/serve.ts';

describe('rate limits', () => {
  it('are seen by a second process', async () => {
    await using database = await ownDatabase();
    const settings = { captcha: [], commentRate: 2, database: database.address } as const;
    await using one = await startServer(settings);
    await using other = await startServer(settings);
    assert.equal((await send(one, draft(one))).status, 201);
    assert.equal((await send(other, draft(other))).status, 201);
    await problem(await send(one, draft(one)), 429, 'rate-limited');
    await problem(await send(other, draft(other)), 429, 'rate-limited');
  });

  it('give back one use after its share of the period', async () => {
    await using server = await startServer({ captcha: [] });
    const rate = { count: 4, period: 60, burst: 2 };
    const start = Date.now();
    const use = async (seconds: number) => {
      try {
        await useRate(server.services.db, 'key', rate, new Date(start + seconds * 1000));
        return 0;
      } catch (error) {
        assert.ok(error instanceof Problem);
        return error.details.retryAfter;
      }
    };
    assert.deepEqual([await use(0), await use(0), await use(0)], [0, 0, 15]);
    assert.equal(await use(14), 1);
    assert.deepEqual([await use(15), await use(15)], [0, 15]);
    assert.deepEqual([await use(600), await use(600), await use(600)], [0, 0, 15]);
  });
});
