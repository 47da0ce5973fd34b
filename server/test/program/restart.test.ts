import assert from 'node:assert/strict';
import { Agent } from 'node:http';
import { describe, it } from 'node:test';
import { draft, newKey, post, read } from '../support/comments.ts';
import type { Posted } from '../support/comments.ts';
import { inWords, openStream } from '../support/changes.ts';
import { ownDatabase } from '../support/database.ts';
import { article, startPair } from '../support/pair.ts';
import { startProgram } from '../support/program.ts';
import type { Program } from '../support/program.ts';
import { postSlowly } from '../support/slow-post.ts';

const there = { article, url: article };

describe('processes that are restarted one after the other', () => {
  it('lose no comment and tell of each, while writers and readers go on', async () => {
    await using pair = await startPair(['--captcha', 'none', '--comment-rate', '0']);
    await using later = new AsyncDisposableStack();
    const running: Program[] = [pair.one, pair.other];
    const answered = new Map<string, Posted>();
    const reached = new Map<number, () => void>();
    const until = (count: number) =>
      new Promise<void>((resolve) => {
        if (answered.size >= count) resolve();
        else reached.set(count, resolve);
      });

    /** As a browser behind a proxy: what was not answered is sent again, to whoever is there. */
    const write = async (writer: number): Promise<void> => {
      for (let number = 0; number < 20; number += 1) {
        const key = newKey();
        for (let attempt = writer; !answered.has(key); attempt += 1) {
          const server = running[attempt % running.length]!;
          let response: Response;
          try {
            response = await fetch(`${server.origin}/v1/comments`, {
              method: 'POST',
              headers: { 'content-type': 'application/json', 'idempotency-key': key },
              body: JSON.stringify(draft(server, { ...there, text: key })),
            });
          } catch {
            continue; // its port is closed, or the connection was
          }
          answered.set(key, (await read(response, 201)) as Posted);
        }
        reached.get(answered.size)?.();
      }
    };

    const told = new Set<string>();
    const listening = Promise.withResolvers<void>();
    const follow = async (): Promise<void> => {
      let last: string | undefined;
      for (let attempt = 0; ; attempt += 1) {
        const server = running[attempt % running.length]!;
        const headers: Record<string, string> = last ? { 'last-event-id': last } : {};
        const opened = await openStream(server, { article }, headers).catch((error: unknown) => {
          // Its port is closed, or it is about to end.
          if (error instanceof TypeError || /problems\/unavailable/.test(String(error))) return;
          throw error;
        });
        if (!opened) continue;
        await using stream = opened;
        for (;;) {
          const message = await stream.next();
          if (!message) break;
          last = message.id;
          listening.resolve();
          for (const word of inWords(message.page.items)) told.add(word.replace(/^\w+ /, ''));
          if (told.size === 80) return;
        }
      }
    };

    const restart = async (index: number): Promise<void> => {
      const { code, stderr } = await running[index]!.end('SIGTERM');
      assert.equal(code, 0, stderr);
      assert.doesNotMatch(stderr, /"level":50/);
      const program = await startProgram(pair.settings);
      later.defer(async () => void (await program.end('SIGKILL')));
      running[index] = program;
    };

    const following = follow();
    await Promise.race([listening.promise, following]); // a stream tells what comes after its first message
    const writing = Promise.all([0, 1, 2, 3].map(write));
    await until(15);
    await restart(0);
    await until(45);
    await restart(1);
    await writing;
    await following;

    assert.equal(answered.size, 80);
    const ids = new Set([...answered.values()].map(({ comment }) => comment.id));
    assert.deepEqual(told, ids);
    for (const server of running) {
      const counts = await server.call(`/v1/counts?article=${encodeURIComponent(article)}`);
      assert.deepEqual(await counts.json(), { counts: { [article]: 80 } });
    }
    for (const [key, posted] of answered) {
      assert.deepEqual(await post(running[1]!, { ...there, text: key }, key), posted);
    }
  });
});

describe('a server that is told to stop', () => {
  it('lets no connection that is kept open hold it up, and ends its streams', async () => {
    await using database = await ownDatabase();
    const program = await startProgram(['--database', database.address, '--captcha', 'none']);
    await using stream = await openStream(program);
    await stream.next();
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const finish = await postSlowly(program, agent);
    const ending = program.end('SIGTERM');
    assert.equal(await stream.next(), undefined); // it is stopping
    const response = await finish();
    assert.equal(response.statusCode, 201);
    assert.equal(response.headers.connection, 'close');
    assert.equal((await ending).code, 0);
    agent.destroy();
  });
});
