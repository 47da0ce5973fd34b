import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../../scripts/lib/run.mjs';
import { buildSite, siteFolder } from '../../../scripts/lib/site.mjs';

/** A reference server of one's own. */
export interface RunningServer {
  /** Its address, without a slash at the end. */
  readonly url: string;
  /** Its SQLite file. */
  readonly database: string;
  /** What it has written to both outputs so far. */
  output(): string;
  /** Kills it as a crash would; the database stays. */
  kill(): Promise<void>;
  /** Starts it again after `kill`, on the same port and database. */
  restart(): Promise<void>;
  /** Ends it and removes its database. */
  stop(): Promise<void>;
}

/**
 * Starts the server with a fresh database on a free port, serving the demo and the built elements.
 * @param flags Further flags, such as `--captcha none`.
 */
export async function startServer(...flags: string[]): Promise<RunningServer> {
  await (site ??= buildSite());
  const folder = await mkdtemp(join(tmpdir(), 'news-elements-'));
  const database = join(folder, 'comments.sqlite');
  const settled = ['--database', database, '--public', siteFolder, '--log-level', 'warn', ...flags];
  let current = await launch(['--port', '0', ...settled]);
  const { url } = current;
  const { port } = new URL(url);
  return {
    url,
    database,
    output: () => current.output(),
    kill: () => end(current.process, 'SIGKILL'),
    async restart() {
      current = await launch(['--port', port, ...settled]);
    },
    async stop() {
      await end(current.process, 'SIGTERM');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

let site: Promise<void> | undefined;

interface Launched {
  process: ChildProcess;
  url: string;
  output: () => string;
}

/** Starts the program and waits until it says its address. */
async function launch(flags: string[]): Promise<Launched> {
  const program = join(root, 'server/bin/news-elements-server.mjs');
  const child = spawn(process.execPath, [program, ...flags], { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const url = await new Promise<string>((done, failed) => {
    const patience = setTimeout(() => {
      child.kill('SIGKILL');
      failed(new Error(`The server did not say its address within 20 s:\n${output}`));
    }, 20_000);
    const read = (chunk: string) => {
      output += chunk;
      const address = /https?:\/\/[\w.[\]:-]+:\d+/.exec(output)?.[0];
      if (!address) return;
      clearTimeout(patience);
      done(address);
    };
    child.stdout.setEncoding('utf8').on('data', read);
    child.stderr.setEncoding('utf8').on('data', read);
    child.on('error', failed);
    child.on('exit', (code) => {
      clearTimeout(patience);
      failed(new Error(`The server ended with code ${code}:\n${output}`));
    });
  });
  return { process: child, url, output: () => output };
}

async function end(child: ChildProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}
