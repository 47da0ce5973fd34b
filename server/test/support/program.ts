import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Callable } from './comments.ts';

const entry = fileURLToPath(new URL('../../bin/news-elements-server.mjs', import.meta.url));

/** How a command ended. */
export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** A server in a process of its own. */
export interface Program extends Callable {
  readonly process: ChildProcess;
  /** Sends a signal and waits for the end. */
  end(signal?: NodeJS.Signals): Promise<Ended>;
}

/** Runs the real program to its end. */
export async function run(
  args: readonly string[],
  environment: Record<string, string> = {},
): Promise<Ended> {
  return ended(start(args, environment));
}

/** Starts the real server on a free port and waits until it says where it is. */
export async function startProgram(
  args: readonly string[],
  environment: Record<string, string> = {},
): Promise<Program> {
  const child = start(['--port', '0', ...args], environment);
  const ending = ended(child);
  const origin = await new Promise<string>((resolve, reject) => {
    let text = '';
    child.stdout?.on('data', (piece: string) => {
      text += piece;
      const address = /(http:\/\/\S+)\/\n/.exec(text)?.[1];
      if (address) resolve(address);
    });
    void ending.then(({ stderr }) => reject(new Error(`The server ended: ${stderr}`)));
  });
  return {
    process: child,
    origin,
    call(path, { json, ...init } = {}) {
      const headers = new Headers(init.headers);
      if (json !== undefined) headers.set('content-type', 'application/json');
      // A connection that is kept would hold up the end of the server.
      headers.set('connection', 'close');
      const body = json === undefined ? (init.body ?? null) : JSON.stringify(json);
      return fetch(new URL(path, origin), { ...init, headers, body });
    },
    end(signal = 'SIGTERM') {
      child.kill(signal);
      return ending;
    },
  };
}

/** A folder of its own for one suite; `[Symbol.asyncDispose]` removes it. */
export async function ownFolder(): Promise<AsyncDisposable & { path: (name: string) => string }> {
  const folder = await mkdtemp(join(tmpdir(), 'news-elements-'));
  return {
    path: (name) => join(folder, name),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}

function start(args: readonly string[], environment: Record<string, string>): ChildProcess {
  const inherited = Object.entries(process.env).filter(
    ([name]) =>
      name !== 'PORT' && !name.startsWith('NEWS_ELEMENTS_') && name !== 'NODE_TEST_CONTEXT',
  );
  return spawn(process.execPath, [entry, ...args], {
    env: { ...Object.fromEntries(inherited), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function ended(child: ChildProcess): Promise<Ended> {
  let stdout = '';
  let stderr = '';
  child.stdout?.setEncoding('utf8').on('data', (piece: string) => (stdout += piece));
  child.stderr?.setEncoding('utf8').on('data', (piece: string) => (stderr += piece));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, stdout, stderr };
}
