import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Gatherings } from '../../src/db/gatherings.ts';

describe('those who wait for the same thing', () => {
  it('have it done at once, and each gets its own result', async () => {
    const { join, done } = halls();
    const results = await Promise.all([join('a', '1'), join('a', '2'), join('b', '3')]);
    assert.deepEqual(results, ['1 done', '2 done', '3 done']);
    assert.deepEqual(done, [['1', '2'], ['3']]);
  });

  it('wait for the next time once it has begun', async () => {
    const { join, done, gate } = halls();
    const opened = gate();
    const first = join('a', '1');
    await opened.begun;
    const later = [join('a', '2'), join('a', '3')];
    opened.open();
    await Promise.all([first, ...later]);
    assert.deepEqual(done, [['1'], ['2', '3']]);
  });

  it('are not together with another of the same key, nor more than thirty-two', async () => {
    const { join, done } = halls();
    await Promise.all([join('a', '1'), join('a', '1')]);
    assert.deepEqual(done, [['1'], ['1']]);
    done.length = 0;
    await Promise.all(Array.from({ length: 40 }, (_, number) => join('a', `${number}`)));
    assert.deepEqual(
      done.map((keys) => keys.length),
      [32, 8],
    );
  });

  it('all hear of it when it fails, and the next are not bothered', async () => {
    const { join } = halls();
    const answers = await Promise.allSettled([join('a', 'bad'), join('a', '2')]);
    for (const answer of answers) assert.equal(answer.status, 'rejected');
    assert.equal(await join('a', '3'), '3 done');
  });
});

function halls() {
  const gatherings = new Gatherings<string, string>();
  const done: string[][] = [];
  let waiting: { begun: () => void; until: Promise<void> } | undefined;
  return {
    done,
    /** Holds the next work once it has closed, until it is opened. */
    gate() {
      const begun = Promise.withResolvers<void>();
      const open = Promise.withResolvers<void>();
      waiting = { begun: begun.resolve, until: open.promise };
      return { begun: begun.promise, open: open.resolve };
    },
    join: (name: string, key: string) =>
      gatherings.join(name, key, key, async (close) => {
        const items = close();
        const held = waiting;
        waiting = undefined;
        held?.begun();
        await held?.until;
        done.push([...items.keys()]);
        if (items.has('bad')) throw new Error('Bad.');
        return new Map([...items].map(([each, item]) => [each, `${item} done`]));
      }),
  };
}
