import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { describe, it } from 'node:test';
import { draft, newKey, send, vote } from '../support/comments.ts';
import type { Posted } from '../support/comments.ts';
import { ownDatabase } from '../support/database.ts';
import { startProgram } from '../support/program.ts';
import type { Program } from '../support/program.ts';

const clients = 12;
const requests = 4000;

type Visit = (program: Program) => Promise<Response | undefined>;

let latest = 'c0';
const json = { 'content-type': 'application/json' };

/** What good and bad clients do. */
const visits: readonly Visit[] = [
  async (program) => {
    const response = await send(program, draft(program, { text: 'Xin chào. '.repeat(20) }));
    if (response.status === 201) latest = ((await response.clone().json()) as Posted).comment.id;
    return response;
  },
  (program) => program.call(`/v1/comments?article=${program.origin}/2013/bridge&limit=100`),
  (program) => program.call(`/v1/comments?article=${program.origin}/2013/bridge&sort=best`),
  (program) => program.call(`/v1/counts?article=${program.origin}/2013/bridge&article=other`),
  (program) => program.call(`/threads?article=${program.origin}/2013/bridge`),
  (program) => vote(program, latest, 1),
  (program) => send(program, draft(program, { parent: latest, text: 'Trả lời' })),
  (program) => send(program, draft(program, { text: 12, author: [] })),
  (program) => send(program, draft(program, { text: 'x'.repeat(70_000) })),
  (program) => send(program, draft(program), 'short'),
  (program) => send(program, '['.repeat(20_000)),
  (program) => program.call('/v1/comments', { method: 'POST', body: '{"a', headers: json }),
  (program) => program.call(`/v1/comments/${newKey()}`, { method: 'DELETE' }),
  (program) => program.call(`/v1/${newKey()}`),
  (program) => program.call('/v1/comments?article=a&cursor=%00%ff'),
  (program) => program.call('/v1/captcha', { method: 'PATCH' }),
  async (program) => {
    const signal = AbortSignal.timeout(randomInt(1, 6));
    const path = `/v1/comments?article=${program.origin}/2013/bridge&limit=100`;
    try {
      return await program.call(path, { signal });
    } catch {
      return undefined; // it went away before the answer
    }
  },
  broken('POST /v1/comments HTTP/1.1\r\nHost: a\r\nContent-Length: 500\r\n\r\n{"article":'),
  broken('GET /v1/comments?article=a HTTP/1.1\r\nHost: a\r\n'),
  broken('\u0000\u0001\u0002 nothing like HTTP\r\n\r\n'),
];

describe('a server among good and bad requests', () => {
  it('fails at none, and keeps neither memory nor connections', async (test) => {
    await using database = await ownDatabase();
    const program = await startProgram(
      [
        ...['--database', database.address, '--captcha', 'none'],
        ...['--comment-rate', '0', '--log-level', 'silent'],
      ],
      // Node grows its heap rather than clean it while it may; what is held on to shows where it may not.
      { NODE_OPTIONS: '--max-old-space-size=64 --max-semi-space-size=8' },
    );
    const failed = new Set<string>();
    const round = async () => {
      let left = requests;
      const client = async () => {
        while ((left -= 1) >= 0) {
          const number = randomInt(visits.length);
          const response = await visits[number]?.(program);
          await response?.body?.cancel().catch(() => {}); // cut off in the middle of the answer
          // 503 asks for patience and says how much.
          const asked = response?.status === 503 && response.headers.has('retry-after');
          if (response && response.status >= 500 && !asked) {
            failed.add(`visit ${number}: ${response.status}`);
          }
        }
      };
      await Promise.all(Array.from({ length: clients }, client));
    };
    try {
      await round();
      const warm = look(program);
      await round();
      await round();
      const end = look(program);
      test.diagnostic(
        `resident ${warm.megabytes} MB after one round, ${end.megabytes} after three`,
      );
      assert.deepEqual([...failed], []);
      assert.ok(end.megabytes < warm.megabytes * 1.5 + 30, 'memory grows');
      assert.ok(end.files < warm.files + clients + 20, 'connections stay open');
    } finally {
      assert.equal((await program.end()).code, 0);
    }
  });
});

/** A client that sends this much and is gone. */
function broken(text: string): Visit {
  return ({ origin }) =>
    new Promise((resolve) => {
      const socket = connect(Number(new URL(origin).port), '127.0.0.1', () => {
        socket.write(text, () => setTimeout(() => socket.destroy(), randomInt(5)));
      });
      socket.on('error', () => {}); // the server may close first
      socket.on('close', () => resolve(undefined));
    });
}

/** Resident memory, and how many files and connections the process has open; of Linux alone. */
function look({ process: { pid } }: Program): { megabytes: number; files: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const kilobytes = Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]);
  const files = readdirSync(`/proc/${pid}/fd`).length;
  return { megabytes: Math.round(kilobytes / 1024), files };
}
