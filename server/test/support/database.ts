import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { openPostgresStore } from '../../src/db/postgres/store.ts';

const { NEWS_TEST_SERVER: server, NEWS_TEST_TEMPLATE: template } = process.env;

/** Which system these tests run on; `with-postgres.ts` says so. */
export const system = server ? 'postgres' : 'sqlite';

/** A database of one's own, empty, for `--database`. */
export interface TestDatabase extends AsyncDisposable {
  readonly address: string;
}

/** A database of one's own that several may open. `empty`: without its tables too. */
export async function ownDatabase({ empty = false } = {}): Promise<TestDatabase> {
  if (server) return namedDatabase(`template ${empty ? 'template0' : template}`);
  const folder = await mkdtemp(join(tmpdir(), 'news-elements-'));
  return {
    address: join(folder, 'a.sqlite'),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}

/** A database of one's own for one server in this process. */
export async function quickDatabase(): Promise<TestDatabase> {
  if (server) return namedDatabase(`template ${template}`);
  return { address: ':memory:', [Symbol.asyncDispose]: () => Promise.resolve() };
}

/** Makes the database that the others are copies of. */
export async function makeTemplate(address: string): Promise<AsyncDisposable & { name: string }> {
  const name = newName('template');
  await command(address, `create database ${name}`);
  const store = await openPostgresStore(named(address, name), { timeout: 60_000, connections: 1 });
  await store.migrate();
  await store.close();
  return {
    name,
    [Symbol.asyncDispose]: () => command(address, `drop database ${name}`),
  };
}

/** A PostgreSQL database made in a way of its own. @param options What stands behind its name. */
export async function namedDatabase(options: string): Promise<TestDatabase> {
  const address = server ?? '';
  const name = newName('test');
  await command(address, `create database ${name} ${options}`);
  return {
    address: named(address, name),
    [Symbol.asyncDispose]: () => command(address, `drop database ${name} with (force)`),
  };
}

/** Runs a command of SQL on the PostgreSQL server. */
export function onServer(text: string): Promise<void> {
  return command(server ?? '', text);
}

async function command(address: string, text: string): Promise<void> {
  const client = new Client({ connectionString: address });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}

function newName(kind: string): string {
  return `news_${kind}_${randomBytes(6).toString('hex')}`;
}

function named(address: string, name: string): string {
  const url = new URL(address);
  url.pathname = `/${name}`;
  return url.href;
}
