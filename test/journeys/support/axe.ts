import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import type { Page } from 'puppeteer-core';

const source = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * What axe finds against WCAG 2.2 AA, one line a node; shadow roots included.
 * @param selector Part of the page to look at; default: all of it.
 */
export async function accessibilityProblems(page: Page, selector = 'html'): Promise<string[]> {
  // Through the debugger's own world, which no content security policy binds.
  await page.evaluate(await source);
  const results = await page.evaluate((scope): Promise<axe.AxeResults> => {
    return (window as unknown as { axe: typeof axe }).axe.run(scope, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
  }, selector);
  return results.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target }) => `${id} (${help}): ${target.flat().join(' ')}`),
  );
}
