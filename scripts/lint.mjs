// ESLint and Prettier over the whole repository, each remembering what it has already read.
//   npm run lint            report
//   npm run format          repair what can be repaired
import './lib/node-version.mjs';
import { binOf, inParallel, runNode } from './lib/run.mjs';

const fix = process.argv.includes('--fix');
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

// When repairing, Prettier has the last word.
const codes = await inParallel(
  checks.map(({ name, args }) => async () => {
    const started = performance.now();
    const { code, output } = await runNode(
      [binOf(name), ...args, ...(paths.length > 0 ? paths : ['.'])],
      { capture: true },
    );
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(`${code === 0 ? 'ok    ' : 'failed'} ${name} (${seconds} s)`);
    if (output.trim() !== '') console.log(output);
    return code;
  }),
  fix ? 1 : 2,
);
process.exitCode = codes.some((code) => code !== 0) ? 1 : 0;
