// Builds what is published: dist/ (for npm), cdn/ (for script tags), the manifest and editor data,
// and the server's dist/.
//   npm run build                    everything
//   npm run build -- --only cdn      one part: cdn, dist, manifest or server
//   npm run analyze                  cdn/ with source maps, and build/treemap.html
import './lib/node-version.mjs';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { binOf, inParallel, root, runNode } from './lib/run.mjs';

const { values: options } = parseArgs({
  options: { only: { type: 'string' }, analyze: { type: 'boolean', default: false } },
});

/** @type {Record<string, () => Promise<{ code: number, output: string }>>} */
const parts = {
  cdn: () =>
    runNode(
      [
        binOf('vite'),
        'build',
        '--logLevel',
        'warn',
        '--mode',
        options.analyze ? 'analyze' : 'production',
      ],
      { capture: true },
    ),
  dist: () => {
    rmSync(join(root, 'dist'), { recursive: true, force: true });
    return runNode([binOf('typescript', 'tsc'), '-p', 'tsconfig.build.json'], { capture: true });
  },
  manifest: () => runNode(['scripts/manifest.mjs'], { capture: true }),
  server: () => {
    rmSync(join(root, 'server/dist'), { recursive: true, force: true });
    return runNode([binOf('typescript', 'tsc'), '-p', 'server/tsconfig.build.json'], {
      capture: true,
    });
  },
};

const names = options.only ? [options.only] : Object.keys(parts);
const unknown = names.find((name) => !(name in parts));
if (unknown) {
  console.error(`--only takes ${Object.keys(parts).join(', ')}; not "${unknown}".`);
  process.exit(1);
}
const codes = await inParallel(
  names.map((name) => async () => {
    const started = performance.now();
    const { code, output } = await /** @type {() => ReturnType<typeof runNode>} */ (parts[name])();
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(`${code === 0 ? 'built ' : 'failed'} ${name} (${seconds} s)`);
    if (output.trim() !== '') console.log(output.trim());
    return code;
  }),
  2,
);
process.exitCode = codes.some((code) => code !== 0) ? 1 : 0;
