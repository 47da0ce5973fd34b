import assert from 'node:assert/strict';
import { randomBytes, randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Comment, CommentPage } from '../../../src/comments/schemas.ts';
import { read } from '../../support/comments.ts';
import type { Posted } from '../../support/comments.ts';
import { startProgram } from '../../support/program.ts';
import type { Program } from '../../support/program.ts';

const articles = ['a', 'b', 'c', 'd'].map((name) => `https://paper.example/kills/${name}`);
const patienceMilliseconds = 20_000;

/** What is killed, how often, and who writes meanwhile. */
export interface Kills {
  /** For `--database`. */
  database: string;
  /** Servers on it. */
  processes: number;
  writers: number;
  kills: number;
}

/** What happened. */
export interface Killed {
  /** Comments that a writer was told are kept. */
  acknowledged: number;
  /** Requests that a kill left without an answer, and which were sent again with the same key. */
  cut: number;
  /** Requests sent again although they had been answered. */
  resent: number;
  /** Answers of 503, asked again. */
  busy: number;
}

/** A comment as its writer keeps it until a server has taken it. */
interface Written {
  article: string;
  key: string;
}

/**
 * Kills servers one by one with SIGKILL while writers post to any of them, starts them again, and reads all comments at the
 * end. Throws an `AssertionError` when one that was acknowledged is missing, or one is there twice or under another id.
 */
export async function killUnderWriters(work: Kills): Promise<Killed> {
  const flags = ['--captcha', 'none', '--comment-rate', '0', '--log-level', 'silent'];
  const start = () => startProgram(['--database', work.database, ...flags]);
  const programs = [await start()];
  while (programs.length < work.processes) programs.push(await start());
  const killed: Killed = { acknowledged: 0, cut: 0, resent: 0, busy: 0 };
  const told = new Map<string, string>();
  let running = true;

  /** Until some server answers; the id it gave. */
  const send = async ({ article, key }: Written): Promise<string> => {
    for (;;) {
      const program = programs[randomInt(programs.length)];
      assert.ok(program);
      const response = await post(program, article, key);
      if (!response) {
        killed.cut += 1;
        await pause(50);
      } else if (response.status === 503) {
        killed.busy += 1;
        await pause(100);
      } else {
        return ((await read(response, 201)) as Posted).comment.id;
      }
    }
  };
  const write = async () => {
    while (running) {
      // Hexadecimal: its text is the key, which Markdown must leave as it is.
      const key = randomBytes(16).toString('hex');
      const comment = { article: articles[randomInt(articles.length)] ?? '', key };
      const id = await send(comment);
      told.set(comment.key, id);
      if (randomInt(4)) continue;
      killed.resent += 1;
      assert.equal(await send(comment), id, 'sent again, it became another comment');
    }
  };
  try {
    const writers = Promise.all(Array.from({ length: work.writers }, write)).catch((error) => {
      running = false;
      throw error;
    });
    const killing = async () => {
      for (let kill = 0; kill < work.kills && running; kill += 1) {
        const written = told.size + work.writers;
        while (running && told.size < written) await pause(5);
        await pause(randomInt(100)); // into the middle of whatever they do
        const place = kill % programs.length;
        await programs[place]?.end('SIGKILL');
        programs[place] = await start();
      }
      running = false;
    };
    await Promise.all([writers, killing()]);
    const [program] = programs;
    assert.ok(program);
    killed.acknowledged = told.size;
    await checkAll(program, told);
    return killed;
  } finally {
    running = false;
    await Promise.all(programs.map((program) => program.end('SIGTERM')));
  }
}

/** The answer, or nothing when the connection broke. */
async function post(program: Program, article: string, key: string): Promise<Response | undefined> {
  const url = `${program.origin}/kills`;
  try {
    const response = await program.call('/v1/comments', {
      method: 'POST',
      json: { article, url, author: { name: 'Reader' }, text: key },
      headers: { 'idempotency-key': key },
      signal: AbortSignal.timeout(patienceMilliseconds),
    });
    return new Response(await response.text(), response);
  } catch (error) {
    if (error instanceof TypeError) return undefined; // `fetch` says so of a connection that broke
    throw error;
  }
}

/** Reads every thread to its end and compares it with what the writers were told. */
async function checkAll(program: Program, told: ReadonlyMap<string, string>): Promise<void> {
  const kept: Comment[] = [];
  for (const article of articles) {
    const before = kept.length;
    let cursor: string | null = '';
    let total = 0;
    while (cursor !== null) {
      const query: URLSearchParams = new URLSearchParams({ article, sort: 'oldest', limit: '100' });
      if (cursor) query.set('cursor', cursor);
      const answer = await program.call(`/v1/comments?${query.toString()}`);
      const page = (await read(answer, 200)) as CommentPage;
      kept.push(...page.items);
      total = page.total;
      cursor = page.next;
    }
    assert.equal(kept.length - before, total, `the total of ${article}`);
  }
  const texts = kept.map(({ html }) => html.replace(/<[^>]*>/g, ''));
  assert.equal(new Set(texts).size, texts.length, 'a comment is there twice');
  const found = new Map(kept.map(({ id }, index) => [texts[index] ?? '', id]));
  const lost = [...told].filter(([key, id]) => found.get(key) !== id);
  assert.deepEqual(lost, [], 'an acknowledged comment is missing');
  assert.equal(found.size, told.size, 'there are comments nobody was told of');
}
