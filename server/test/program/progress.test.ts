import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { progress } from '../../src/cli/progress.ts';

const steps = [
  { stage: 'copy', table: 'secrets', done: 0, total: 4 },
  { stage: 'copy', table: 'secrets', done: 1, total: 4 },
  { stage: 'copy', table: 'comments', done: 2, total: 4 },
  { stage: 'compare', table: 'comments', done: 4, total: 4 },
] as const;

function shown(out: { isTTY: boolean; columns?: number }): string {
  let text = '';
  const write = (piece: unknown) => Boolean((text += String(piece)));
  const show = progress({ ...out, write });
  for (const step of steps) show(step);
  show(undefined);
  show(undefined);
  return text;
}

describe('the progress of a copy', () => {
  it('is a line for each table where nobody watches', () => {
    assert.equal(
      shown({ isTTY: false }),
      'Copying secrets: 0 %, 0 of 4 rows\n' +
        'Copying comments: 50 %, 2 of 4 rows\n' +
        'Comparing comments: 100 %, 4 of 4 rows\n',
    );
  });

  it('is one line on a terminal, drawn anew, never wider than it, and gone at the end', () => {
    const drawn = shown({ isTTY: true, columns: 60 }).split('\r');
    assert.equal(drawn.shift(), '');
    assert.equal(drawn.pop(), '\x1b[K');
    for (const line of drawn) {
      assert.ok(line.endsWith('\x1b[K') && !line.includes('\n'), line);
      assert.ok(line.length - '\x1b[K'.length < 60, line);
    }
    assert.match(drawn[1] ?? '', /^█{15}░{15} 50 %, 2 of 4 rows {2}Copying/);
    assert.match(drawn[2] ?? '', /^█{30} 100 %/);
  });
});
