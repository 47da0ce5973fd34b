import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { changedSince, copySite } from '../../src/copy/copy-site.ts';
import { readContent } from '../../src/copy/content.ts';
import { tableNames } from '../../src/copy/order.ts';
import type { Store } from '../../src/db/database.ts';
import { article, sharedSettings } from '../support/pair.ts';
import { post, vote } from '../support/comments.ts';
import { ownDatabase, system } from '../support/database.ts';
import { ownFolder, run, startProgram } from '../support/program.ts';
import { everythingOf, openAny } from './sites.ts';

const entry = fileURLToPath(new URL('../../bin/news-elements-server.mjs', import.meta.url));
const count = 20_000;

describe(`a copy that is broken off (${system})`, () => {
  it('goes on after kill -9 at any moment, and ends with every row once', async () => {
    await using folder = await ownFolder();
    await using target = await ownDatabase({ empty: true });
    const file = folder.path('large.sqlite');
    await using source = await openAny(file);
    await fill(source);
    await using watch = await openAny(target.address);
    await watch.migrate();

    assert.equal(await killed(['copy', file, target.address], watch, 1), true);

    // Nobody may take this for a site, and no other site may be put upon it.
    for (const words of [
      ['serve', '--port', '0'],
      ['key', 'list'],
      ['backup', folder.path('x.sqlite')],
    ]) {
      const { code, stdout, stderr } = await run([...words, '--database', target.address]);
      assert.deepEqual([code, stdout], [1, ''], stderr);
      assert.match(stderr, /a copy that is not whole/);
    }
    const onwards = await run(['copy', target.address, folder.path('b.sqlite')]);
    assert.deepEqual([onwards.code, /not whole/.test(onwards.stderr)], [1, true]);
    const other = folder.path('other.sqlite');
    await (await startProgram(['--database', other])).end();
    const refused = await run(['copy', other, target.address]);
    assert.deepEqual([refused.code, /copy of another site/.test(refused.stderr)], [1, true]);

    for (const least of [count / 4, count / 2, count - 500, count]) {
      await killed(['copy', file, target.address], watch, least);
    }
    const ended = await run(['copy', file, target.address]);
    assert.equal(ended.code, 0, ended.stderr);
    await assertAlike(source, watch);
    const server = await startProgram(['--database', target.address, ...sharedSettings]);
    await server.end();
    const late = await run(['copy', file, target.address]);
    assert.deepEqual([late.code, /in use already/.test(late.stderr)], [1, true]);
  });

  it('lets one run at a time write', async () => {
    await using folder = await ownFolder();
    await using home = await ownDatabase();
    await using source = await openAny(home.address);
    await fill(source, 2000);
    const file = folder.path('a.sqlite');
    await using target = await openAny(file);
    const another = new DatabaseSync(file);
    await assert.rejects(
      copySite(source, target, ({ stage, table, done }) => {
        if (stage === 'copy' && table === 'comments' && done > 500) {
          another.exec("update copy_state set run = 'another'"); // as it begins
        }
      }),
      /Another copy into this target has begun/,
    );
    another.close();
    await copySite(source, target);
    await assertAlike(source, target);
  });
});

