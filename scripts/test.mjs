// All that a change can break:
//   npm test
//   npm test -- elements server                                 some parts only
//   npm run test:elements -- test/elements/news-rss.test.ts     some files of one part
// Parts: lint types manifest build elements server (on both databases; server-postgres alone) package journeys size
import './lib/node-version.mjs';
import { nodeTests, runAlone, runStages } from './lib/parts.mjs';
import { binOf } from './lib/run.mjs';

/** @typedef {import('./lib/parts.mjs').Part} Part */

const args = process.argv.slice(2);
const files = args.filter((argument) => /[./*]/.test(argument));
const wanted = args.filter((argument) => !files.includes(argument));

/** Parts of a stage do not disturb each other; browsers have the machine to themselves. @type {Part[][]} */
const stages = [
  [
    { name: 'lint', args: ['scripts/lint.mjs', '--fresh'] },
    { name: 'types', args: ['scripts/types.mjs'] },
  ],
  [
    { name: 'manifest', args: ['scripts/manifest.mjs', '--check'] },
    { name: 'build', args: ['scripts/build.mjs'] },
  ],
  [
    {
      name: 'elements',
      counted: true,
      shown: /: \d+ passed, \d+ failed, \d+ skipped/,
      args: [
        binOf('@web/test-runner', 'wtr'),
        ...['--config', 'web-test-runner.config.mjs'],
        ...(files.length > 0 ? ['--files', ...files] : []),
      ],
    },
  ],
  [
    nodeTests('server', 'server/test', { files }),
    // The same tests on the other database.
    nodeTests('server-postgres', 'server/test', {
      files,
      runner: ['server/test/support/with-postgres.ts'],
    }),
    nodeTests('package', 'test/package', { files }),
  ],
  [nodeTests('journeys', 'test/journeys', { files })],
  [{ name: 'size', args: ['scripts/size.mjs'], shown: /./ }],
];

/** @param {Part} part @param {string} name */
const isCalled = (part, name) => part.name === name || part.name.startsWith(`${name}-`);

const known = stages.flat().map(({ name }) => name);
const unknown = wanted.find((name) => !known.includes(name));
if (unknown || (files.length > 0 && wanted.length !== 1)) {
  console.error(
    unknown
      ? `"${unknown}" is no part; the parts are ${known.join(', ')}.`
      : 'Files go with exactly one part, for example: npm test -- server server/test/votes.test.ts',
  );
  process.exit(1);
}
const chosen = stages.map((stage) =>
  stage.filter((part) => wanted.length === 0 || wanted.some((name) => isCalled(part, name))),
);
const [only, ...others] = chosen.flat();
if (only && others.length === 0) {
  process.exitCode = await runAlone(only);
} else {
  process.exitCode = await runStages(chosen.filter((stage) => stage.length > 0));
}
