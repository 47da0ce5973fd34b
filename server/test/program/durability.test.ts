import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newKey, post } from '../support/comments.ts';
import type { Posted } from '../support/comments.ts';
import { ownDatabase } from '../support/database.ts';
import { startProgram } from '../support/program.ts';
import { postSlowly } from '../support/slow-post.ts';

describe('a server that is killed', () => {
  it('has every comment it answered for, and takes each key once', async () => {
    await using database = await ownDatabase();
    const settings = ['--database', database.address, '--captcha', 'none', '--comment-rate', '0'];
    const article = 'https://paper.example/kill';
    const answered = new Map<string, Posted>();
    const tried = new Set<string>();

    for (let round = 0; round < 3; round += 1) {
      const program = await startProgram(settings);
      const url = `${program.origin}/kill`;
      for (const [key, posted] of answered) {
        assert.deepEqual(await post(program, { article, text: key, url }, key), posted);
      }
      // Writers that go on until the server is gone: the kill falls into the middle of their work.
      const write = async (): Promise<void> => {
        for (;;) {
          const key = newKey();
          tried.add(key);
          let posted: Posted;
          try {
            posted = await post(program, { article, text: key, url }, key);
          } catch (error) {
            if (program.process.killed) return;
            throw error;
          }
          answered.set(key, posted);
          if (answered.size >= (round + 1) * 8) program.process.kill('SIGKILL');
        }
      };
      await Promise.all([write(), write(), write()]);
      await program.end('SIGKILL');
    }

    const program = await startProgram(settings);
    for (const key of tried) {
      const posted = await post(
        program,
        { article, text: key, url: `${program.origin}/kill` },
        key,
      );
      const known = answered.get(key);
      if (known) assert.deepEqual(posted, known);
    }
    const counts = await program.call(`/v1/counts?article=${encodeURIComponent(article)}`);
    assert.deepEqual(await counts.json(), { counts: { [article]: tried.size } });
    assert.equal((await program.end()).code, 0);
  });
});

describe('a server that is told to stop', () => {
  it('finishes the request it has, takes no other, and ends well', async () => {
    await using database = await ownDatabase();
    const settings = ['--database', database.address, '--captcha', 'none'];
    const program = await startProgram(settings);
    const finish = await postSlowly(program);
    const ending = program.end('SIGTERM');
    const refused = async (): Promise<void> => {
      for (;;) {
        try {
          await (await program.call('/healthz')).text();
        } catch {
          return; // the port is closed
        }
      }
    };
    await refused();
    const response = await finish();
    assert.equal(response.statusCode, 201);
    const { code, stderr } = await ending;
    assert.equal(code, 0);
    assert.doesNotMatch(stderr, /"level":50/);
  });
});
