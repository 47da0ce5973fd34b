import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Keys, openKeys } from '../../src/keys/keys.ts';
import { startServer } from '../support/serve.ts';

describe('Keys', () => {
  const keys = new Keys(Buffer.alloc(32, 1));
  const others = new Keys(Buffer.alloc(32, 2));

  it('opens what it sealed, for the same purpose alone', () => {
    for (const text of ['', 'a', 'Tiếng Việt 😀', 'x'.repeat(10_000)]) {
      const sealed = keys.seal('cursor', text);
      assert.match(sealed, /^[\w-]+$/);
      assert.equal(keys.open('cursor', sealed), text);
      assert.equal(keys.open('captcha', sealed), undefined);
      assert.equal(others.open('cursor', sealed), undefined);
    }
  });

  it('opens nothing that was touched or made up', () => {
    const sealed = keys.seal('cursor', 'place');
    for (let index = 0; index < sealed.length; index += 1) {
      const letter = sealed[index] === 'A' ? 'B' : 'A';
      const touched = sealed.slice(0, index) + letter + sealed.slice(index + 1);
      assert.equal(keys.open('cursor', touched), undefined, `${index}`);
    }
    const madeUp = [
      '',
      'A',
      'A'.repeat(37),
      'A'.repeat(38),
      'A'.repeat(500),
      '=',
      'đ',
      `${sealed}=`,
      `${sealed} `,
    ];
    for (const text of madeUp) assert.equal(keys.open('cursor', text), undefined, text);
  });

  it('hashes by purpose', () => {
    const hash = keys.hash('reader', 'data');
    assert.match(hash, /^[\w-]{43}$/);
    assert.ok(keys.matches('reader', 'data', hash));
    assert.ok(!keys.matches('reader', 'other', hash));
    assert.ok(!keys.matches('edit', 'data', hash));
    assert.ok(!others.matches('reader', 'data', hash));
    assert.ok(!keys.matches('reader', 'data', ''));
  });

  it('are made once a database', async () => {
    await using server = await startServer();
    const { db } = server.services;
    const again = await openKeys(db, new Date());
    assert.equal(again.hash('reader', 'a'), server.services.keys.hash('reader', 'a'));
    await using elsewhere = await startServer();
    assert.notEqual(elsewhere.services.keys.hash('reader', 'a'), again.hash('reader', 'a'));
  });
});
