import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ownDatabase, system } from '../support/database.ts';
import { killUnderWriters } from './kills/kill-under-writers.ts';

// A hundred kills: bench/kills.mjs.
const kills = 20;
const processes = system === 'postgres' ? 2 : 1;

describe('servers that are killed while readers write', () => {
  it(`lose nothing and keep nothing twice in ${kills} kills of ${processes}`, async () => {
    await using database = await ownDatabase();
    const work = { database: database.address, processes, writers: 20, kills };
    const { acknowledged, cut } = await killUnderWriters(work);
    assert.ok(acknowledged > kills, `only ${acknowledged} comments were written`);
    assert.ok(cut > 0, 'no kill fell into the middle of a request');
  });
});
