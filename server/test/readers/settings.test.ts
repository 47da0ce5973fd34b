import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ownDatabase } from '../support/database.ts';
import { run, startProgram } from '../support/program.ts';

describe('the settings for signed-in readers', () => {
  it('say in one sentence what is wrong with them', async () => {
    const cases: [string[], RegExp][] = [
      [['--auth-jwks', 'ftp://paper.example/keys'], /--auth-jwks takes the https address/],
      [['--auth-jwks', 'https://paper.example/keys'], /need --auth-issuer and --auth-audience/],
      [
        [...sign('--auth-jwks', 'http://paper.example/keys')],
        /--auth-jwks has to begin with https/,
      ],
      [[...sign('--auth-secret', 's'.repeat(31))], /--auth-secret takes a secret of at least 32/],
      [
        [...sign('--auth-secret', 's'.repeat(32)), '--auth-jwks', 'https://paper.example/keys'],
        /not by both/,
      ],
      [
        [...sign('--auth-secret', 's'.repeat(32)), '--auth-algorithms', 'RS256'],
        /names RS256, which needs --auth-jwks/,
      ],
      [
        [...sign('--auth-jwks', 'https://paper.example/keys'), '--auth-algorithms', 'ES256,HS256'],
        /names HS256, which needs a secret/,
      ],
      [['--auth-algorithms', 'none'], /--auth-algorithms takes names of signatures/],
      [['--auth-issuer', 'a'], /need --auth-secret or --auth-jwks/],
      [['--guests', 'off'], /lets nobody comment/],
      [['--picture-origin', 'http://pictures.example'], /--picture-origin takes an https origin/],
    ];
    for (const [args, sentence] of cases) {
      const { code, stdout, stderr } = await run(args);
      assert.deepEqual([code, stdout], [1, ''], args.join(' '));
      assert.match(stderr, sentence, args.join(' '));
      assert.equal(stderr.trim().split('\n').length, 1, stderr);
    }
  });

  it('never repeats a secret, wrong or right', async () => {
    await using database = await ownDatabase();
    const base = ['--database', database.address, ...sign('--log-level', 'debug')];
    for (const secret of ['too-short-to-be-one', 'long enough and yet with spaces in it']) {
      const { code, stderr } = await run(base, { NEWS_ELEMENTS_AUTH_SECRET: secret });
      assert.equal(code, 1);
      assert.match(stderr, /^\S*\s?NEWS_ELEMENTS_AUTH_SECRET takes a secret/m);
      assert.ok(
        !secret.split(' ').some((word) => word.length > 6 && stderr.includes(word)),
        stderr,
      );
    }
    const secret = 'Zq7-right-secret-of-more-than-32-bytes';
    const program = await startProgram(base, { NEWS_ELEMENTS_AUTH_SECRET: secret });
    const wrong = `Bearer ${Buffer.from('{"alg":"HS256"}').toString('base64url')}.e30.c2ln`;
    const headers = { authorization: wrong, 'idempotency-key': 'a'.repeat(22) };
    const json = { article: 'a', author: { name: 'Hà' }, text: 'Xin chào' };
    const response = await program.call('/v1/comments', { method: 'POST', headers, json });
    const answer = await response.text();
    assert.equal(response.status, 401);
    const { stdout, stderr } = await program.end();
    for (const text of [answer, stdout, stderr]) {
      assert.ok(!text.includes(secret) && !text.includes('c2ln'), text);
    }
    const help = await run(['--help'], { NEWS_ELEMENTS_AUTH_SECRET: secret });
    assert.ok(!help.stdout.includes(secret));
  });

  it('says at its start when the site’s keys cannot be had', async () => {
    await using database = await ownDatabase();
    const keys = ['--auth-jwks', 'https://127.0.0.1:9/keys'];
    const program = await startProgram(['--database', database.address, ...sign(...keys)]);
    assert.equal((await program.call('/healthz')).status, 200);
    const { stderr } = await program.end();
    assert.match(stderr, /the keys of --auth-jwks cannot be had/);
  });
});

/** Further flags, with what tokens of readers have to say. */
function sign(...flags: string[]): string[] {
  return [...flags, '--auth-issuer', 'https://paper.example', '--auth-audience', 'comments'];
}
