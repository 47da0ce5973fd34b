import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { launchServer } from '../../scripts/lib/server.mjs';
import { type Consumer, installPackage } from './support/consumer.ts';

const execute = promisify(execFile);

describe('the published server', () => {
  let consumer: Consumer;
  let program: string;
  before(async () => {
    consumer = await installPackage('news-elements-server', 'server');
    program = join(consumer.installed, 'bin/news-elements-server.mjs');
  });
  after(() => consumer?.remove());

  it('holds neither sources nor tests', () => {
    const files = globSync('**/*', { cwd: consumer.installed });
    assert.deepEqual(
      files.filter((file) => /^(src|test|scripts)\b.*\.ts$/.test(file)),
      [],
    );
  });

  it('passes publint', async () => {
    const { messages, pkg } = await publint({
      pkgDir: consumer.installed,
      level: 'warning',
      pack: false,
      strict: true,
    });
    const told = messages.map((message) => formatMessage(message, pkg, { color: false }));
    assert.deepEqual(told, []);
  });

  it('explains its flags', async () => {
    const { stdout } = await execute(process.execPath, [program, '--help']);
    assert.match(stdout, /--port/);
  });

  it('serves from a folder of someone else', async () => {
    const flags = ['--port', '0', '--database', join(consumer.folder, 'comments.sqlite')];
    const server = await launchServer(program, flags);
    try {
      const response = await fetch(`${server.url}/v1/site`);
      assert.equal(response.status, 200);
      assert.equal(((await response.json()) as { contract: number }).contract, 1);
    } finally {
      await server.end('SIGTERM');
    }
  });

  it('mounts in an application of someone else', async () => {
    const printed = await consumer.run(
      `import * as server from 'news-elements-server'; console.log(typeof server.createApp);`,
    );
    assert.equal(printed, 'function');
  });
});
