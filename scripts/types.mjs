// Type-checks every project of the repository: browser, tests, scripts, server.
import './lib/node-version.mjs';
// The whole module: an older Node, to be refused in words, has no `globSync` to import by name.
import fs from 'node:fs';
import { binOf, inParallel, root, runNode } from './lib/run.mjs';

const projects = [
  'tsconfig.json',
  ...fs
    .globSync('{demo,scripts,server,test}/**/tsconfig.json', {
      cwd: root,
      exclude: (name) => name === 'node_modules' || name === 'dist',
    })
    .sort(),
];
const compiler = binOf('typescript', 'tsc');
const results = await inParallel(
  projects.map((project) => async () => {
    const started = performance.now();
    const { code, output } = await runNode([compiler, '-p', project, '--pretty'], {
      capture: true,
    });
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(`${code === 0 ? 'ok    ' : 'failed'} ${project} (${seconds} s)`);
    if (code !== 0) console.log(output);
    return code;
  }),
  2,
);
process.exitCode = results.some((code) => code !== 0) ? 1 : 0;