describe(`a copy of a site in use (${system})`, () => {
  it('says that the source went on, and brings what changed when it is run again', async () => {
    await using folder = await ownFolder();
    await using home = await ownDatabase();
    await using target = await openAny(folder.path('a.sqlite'));
    await using source = await openAny(home.address);
    const flags = ['--database', home.address, '--captcha', 'none', ...sharedSettings];
    const server = await startProgram(flags);
    const sent = { article, url: article };
    const { id } = (await post(server, sent)).comment;
    const reader = 'r'.repeat(22);
    assert.equal((await vote(server, id, 1, reader)).status, 200);

    const site = await copySite(source, target);
    assert.deepEqual(await changedSince(source.db, site), []);
    assert.equal((await vote(server, id, 0, reader)).status, 200);
    await post(server, { ...sent, parent: id });
    const first = (await changedSince(source.db, site)).sort();
    assert.deepEqual(first, ['articles', 'comments', 'votes']);
    const before = await everythingOf(server, [article]);
    // A moved page: its old row goes, its comments stay.
    await source.db.insertInto('articles').values({ id: 'old', created: 1 }).execute();
    const again = await copySite(source, target);
    await source.db.deleteFrom('articles').where('id', '=', 'old').execute();
    assert.deepEqual(await changedSince(source.db, again), ['articles']);
    const last = await copySite(source, target);
    assert.deepEqual(await changedSince(source.db, last), []);
    await assertAlike(source, target);
    assert.equal((await server.end()).code, 0);

    const moved = await startProgram([...flags.with(1, folder.path('a.sqlite'))]);
    assert.deepEqual(await everythingOf(moved, [article]), before);
    await moved.end();
  });

  it('tells the one at the command line what to do', async () => {
    await using folder = await ownFolder();
    await using home = await ownDatabase();
    await using source = await openAny(home.address);
    await fill(source, 5000);
    let ended = false;
    const child = run(['copy', home.address, folder.path('a.sqlite')]);
    void child.then(() => (ended = true));
    for (let number = 0; !ended; number += 1) {
      const changes = { text: `đã sửa ${number}` };
      await source.db.updateTable('comments').set(changes).where('seq', '=', 7).execute();
      await pause(5);
    }
    const { code, stdout, stderr } = await child;
    assert.deepEqual([code, stdout.includes('The copy is whole')], [1, true], stderr);
    assert.match(stderr, /has changed since it was read \(comments\)\. Stop its server and run/);
    const { code: second, stderr: said } = await run([
      ...['copy', home.address, folder.path('a.sqlite')],
    ]);
    assert.equal(second, 0, said);
    await using target = await openAny(folder.path('a.sqlite'));
    await assertAlike(source, target);
  });

  it('finds out when somebody writes to the target, and repairs it in another run', async () => {
    await using folder = await ownFolder();
    await using home = await ownDatabase();
    await using source = await openAny(home.address);
    await fill(source, 1000);
    await using target = await openAny(folder.path('a.sqlite'));
    let spoilt: Promise<unknown> | undefined;
    await assert.rejects(
      copySite(source, target, ({ stage, table }) => {
        if (stage === 'copy' && table === 'captcha_spent') {
          spoilt ??= target.db.deleteFrom('votes').where('comment', '=', 'c7').execute();
        }
      }),
      /The copy of votes differs from the source \(99 of 100 rows\).* run the same command again/,
    );
    await spoilt;
    await copySite(source, target);
    await assertAlike(source, target);
  });

  it('says so where an older state of the source was put back meanwhile', async () => {
    await using folder = await ownFolder();
    await using home = await ownDatabase();
    await using source = await openAny(home.address);
    await fill(source, 10);
    await using target = await openAny(folder.path('a.sqlite'));
    await copySite(source, target);
    await source.db.deleteFrom('votes').where('comment', '=', 'c9').execute();
    await source.db.deleteFrom('comments').where('id', '=', 'c9').execute();
    await source.db
      .insertInto('comments')
      .values({ ...comment(99), parent: null, seq: 10 })
      .execute();
    await assert.rejects(copySite(source, target), /does not go with the source any more/);
  });
});

/** Runs a command and kills it once so many comments are there. `false` where it came to its end before that. */
async function killed(words: readonly string[], watch: Store, least: number): Promise<boolean> {
  const child = spawn(process.execPath, [entry, ...words], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (piece: string) => (said += piece));
  const closed = once(child, 'close');
  while ((await arrived(watch)) < least) {
    assert.equal(child.exitCode, null, said);
    await pause(5);
  }
  child.kill('SIGKILL');
  await closed;
  assert.ok(child.signalCode === 'SIGKILL' || child.exitCode === 0, said);
  return child.signalCode === 'SIGKILL';
}

async function arrived({ db }: Store): Promise<number> {
  const { rows } = await db
    .selectFrom('comments')
    .select(({ fn }) => fn.countAll<number>().as('rows'))
    .executeTakeFirstOrThrow();
  return rows;
}

async function assertAlike(one: Store, other: Store): Promise<void> {
  for (const table of tableNames) {
    const [wanted, there] = [
      await readContent(one.db, table, () => {}),
      await readContent(other.db, table, () => {}),
    ];
    assert.deepEqual(there, wanted, table);
  }
}

/** Makes a site with so many comments, and a vote for each of the first hundred. */
async function fill(store: Store, comments = count): Promise<void> {
  await store.migrate();
  const { db } = store;
  await db.insertInto('secrets').values({ name: 'main', value: 'b', created: 1 }).execute();
  await db.insertInto('articles').values({ id: 'a', created: 1 }).execute();
  const numbers = Array.from({ length: comments }, (_, index) => index);
  for (let start = 0; start < comments; start += 500) {
    const values = numbers.slice(start, start + 500).map(comment);
    await db.insertInto('comments').values(values).execute();
  }
  const values = numbers.slice(0, 100).map((number) => ({
    ...{ comment: `c${number}`, reader: 'r', value: 1 as const, created: number },
  }));
  await db.insertInto('votes').values(values).execute();
}

function comment(number: number) {
  return {
    id: `c${number}`,
    article: 'a',
    parent: number % 3 ? `c${number - 1}` : null,
    depth: number % 3,
    name: 'Hà',
    text: `Ý kiến ${number} 🌉`,
    status: 'published' as const,
    shown: 1 as const,
    created: number,
    edit_until: 0,
    key_hash: `k${number}`,
    fingerprint: `f${number}`,
  };
}
