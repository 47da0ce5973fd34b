import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { binOf, childEnvironment, root } from '../../scripts/lib/run.mjs';

const execute = promisify(execFile);

/** What the generator, the checks and the tests of one element read. */
const needed = [
  'custom-elements-manifest.config.mjs',
  'eslint.config.js',
  '.prettierrc.json',
  'package.json',
  'scripts',
  'src',
  'test',
  'tsconfig.json',
  'web-test-runner.config.mjs',
];

describe('npm run new', () => {
  let copy: string;
  const node = (...args: string[]) =>
    execute(process.execPath, args, {
      cwd: copy,
      env: { ...childEnvironment, NEWS_TEST_BROWSERS: 'chromium' },
    });
  before(async () => {
    copy = await mkdtemp(join(tmpdir(), 'news-elements-generator-'));
    for (const name of needed) await cp(join(root, name), join(copy, name), { recursive: true });
    await symlink(join(root, 'node_modules'), join(copy, 'node_modules'), 'dir');
    await node('scripts/new.mjs', 'reading-time');
  });
  after(() => rm(copy, { recursive: true, force: true }));

  it('writes an element that passes the type check and the linter', async () => {
    await node(binOf('typescript', 'tsc'), '-p', 'tsconfig.json');
    await node(binOf('typescript', 'tsc'), '-p', 'test/tsconfig.json');
    await node(
      'scripts/lint.mjs',
      'src/elements/reading-time',
      'src/index.ts',
      'test/elements/news-reading-time.test.ts',
    );
  });

  it('writes an element that passes its tests and the suite of all elements', async () => {
    await node('scripts/test.mjs', 'elements', 'test/elements/news-reading-time.test.ts');
    const counts = JSON.parse(
      await readFile(join(copy, 'build/test-results/elements.json'), 'utf8'),
    ) as { passed: number };
    assert.ok(counts.passed > 5);
  });

  it('makes the loader and the package know it, and gives it its pages', async () => {
    const read = (file: string) => readFile(join(copy, file), 'utf8');
    assert.match(await read('src/autoload/elements.ts'), /'news-reading-time': \(\) => import/);
    assert.match(await read('src/index.ts'), /export \{ NewsReadingTime \}/);
    assert.match(await read('custom-elements.json'), /"tagName": "news-reading-time"/);
    assert.match(await read('demo/elements/reading-time.html'), /<news-reading-time/);
    assert.match(await read('docs/elements/reading-time.md'), /<news-reading-time/);
  });

  for (const [name, complaint] of [
    ['Reading_Time', /lower case/],
    ['news-reading-time', /without "news-"/],
    ['share-bar', /blockers/],
    ['reading-time', /is there already/],
  ] as const) {
    it(`refuses "${name}" in words`, async () => {
      await assert.rejects(node('scripts/new.mjs', name), (error: { stderr: string }) => {
        assert.match(error.stderr, complaint);
        return true;
      });
    });
  }
});
