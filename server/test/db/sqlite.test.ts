import assert from 'node:assert/strict';
import { stat } from 'node:fs/promises';
import { DatabaseSync } from 'node:sqlite';
import { describe, it } from 'node:test';
import { openSqliteStore } from '../../src/db/sqlite/store.ts';
import { draft, newKey, post, problem, send } from '../support/comments.ts';
import { system } from '../support/database.ts';
import { ownFolder } from '../support/program.ts';
import { startServer } from '../support/serve.ts';

if (system === 'sqlite') {
  describe('a SQLite file', () => {
    it('is its owner’s alone to read, durable after each transaction', async () => {
      await using folder = await ownFolder();
      const file = folder.path('new/folder/a.sqlite');
      const store = await openSqliteStore(file, { timeout: 1000 });
      assert.ok((await store.migrate()).length);
      assert.equal((await stat(file)).mode & 0o077, 0);
      await store.close();
      const again = await openSqliteStore(file, { timeout: 1000 });
      assert.deepEqual(await again.migrate(), []);
      await again.close();
      const plain = new DatabaseSync(file);
      assert.equal(plain.prepare('pragma journal_mode').get()?.['journal_mode'], 'wal');
      assert.equal(plain.prepare('pragma integrity_check').get()?.['integrity_check'], 'ok');
      plain.close();
    });

    it('is answered for with 503 while another process holds it, and works afterwards', async () => {
      await using folder = await ownFolder();
      const database = folder.path('a.sqlite');
      await using server = await startServer({ captcha: [], database, databaseTimeout: 50 });
      await post(server);
      const other = new DatabaseSync(database);
      other.exec('begin immediate');
      const key = newKey();
      const response = await send(server, draft(server), key);
      const { retryAfter } = await problem(response, 503, 'unavailable');
      assert.ok(retryAfter);
      const listed = await server.call('/v1/comments?article=a');
      assert.equal(listed.status, 200, 'readers are not held up');
      other.exec('rollback');
      other.close();
      await post(server, {}, key);
    });
  });
}
