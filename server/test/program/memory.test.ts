import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { describe, it } from 'node:test';
import { promisify } from 'node:util';

/** Makes what lives for a moment, as answers do, and says by how many megabytes the room for it grew. */
const busyProgram = `
  import { getHeapSpaceStatistics } from 'node:v8';
  import { keepHeapSmall } from ${JSON.stringify(import.meta.resolve('../../src/cli/keep-heap-small.ts'))};
  keepHeapSmall(process.execArgv, process.env.NODE_OPTIONS);
  const room = () => getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space').space_size;
  const before = room();
  const recent = [];
  for (let count = 0; count < 3_000_000; count += 1) recent[count % 100_000] = { count, text: [count] };
  console.log((room() - before) / 2 ** 20);`;

describe('the memory of the program', () => {
  it('hardly grows by what lives for a moment', async () => {
    assert.ok((await growth()) < 16);
  });

  it('is what the operator says where a flag of Node does', async () => {
    assert.ok((await growth(['--max-semi-space-size=16'])) > 16);
    assert.ok((await growth([], '--max_semi_space_size=16')) > 16);
  });
});

async function growth(flags: readonly string[] = [], nodeOptions = ''): Promise<number> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [...flags, '--input-type=module', '-e', busyProgram],
    { env: { ...process.env, NODE_OPTIONS: nodeOptions } },
  );
  return Number(stdout);
}
