import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** @typedef {import('@web/test-runner').TestSession['testResults']} Results */

/**
 * Leaves a table of host pages and what each is held to, as Markdown: the engines that keep the promise, or `–` where
 * the page cannot be held to it.
 * @param {string} file Where the table goes.
 * @returns {import('@web/test-runner').Reporter}
 */
export function pagesReporter(file) {
  return {
    async onTestRunFinished({ sessions }) {
      /** @type {Map<string, Map<string, { kept: string[], broken: string[] }>>} */
      const pages = new Map();
      const promises = new Set();
      for (const { browser, testResults } of sessions) {
        for (const { name, tests } of testResults?.suites ?? []) {
          const page = /^hosts\/(.+)\.html$/.exec(name)?.[1];
          if (!page) continue;
          const row = pages.get(page) ?? new Map();
          pages.set(page, row);
          for (const test of tests) {
            promises.add(test.name);
            const cell = row.get(test.name) ?? { kept: [], broken: [] };
            row.set(test.name, cell);
            cell[test.passed ? 'kept' : 'broken'].push(browser.name);
          }
        }
      }
      if (pages.size === 0) return;
      const { hostPages } = await import('../../test/pages/pages.data.ts');
      const columns = [...promises];
      const lines = [...pages].sort().map(([page, row]) => [
        page,
        ...columns.map((promise) => {
          const { kept, broken } = row.get(promise) ?? { kept: [], broken: [] };
          return broken.length > 0 ? `**not ${broken.join(', ')}**` : String(kept.length || '–');
        }),
      ]);
      const reasons = hostPages.flatMap(({ page, except = {} }) =>
        Object.entries(except).map(([promise, why]) => `- ${page}, ${promise}: ${why}`),
      );
      const table = [['page', ...columns], Array(columns.length + 1).fill('---'), ...lines];
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(
        file,
        [
          `${pages.size} pages, in how many engines each promise is kept.\n`,
          ...table.map((cells) => `| ${cells.join(' | ')} |`),
          ...(reasons.length > 0 ? ['\nNot held to:\n', ...reasons] : []),
          '',
        ].join('\n'),
      );
    },
  };
}
