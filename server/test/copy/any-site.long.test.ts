import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { readConfig } from '../../src/config.ts';
import type { Config } from '../../src/config.ts';
import { changedSince, copySite } from '../../src/copy/copy-site.ts';
import { addApiKey } from '../../src/keys/api-keys.ts';
import { actions } from '../comments/sequences/actions.ts';
import type { Action } from '../comments/sequences/actions.ts';
import { play } from '../comments/sequences/play.ts';
import type { Stage } from '../comments/sequences/play.ts';
import { newKey } from '../support/comments.ts';
import { ownDatabase, system } from '../support/database.ts';
import { ownFolder } from '../support/program.ts';
import { startServer } from '../support/serve.ts';
import type { TestServer } from '../support/serve.ts';
import { everythingOf, openAny } from './sites.ts';

const paper = 'https://paper.example';
const texts = fc.string({ unit: 'binary', minLength: 1, maxLength: 300 });

interface Content {
  titles: string[];
  texts: string[];
  moderation: 'after' | 'before';
  before: Action[];
  between: Action[];
}

/** What articles and readers may bring, before a copy and between two. */
const content: fc.Arbitrary<Content> = fc.record({
  titles: fc.array(texts, { maxLength: 8 }),
  texts: fc.array(texts, { maxLength: 8 }),
  moderation: fc.constantFrom('after' as const, 'before' as const),
  before: actions,
  between: actions.map((sequence) => sequence.slice(0, 15)),
});

describe(`any site (${system})`, () => {
  it('reads the same byte for byte after a copy to SQLite and one back, and goes on there', async () => {
    await fc.assert(fc.asyncProperty(content, holds), { numRuns: 10, seed: 20261125 });
  });
});

async function holds({ titles, texts, moderation, before, between }: Content): Promise<void> {
  await using folder = await ownFolder();
  await using home = await ownDatabase();
  await using back = await ownDatabase({ empty: true });
  const file = folder.path('a.sqlite');
  const stage: Stage & { servers: TestServer[] } = {
    ...{ servers: [], moderation, maxDepth: 3 },
    now: Date.UTC(2026, 0, 1),
  };
  const clock = () => new Date(stage.now);
  const start = (database: string, changes: Partial<Config> = {}) =>
    startServer(
      {
        ...readConfig({ 'trusted-proxy': ['127.0.0.0/8'], votes: 'updown', captcha: ['none'] }),
        ...{ moderation, maxDepth: stage.maxDepth, database, commentRate: 0, ...changes },
      },
      { clock },
    );
  const playOn = async (server: TestServer, sequence: Action[]) => {
    stage.servers = [server];
    await play(stage, sequence);
  };

  const first = await start(home.address);
  const key = (await addApiKey(first.services, 'cms')) ?? '';
  await write(first, key, titles, texts);
  await playOn(first, before);
  await copyOver(home.address, file, true);
  // What happens while a first copy was made comes with the next run.
  await playOn(first, between);
  const articles = await first.services.db.selectFrom('articles').select('id').execute();
  await first.close();
  await copyOver(home.address, file);
  await copyOver(file, back.address);

  const ids = articles.map(({ id }) => id);
  const publicUrl = 'https://talk.paper.example';
  const answers = [];
  for (const database of [home.address, file, back.address]) {
    await using server = await start(database, { publicUrl });
    answers.push(await everythingOf(server, ids));
  }
  assert.deepEqual(answers[1], answers[0]);
  assert.deepEqual(answers[2], answers[0]);
  await using server = await start(back.address);
  await playOn(server, between);
  await write(server, key, titles, texts);
}

async function copyOver(from: string, to: string, goesOn = false): Promise<void> {
  await using source = await openAny(from);
  await using target = await openAny(to);
  const site = await copySite(source, target);
  if (!goesOn) assert.deepEqual(await changedSince(source.db, site), []);
}

/** Sends what nobody would write; what the server refuses is not stored, and that is all right. */
async function write(
  server: TestServer,
  key: string,
  titles: readonly string[],
  texts: readonly string[],
): Promise<void> {
  const articles = titles.map((title, index) => ({ url: `${paper}/t${index}`, title }));
  if (articles.length) {
    const response = await server.call('/v1/articles', {
      ...{ method: 'PUT', headers: { authorization: `Bearer ${key}` } },
      json: { articles },
    });
    assert.ok(response.status < 500, await response.text());
  }
  for (const text of texts) {
    const response = await server.call('/v1/comments', {
      ...{ method: 'POST', headers: { 'idempotency-key': newKey() } },
      json: { article: `${paper}/t0`, url: `${server.origin}/t0`, author: { name: text }, text },
    });
    assert.ok(response.status < 500, await response.text());
  }
}
