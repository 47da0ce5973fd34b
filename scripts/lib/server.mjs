import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './run.mjs';
import { buildSite, siteFolder } from './site.mjs';

/**
 * @typedef {object} RunningServer A reference server of one's own.
 * @property {string} url Its address, without a slash at the end.
 * @property {string} database Its SQLite file.
 * @property {() => string} output What it has written to both outputs since it was last started.
 * @property {() => Promise<void>} kill Kills it as a crash would; the database stays.
 * @property {() => Promise<void>} restart Starts it again after `kill`, on the same port and database.
 * @property {() => Promise<void>} stop Ends it and removes its database.
 */

const program = join(root, 'server/bin/news-elements-server.mjs');

/** @type {Promise<void> | undefined} */
let site;

/**
 * Starts the server with a fresh database on a free port, serving the demo and the built elements.
 * @param {...string} flags Further flags, such as `--captcha`, `none`.
 * @returns {Promise<RunningServer>}
 */
export async function startServer(...flags) {
  await (site ??= buildSite());
  const folder = await mkdtemp(join(tmpdir(), 'news-elements-'));
  const database = join(folder, 'comments.sqlite');
  const settled = ['--database', database, '--public', siteFolder, '--log-level', 'warn', ...flags];
  let current = await launchServer(program, ['--port', '0', ...settled]);
  const { url } = current;
  const { port } = new URL(url);
  return {
    url,
    database,
    output: () => current.output(),
    kill: () => current.end('SIGKILL'),
    async restart() {
      current = await launchServer(program, ['--port', port, ...settled]);
    },
    async stop() {
      await current.end('SIGTERM');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/**
 * Starts the program and waits until it says its address.
 * @param {string} program
 * @param {string[]} flags
 * @returns {Promise<{ url: string, output: () => string, end: (signal: 'SIGKILL' | 'SIGTERM') => Promise<void> }>}
 * @throws {Error} With what it wrote, when it ends or stays silent for 20 seconds.
 */
export async function launchServer(program, flags) {
  const child = spawn(process.execPath, [program, ...flags], { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  /** @type {string} */
  const url = await new Promise((done, failed) => {
    const patience = setTimeout(() => {
      child.kill('SIGKILL');
      failed(new Error(`The server did not say its address within 20 s:\n${output}`));
    }, 20_000);
    const read = (/** @type {string} */ chunk) => {
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
  return { url, output: () => output, end: (signal) => end(child, signal) };
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {'SIGKILL' | 'SIGTERM'} signal
 */
async function end(child, signal) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}
