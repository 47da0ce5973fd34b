// The whole module: an older Node, to be refused in words, has no `globSync` to import by name.
import fs, { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { inParallel, root, runNode } from './run.mjs';

/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 * @typedef {object} Part One piece of `npm test`.
 * @property {string} name
 * @property {string[]} args What this Node runs.
 * @property {Record<string, string>} [env]
 * @property {boolean} [counted] Whether it leaves its counts in build/test-results/<name>.json;
 *   else it counts as one test.
 * @property {RegExp} [shown] Lines of its output worth showing although it passed.
 */

/**
 * Runs stages one after the other, the parts of a stage two at a time, and stops after the stage in
 * which one fails. Prints each part's time, and last, alone on its line, the sum of all.
 * @param {Part[][]} stages
 * @returns {Promise<number>} The exit code.
 */
export async function runStages(stages) {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  /** @type {string[]} */
  const broken = [];
  for (const stage of stages) {
    await inParallel(
      stage.map((part) => async () => {
        const counts = await runPart(part);
        sum.passed += counts.passed;
        sum.failed += counts.failed;
        sum.skipped += counts.skipped;
        if (counts.failed > 0) broken.push(part.name);
      }),
      2,
    );
    if (broken.length > 0) break;
  }
  if (sum.skipped > 0) console.log(`\n${sum.skipped} skipped`);
  if (broken.length > 0) console.log(`\nFailed: ${broken.join(', ')}. What follows was not run.`);
  console.log(`\n${sum.passed} passed, ${sum.failed} failed`);
  return broken.length > 0 ? 1 : 0;
}

/**
 * Runs one part that speaks for itself.
 * @param {Part} part
 * @returns {Promise<number>} The exit code.
 */
export async function runAlone({ args, env }) {
  resultsFolder();
  return (await runNode(args, { env })).code;
}

/**
 * @param {Part} part
 * @returns {Promise<Counts>}
 */
async function runPart({ name, args, env, counted = false, shown }) {
  const results = join(resultsFolder(), `${name}.json`);
  rmSync(results, { force: true });
  const started = performance.now();
  const { code, output } = await runNode(args, { env, capture: true });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const counts = counted ? readCounts(results) : { passed: 1, failed: 0, skipped: 0 };
  // A runner that broke down, or found nothing to run, has failed whatever it counted.
  const empty = counted && counts.passed + counts.failed === 0;
  if ((code !== 0 || empty) && counts.failed === 0) counts.failed = 1;
  if (!counted && code !== 0) counts.passed = 0;
  const said = counted ? `${counts.passed} passed, ${counts.failed} failed` : '';
  console.log(
    `${counts.failed === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s) ${said}`.trimEnd(),
  );
  if (counts.failed > 0) {
    console.log(output.trim());
    if (empty) console.log(`${name}: no test has run.`);
  } else if (shown) {
    for (const line of output.split('\n'))
      if (shown.test(line)) console.log(`       ${line.trim()}`);
  }
  return counts;
}

/** Where runners leave their counts; none of them makes the folder. */
function resultsFolder() {
  const folder = join(root, 'build/test-results');
  mkdirSync(folder, { recursive: true });
  return folder;
}

/**
 * @param {string} file
 * @returns {Counts}
 */
function readCounts(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { passed: 0, failed: 0, skipped: 0 };
  }
}

/**
 * A part whose tests run under node:test.
 * @param {string} name
 * @param {string} folder
 * @param {{ long?: boolean, files?: string[], runner?: string[] }} [options] `long`: the tests named `*.long.test.ts`;
 *   `runner`: a script that sets something up and then runs Node with what stands behind it.
 * @returns {Part}
 */
export function nodeTests(name, folder, { long = false, files = [], runner = [] } = {}) {
  const pattern = `${folder}/**/*.test.ts`;
  const found = fs
    .globSync(pattern, { cwd: root })
    .filter((file) => file.endsWith('.long.test.ts') === long)
    .sort();
  // Without a file, Node would run whatever looks like a test to it.
  if (found.length === 0) found.push(pattern);
  return {
    name,
    counted: true,
    args: [
      ...runner,
      // One file at a time: journeys share the machine's one screenful of attention, and build/site.
      ...['--test', '--test-concurrency', '1', '--test-timeout', long ? '1200000' : '120000'],
      ...['--test-reporter', 'spec', '--test-reporter-destination', 'stdout'],
      ...['--test-reporter', './scripts/test-runner/node-counts.mjs'],
      ...['--test-reporter-destination', `build/test-results/${name}.json`],
      ...(files.length > 0 ? files : found),
    ],
  };
}
