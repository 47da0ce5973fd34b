import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { addressKey } from '../../src/identity/address.ts';
import { articleKey } from '../../src/identity/article-id.ts';

/** The browser package passes the same. */
const { article, same, other, equal } = JSON.parse(
  await readFile(new URL('../../../test/page/same-article.vectors.json', import.meta.url), 'utf8'),
) as { article: string; same: string[]; other: string[]; equal: [string, string][] };

/** What the browser states; the server never reads a page, so canonical link and JSON-LD are told there alone. */
const stated = JSON.parse(
  await readFile(new URL('../../../test/page/article-id.vectors.json', import.meta.url), 'utf8'),
) as { say: string; id: string; address: string; key?: string }[];

describe('the key of an article', () => {
  for (const { say, id, key } of stated) {
    if (!key) continue;
    it(`is the browser's where ${say}`, () => {
      assert.equal(addressKey(id), key);
    });
  }

  for (const address of same) {
    it(`is the article's for ${address}`, () => {
      assert.equal(addressKey(address), addressKey(article));
      assert.equal(articleKey(address), article);
    });
  }

  for (const address of other) {
    it(`is another for ${address || 'nothing'}`, () => {
      assert.notEqual(articleKey(address), article);
    });
  }

  for (const [one, two] of equal) {
    it(`is one for ${one} and ${two}`, () => {
      assert.equal(articleKey(one), articleKey(two));
    });
  }

  it('is the id itself where that is no address', () => {
    assert.equal(articleKey('post-123/'), 'post-123/');
    assert.equal(articleKey('urn:uuid:1?utm_source=x'), 'urn:uuid:1?utm_source=x');
  });

  it('is a digest over one kilobyte', () => {
    assert.match(articleKey('á'.repeat(600)), /^sha256-[\da-f]{64}$/);
  });
});
