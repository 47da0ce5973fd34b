// ESLint and Prettier over the whole repository, each remembering what it has already read.
//   npm run lint            report
//   npm run format          repair what can be repaired
//   npm run lint -- --fresh remember nothing
import './lib/node-version.mjs';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { binOf, inParallel, root, runNode } from './lib/run.mjs';

const fix = process.argv.includes('--fix');
const fresh = process.argv.includes('--fresh');
const paths = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const checks = [
  {
    name: 'eslint',
    args: ['--cache', '--cache-strategy', 'content', '--cache-location', 'build/eslint/'].concat(
      fix ? ['--fix'] : ['--max-warnings', '0'],
    ),
  },
  {
    name: 'prettier',
    args: ['--cache', '--cache-strategy', 'content', '--cache-location', 'build/prettier'].concat(
      fix ? ['--write', '--log-level', 'warn'] : ['--check', '--log-level', 'warn'],
    ),
  },
];

// What is remembered of a file may be outdated by another file's types, so a failure is looked at
// again, and `npm test` remembers nothing.
if (fresh) forget();

// When repairing, Prettier has the last word.
const codes = await inParallel(
  checks.map(({ name, args }) => async () => {
    const started = performance.now();
    const look = () =>
      runNode([binOf(name), ...args, ...(paths.length > 0 ? paths : ['.'])], { capture: true });
    let { code, output } = await look();
    if (code !== 0 && name === 'eslint' && !fresh) {
      forget();
      ({ code, output } = await look());
    }
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(`${code === 0 ? 'ok    ' : 'failed'} ${name} (${seconds} s)`);
    if (output.trim() !== '') console.log(output);
    return code;
  }),
  fix ? 1 : 2,
);
process.exitCode = codes.some((code) => code !== 0) ? 1 : 0;

function forget() {
  rmSync(join(root, 'build/eslint'), { recursive: true, force: true });
}
