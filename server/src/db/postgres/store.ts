import { Kysely, PostgresDialect, sql } from 'kysely';

import { backUp } from '../../copy/back-up.ts';
import { DatabaseError } from '../database.ts';
import type { Store, StoreOptions } from '../database.ts';
import { migrate } from '../migrate.ts';
import type { Tables } from '../tables.ts';
import { codeOf, isUnavailable } from './errors.ts';
import { openPool } from './pool.ts';
import { PostgresThreads } from './threads.ts';
import { postgresSchema, wordsOfArticle } from './schema.ts';

const oldest = 14;

/**
 * Opens a PostgreSQL database by its address, `postgres://user@host/name`.
 * Throws a `DatabaseError` when it cannot be reached or is not fit.
 */
export async function openPostgresStore(address: string, options: StoreOptions): Promise<Store> {
  if (!URL.canParse(address)) {
    throw new DatabaseError('--database takes an address like postgres://user@host/name.');
  }
  const connect = (limits: StoreOptions) =>
    new Kysely<Tables>({ dialect: new PostgresDialect({ pool: openPool(address, limits) }) });
  const db = connect(options);
  try {
    await check(db);
  } catch (error) {
    await db.destroy();
    throw inWords(error, address);
  }
  const threads = new PostgresThreads(db, address, options.timeout);
  return {
    db,
    announceThread: (article) => threads.announce(article),
    watchThreads: (listener) => threads.watch(listener),
    isUnavailable,
    hasTable: (name) => postgresSchema.hasTable(db, name),
    hasAnyWord: (words) => sql`${wordsOfArticle} && ${[...words]}`,
    async migrate() {
      // An index over a large table takes longer than a request may.
      const patient = connect({ timeout: 0, connections: 1 });
      try {
        return await migrate(patient, postgresSchema);
      } catch (error) {
        throw inWords(error, address);
      } finally {
        await patient.destroy();
      }
    },
    async continueNumbers(handle) {
      for (const [table, column] of [
        ['comments', 'seq'],
        ['article_words', 'number'],
      ] as const) {
        await sql`
          select setval(pg_get_serial_sequence(${table}, ${column}),
            (select coalesce(max(${sql.ref(column)}), 0) + 1 from ${sql.table(table)}), false)
        `.execute(handle);
      }
    },
    async backup(file, report) {
      // All rows are read in one transaction, which rests while they are written.
      const patient = connect({ timeout: 0, connections: 1 });
      const hasTable = (name: string) => postgresSchema.hasTable(patient, name);
      try {
        await backUp({ db: patient, hasTable }, file, report);
      } finally {
        await patient.destroy();
      }
    },
    async close() {
      await threads.settle();
      await db.destroy();
    },
  };
}

async function check(db: Kysely<Tables>): Promise<void> {
  const { rows } = await sql<{ encoding: string; version: number }>`
    select current_setting('server_encoding') as encoding,
      current_setting('server_version_num')::int / 10000 as version
  `.execute(db);
  const { encoding, version } = rows[0] ?? { encoding: '', version: 0 };
  if (encoding !== 'UTF8') {
    throw new DatabaseError(`The database has the encoding ${encoding}; it needs UTF8.`);
  }
  if (version < oldest) {
    throw new DatabaseError(`PostgreSQL ${oldest} or newer is needed; this is ${version}.`);
  }
}

/** What keeps a server from starting, in one sentence without user and password; any other error stays what it is. */
function inWords(error: unknown, address: string): unknown {
  const { host, pathname } = new URL(address);
  const named = `The database ${pathname.slice(1)} at ${host || 'this machine'}`;
  const sentence = (text: string) => new DatabaseError(text, { cause: error });
  const code = codeOf(error);
  if (code === '42501') {
    return sentence(
      `${named} does not let this user change its tables; run "news-elements-server migrate" as its owner.`,
    );
  }
  if (code === '55P03') return sentence(`${named} is too busy to change its tables; try again.`);
  if (!isUnavailable(error) || error instanceof DatabaseError) return error;
  return sentence(`${named} cannot be opened (${code || (error as Error).message}).`);
}
