// The whole module: an older Node, to be refused in words, has no `globSync` to import by name.
import fs, { cpSync, existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root, runNode } from './run.mjs';

/** Where the demo newspaper and the files of cdn/ lie beside each other, ready to be served. */
export const siteFolder = join(root, 'build/site');

const version = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version;

/**
 * Builds the demo site with the elements under `/`, as `/loader.js`, and under `/<version>/`.
 * Builds cdn/ first when it is missing or older than its sources.
 * @param {{ origin?: string, base?: string }} [place] Where the site is served; defaults of `demo/build.mjs`.
 * @throws {Error} With what the build printed.
 */
export async function buildSite(place = {}) {
  if (isStale()) {
    const { code, output } = await runNode(['scripts/build.mjs', '--only', 'cdn'], {
      capture: true,
    });
    if (code !== 0) throw new Error(`The build of cdn/ failed:\n${output}`);
  }
  await buildDemo(place);
  for (const folder of [siteFolder, join(siteFolder, version)]) {
    cpSync(join(root, 'cdn'), folder, { recursive: true });
  }
}

/**
 * Builds only the pages of the demo, into `siteFolder`.
 * @param {{ origin?: string, base?: string }} [place] As above.
 */
export async function buildDemo({ origin, base } = {}) {
  mkdirSync(siteFolder, { recursive: true });
  const maker = join(root, 'demo/build.mjs');
  const demo = await import(pathToFileURL(maker).href);
  await demo.buildDemo({ outDir: siteFolder, origin, base });
}

/** Whether a source of cdn/ is younger than cdn/. */
function isStale() {
  const made = join(root, 'cdn/integrity.json');
  if (!existsSync(made)) return true;
  const { mtimeMs } = statSync(made);
  return fs
    .globSync(['src/**/*.ts', 'scripts/vite/*', 'vite.config.ts', 'package-lock.json'], {
      cwd: root,
    })
    .some((file) => statSync(join(root, file)).mtimeMs > mtimeMs);
}
