import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 * @typedef {import('@web/test-runner').TestSession['testResults']} Results
 */

/**
 * Prints passed, failed and skipped tests of each engine, and leaves their sum in a file.
 * @param {string} file Where the sum goes, as JSON.
 * @returns {import('@web/test-runner').Reporter}
 */
export function countsReporter(file) {
  return {
    onTestRunFinished({ sessions }) {
      /** @type {Map<string, Counts>} */
      const engines = new Map();
      const sum = { passed: 0, failed: 0, skipped: 0 };
      for (const session of sessions) {
        const counts = engines.get(session.browser.name) ?? { passed: 0, failed: 0, skipped: 0 };
        engines.set(session.browser.name, counts);
        const before = counts.failed;
        count(session.testResults, counts);
        // A file that could not be loaded, or whose hook failed, has no failed test of its own.
        if (!session.passed && counts.failed === before) counts.failed++;
      }
      console.log('');
      for (const [name, counts] of engines) {
        console.log(
          `${name}: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`,
        );
        sum.passed += counts.passed;
        sum.failed += counts.failed;
        sum.skipped += counts.skipped;
      }
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, JSON.stringify(sum));
    },
  };
}

/**
 * @param {Results} results
 * @param {Counts} counts
 */
function count(results, counts) {
  for (const test of results?.tests ?? []) {
    counts[test.skipped ? 'skipped' : test.passed ? 'passed' : 'failed']++;
  }
  for (const suite of results?.suites ?? []) count(suite, counts);
}
