import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chown, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { findPrograms } from './programs.ts';

/** A PostgreSQL server of one's own. */
export interface Cluster extends AsyncDisposable {
  /** Its database `postgres`, as a user who may create others. */
  readonly address: string;
  /** Ends it at once, as a crash would. */
  kill(): Promise<void>;
  /** Starts it again after `kill`, at the same address. */
  restart(): Promise<void>;
}

/** What makes tests fast; what is written may be lost with the machine. */
const careless = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

/**
 * Makes a PostgreSQL server in a folder of its own, on a free port of this machine. Its language orders texts otherwise
 * than their bytes do, so that a query that leaves the order to the database is found out.
 * @param durable Keeps what it has confirmed, whatever happens. Default: no.
 */
export async function startCluster({ durable = false } = {}): Promise<Cluster> {
  const { initdb, postgres, identity } = await findPrograms();
  const folder = await mkdtemp(join(tmpdir(), 'news-elements-postgres-'));
  const own = async (path: string) => {
    if (identity.uid !== undefined) await chown(path, identity.uid, identity.gid ?? identity.uid);
  };
  const data = join(folder, 'data');
  const password = randomBytes(12).toString('hex');
  await writeFile(join(folder, 'password'), password, { mode: 0o600 });
  await own(folder);
  await own(join(folder, 'password'));
  const start = (program: string, args: readonly string[]) => {
    const child = spawn(program, args, {
      ...identity,
      cwd: folder,
      env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    const hear = (piece: Buffer) => (said = (said + piece.toString()).slice(-4000));
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    return { child, ended: once(child, 'exit'), said: () => said };
  };

  const making = start(initdb, [
    ...['--pgdata', data, '--username', 'tester', '--pwfile', join(folder, 'password')],
    ...['--auth', 'scram-sha-256', '--encoding', 'UTF8', '--no-sync'],
    ...['--locale', 'C', '--locale-provider', 'icu', '--icu-locale', 'vi'],
  ]);
  const [code] = (await making.ended) as [number | null];
  if (code !== 0) throw new Error(`initdb ended: ${making.said()}`);

  const port = await freePort();
  const address = `postgres://tester:${password}@127.0.0.1:${port}/postgres`;
  const settings = [
    ...[
      'listen_addresses=127.0.0.1',
      `port=${port}`,
      'unix_socket_directories=',
      'max_connections=200',
    ],
    ...(durable ? [] : careless),
  ];
  const run = async () => {
    const running = start(postgres, [
      '-D', data, ...settings.flatMap((setting) => ['-c', setting]),
    ]); // prettier-ignore
    await untilReady(address, running);
    return running;
  };
  let server = await run();
  const end = async (signal: NodeJS.Signals) => {
    if (server.child.exitCode === null && server.child.signalCode === null) {
      server.child.kill(signal);
      await server.ended;
    }
  };
  return {
    address,
    // The fastest end PostgreSQL knows: nobody is waited for, and the next start recovers from the log.
    kill: () => end('SIGQUIT'),
    async restart() {
      server = await run();
    },
    async [Symbol.asyncDispose]() {
      await end('SIGQUIT');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function untilReady(
  address: string,
  { child, said }: { child: { exitCode: number | null }; said: () => string },
): Promise<void> {
  for (;;) {
    const client = new Client({ connectionString: address });
    client.on('error', () => {}); // told by `connect` as well
    try {
      await client.connect();
      await client.end();
      return;
    } catch {
      if (child.exitCode !== null) throw new Error(`postgres ended: ${said()}`);
      await pause(20); // it is starting
    }
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
