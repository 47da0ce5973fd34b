import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';

import { Kysely, sql } from 'kysely';
import type { SqliteDatabase } from 'kysely';

import { DatabaseError } from '../database.ts';
import type { Store, StoreOptions } from '../database.ts';
import { migrate } from '../migrate.ts';
import type { Tables } from '../tables.ts';
import { ImmediateSqliteDialect } from './dialect.ts';
import { SqliteThreads } from './threads.ts';
import { openNodeSqlite } from './node-sqlite.ts';
import { sqliteSchema } from './schema.ts';

/** SQLITE_BUSY, LOCKED, READONLY, IOERR, FULL, CANTOPEN; the low byte of an extended code. */
const unavailableCodes = new Set([5, 6, 8, 10, 13, 14]);

/**
 * Opens the SQLite file, making it and its folder when they are missing.
 * Throws a `DatabaseError` when the file cannot be opened or written.
 */
export function openSqliteStore(
  file: string,
  { timeout }: Pick<StoreOptions, 'timeout'>,
): Promise<Store> {
  const database = openFile(file, timeout);
  const db = new Kysely<Tables>({ dialect: new ImmediateSqliteDialect({ database }) });
  const threads = new SqliteThreads(database);
  return Promise.resolve({
    db,
    announceThread: (article) => threads.announce(article),
    watchThreads: (listener) => threads.watch(listener),
    isUnavailable: (error) => unavailableCodes.has((errorCode(error) ?? 0) & 0xff),
    migrate: () => migrate(db, sqliteSchema),
    hasTable: (name) => sqliteSchema.hasTable(db, name),
    hasAnyWord(words) {
      const query = `{folded_title folded_summary} : (${words.map((word) => `"${word}"`).join(' OR ')})`;
      return sql`article_words.number in (select rowid from article_search where article_search match ${query})`;
    },
    continueNumbers: () => Promise.resolve(), // SQLite has seen them
    async backup(target) {
      try {
        await sql`vacuum into ${target}`.execute(db);
      } catch (error) {
        throw inWords(error, `The backup ${target} cannot be written`);
      }
    },
    close: () => db.destroy(),
  });
}

function openFile(file: string, busyTimeout: number): SqliteDatabase {
  try {
    if (file !== ':memory:') {
      makeFolder(dirname(file));
      closeSync(openSync(file, 'a', 0o600)); // it holds the server's keys: its owner's alone
    }
    return openNodeSqlite(file, busyTimeout);
  } catch (error) {
    throw inWords(error, `The database ${file} cannot be opened and written`);
  }
}

/** Makes a folder and those above it, one by one: Node's recursive `mkdir` never returns below `/proc`. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    if (!existsSync(folder)) throw error; // else another process was faster
  }
}

/** Errors of the file system and of SQLite as one sentence; any other stays what it is. */
function inWords(error: unknown, sentence: string): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error;
  const reason = errorCode(error) === undefined ? String(error.code) : error.message;
  return new DatabaseError(`${sentence} (${reason}).`, { cause: error });
}

function errorCode(error: unknown): number | undefined {
  return error instanceof Error && 'errcode' in error && typeof error.errcode === 'number'
    ? error.errcode
    : undefined;
}
