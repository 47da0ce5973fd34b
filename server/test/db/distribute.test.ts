import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { sql } from 'kysely';
import { adoptAliases } from '../../src/articles/register.ts';
import type { Database } from '../../src/db/database.ts';
import { articleKey } from '../../src/identity/article-id.ts';
import { decide } from '../../src/moderation/decide.ts';
import { changes } from '../support/changes.ts';
import { draft, list, newKey, post, problem, read, send, vote } from '../support/comments.ts';
import { system } from '../support/database.ts';
import { startServer } from '../support/serve.ts';

const file = new URL('../../../docs/operate/distribute.sql', import.meta.url);
const call = /^select create_(distributed|reference)_table\('(\w+)'(?:, '(\w+)')?.*\);$/gm;

/** Every constraint and unique index of a table: its kind, its columns, and the table it refers to. */
async function keysOf(db: Database, table: string) {
  const { rows } = await sql<{ kind: string; columns: string[]; refers: string | null }>`
    select 'unique' as kind, null as refers, array(
      select attname::text from pg_attribute where attrelid = i.indrelid and attnum = any(i.indkey)
    ) as columns
    from pg_index i where indisunique and indrelid = ${table}::regclass
    union all
    select 'reference', confrelid::regclass::text, array(
      select attname::text from pg_attribute where attrelid = conrelid and attnum = any(conkey)
    )
    from pg_constraint where contype = 'f' and conrelid = ${table}::regclass
  `.execute(db);
  return rows;
}

if (system === 'postgres') {
  describe('docs/operate/distribute.sql', () => {
    it('leaves every table a key that can be distributed, and a server that works', async () => {
      await using server = await startServer({ captcha: [], commentRate: 0 });
      const { db } = server.services;
      const before = await post(server);
      await post(server, { parent: before.comment.id });
      await read(await vote(server, before.comment.id, 1), 200);

      const text = await readFile(file, 'utf8');
      const tables = new Map([...text.matchAll(call)].map(([, kind, name, column]) => [name!, { kind, column }])); // prettier-ignore
      await sql.raw(text.replace(call, '')).execute(db);

      const placed = [...tables].filter(([, { kind }]) => kind === 'distributed');
      assert.deepEqual(
        placed.map(([name]) => name),
        ['articles', 'comments', 'rankings', 'votes'],
      );
      for (const [name, { column }] of placed) {
        for (const { kind, columns, refers } of await keysOf(db, name)) {
          assert.ok(columns.includes(column!), `${name}: ${kind} ${columns.join()}`);
          if (refers) assert.ok(tables.get(refers)?.kind === 'distributed', `${name}: ${refers}`);
        }
      }
      for (const name of (await db.introspection.getTables()).map((table) => table.name)) {
        if (tables.get(name)?.kind === 'distributed') continue;
        for (const { refers } of await keysOf(db, name)) assert.equal(refers, null, name);
      }

      const key = newKey();
      const after = await post(server, { parent: before.comment.id }, key);
      assert.equal((await post(server, { parent: before.comment.id }, key)).comment.id, after.comment.id); // prettier-ignore
      const elsewhere = draft(server, { article: `${server.origin}/2013/ferry` });
      await problem(await send(server, elsewhere, key), 409, 'key-reused');
      const reader = newKey();
      for (const value of [1, 0, 1]) {
        await read(await vote(server, after.comment.id, value, reader), 200);
      }
      const reported = await server.call(`/v1/comments/${after.comment.id}/reports`, {
        method: 'POST',
        json: { reason: 'spam' },
        headers: { 'reader-key': reader },
      });
      assert.equal(reported.status, 202);
      assert.deepEqual(await decide(server.services, [after.comment.id], 'reject'), []);
      const page = await list(server, { sort: 'best' });
      assert.deepEqual([page.total, page.items[0]?.votes.up], [2, 1]);
      const { cursor } = await changes(server);
      await post(server);
      assert.equal((await changes(server, { after: cursor })).items.length, 1);
      const moved = articleKey(`${server.origin}/2014/bridge`);
      await db.insertInto('articles').values({ id: moved, created: 0 }).execute();
      await db
        .transaction()
        .execute((trx) => adoptAliases(trx, moved, [`${server.origin}/2013/bridge`]));
      assert.equal((await list(server)).total, 3);
    });
  });
}
