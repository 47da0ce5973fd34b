import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { root } from '../../scripts/lib/run.mjs';
import { buildSite } from '../../scripts/lib/site.mjs';
import { BLOCKED_IN_ADDRESSES, BLOCKED_IN_MARKUP } from './blocker-patterns.data.ts';

const blocked = (names: Iterable<string>, patterns: readonly RegExp[]) =>
  [...new Set(names)].filter((name) => patterns.some((pattern) => pattern.test(name)));

describe('names that content blockers hide', () => {
  let files: string[];
  let code: string;
  before(async () => {
    await buildSite();
    files = globSync('**/*.js', { cwd: join(root, 'cdn') });
    code = files.map((file) => readFileSync(join(root, 'cdn', file), 'utf8')).join('\n');
  });

  /** Values of an attribute in the templates of the built files, word by word. */
  const words = (attribute: RegExp) =>
    [...code.matchAll(attribute)].flatMap(([, value]) =>
      value!
        .replace(/\$\{[^}]*\}/g, ' ')
        .split(/\s+/)
        .filter(Boolean),
    );

  it('are not those of our files', () => {
    assert.ok(files.length > 20);
    assert.deepEqual(
      blocked(
        files.map((file) => `/${file}`),
        BLOCKED_IN_ADDRESSES,
      ),
      [],
    );
  });

  it('are not those of our tags, nor of the attributes we leave in the page', () => {
    const tags = [...code.matchAll(/["'`](news-[a-z-]+)["'`]/g)].map(([, tag]) => tag!);
    const data = [...code.matchAll(/\b(data-news-[a-z-]+)/g)].map(([, name]) => name!);
    assert.ok(tags.includes('news-comments') && data.length > 0);
    assert.deepEqual(
      blocked(
        [...tags, ...data].map((name) => name.replaceAll('-', ' ')),
        BLOCKED_IN_MARKUP,
      ),
      [],
    );
    assert.deepEqual(blocked([...tags, ...data], BLOCKED_IN_MARKUP), []);
  });

  it('are not those of our classes, ids and parts', () => {
    const found = words(/\b(?:class|id|part|exportparts)=["']?([^"'>]*)/g);
    assert.ok(found.includes('button'));
    assert.deepEqual(blocked(found, BLOCKED_IN_MARKUP), []);
  });

  it('are not those of the calls to our server', () => {
    const { paths } = JSON.parse(
      readFileSync(join(root, 'docs/contract/openapi.json'), 'utf8'),
    ) as { paths: object };
    assert.deepEqual(
      blocked(
        Object.keys(paths).map((path) => `${path}/`),
        BLOCKED_IN_ADDRESSES,
      ),
      [],
    );
  });
});
