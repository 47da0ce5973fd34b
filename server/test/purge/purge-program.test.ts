import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { threadTag } from '../../src/http/cache-tag.ts';
import { articleKey } from '../../src/identity/article-id.ts';
import { post } from '../support/comments.ts';
import { ownDatabase } from '../support/database.ts';
import { article, startPair } from '../support/pair.ts';
import { run, startProgram } from '../support/program.ts';
import type { Program } from '../support/program.ts';
import { startPurgeReceiver } from '../support/purge-receiver.ts';
import type { PurgeReceiver, PurgeRequest } from '../support/purge-receiver.ts';

const secret = 'hush-4711';
const environment = { NEWS_ELEMENTS_PURGE_HEADER: `Authorization: Bearer ${secret}` };

describe('the program with --purge-url', () => {
  let receiver: PurgeReceiver;
  let flags: string[] = [];
  beforeEach(async () => {
    receiver = await startPurgeReceiver();
    flags = [
      ...['--purge-url', receiver.url, '--outbound-allow', receiver.host],
      ...['--captcha', 'none', '--comment-rate', '0', '--log-level', 'debug'],
    ];
  });
  afterEach(() => receiver[Symbol.asyncDispose]());

  /** A first start notes all there is as told; only what changes after it is purged. */
  async function begin(settings: readonly string[]): Promise<void> {
    await (await startProgram(settings, environment)).end();
  }

  const has = (tag: string) => (requests: readonly PurgeRequest[]) =>
    requests.some(({ tags }) => tags.includes(tag));

  /** A comment on the server's own page, and the name of its thread. */
  async function write(program: Program, path = '/2013/bridge'): Promise<string> {
    const page = program.origin + path;
    await post(program, { article: page, url: page });
    return threadTag(articleKey(page));
  }

  it('purges what changes, and writes its secret nowhere', async () => {
    await using database = await ownDatabase();
    const settings = [...flags, '--database', database.address];
    await begin(settings);
    const program = await startProgram(settings, environment);
    receiver.answer = () => ({ status: receiver.requests.length < 2 ? 403 : 200 });
    await receiver.until(has(await write(program)));
    await receiver.until(({ length }) => length > 1); // it tried again by itself
    assert.equal(receiver.requests[1]?.headers.authorization, `Bearer ${secret}`);
    const { code, stdout, stderr } = await program.end();
    assert.equal(code, 0);
    assert.match(stderr, /--purge-url answered 403/);
    assert.ok(!(stdout + stderr).includes(secret), stderr);
  });

  it('purges what it could not before it was killed', async () => {
    await using database = await ownDatabase();
    const settings = [...flags, '--database', database.address];
    receiver.answer = () => ({ status: 500 });
    await begin(settings);
    const killed = await startProgram(settings, environment);
    const tag = await write(killed);
    await receiver.until(has(tag));
    await killed.end('SIGKILL');
    const before = receiver.requests.length;
    receiver.answer = () => ({ status: 200 });
    const next = await startProgram(settings, environment);
    await receiver.until((requests) => has(tag)(requests.slice(before)));
    await next.end();
  });

  it('purges what several processes change', async () => {
    await using pair = await startPair([...flags]);
    await begin([...pair.settings]);
    const names = ['a', 'b', 'c', 'd'];
    for (const [index, name] of names.entries()) {
      const page = `${article}/${name}`;
      await post(index % 2 ? pair.one : pair.other, { article: page, url: page });
    }
    for (const name of names)
      await receiver.until(has(threadTag(articleKey(`${article}/${name}`))));
  });

  it('says what is wrong with a secret without repeating it', async () => {
    for (const wrong of [secret, `Bearer ${secret}`, `Host: ${secret}`, `A b: ${secret}`]) {
      const { code, stderr } = await run(['--purge-header', wrong]);
      assert.equal(code, 1);
      assert.match(stderr, /^--purge-header takes a header like/);
      assert.ok(!stderr.includes(secret), stderr);
    }
    const { code, stderr } = await run(['--purge-url', `ftp://user:${secret}@cdn.example`]);
    assert.equal(code, 1);
    assert.match(stderr, /^--purge-url takes an http or https address/);
    assert.ok(!stderr.includes(secret), stderr);
    const { stdout } = await run(['--help'], environment);
    assert.ok(!stdout.includes(secret));
  });
});
