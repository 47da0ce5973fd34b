// Read by scripts/manifest.mjs: `npm run manifest` writes, `npm run manifest:check` compares.
import { cemInheritancePlugin } from '@wc-toolkit/cem-inheritance';
import { publishedManifest } from './scripts/manifest/published-manifest.mjs';

export default {
  globs: ['src/core/{base,news}-element.ts', 'src/elements/**/*.ts'],
  exclude: ['**/define.ts', '**/index.ts', '**/*.styles.ts'],
  litelement: true,
  dependencies: false,
  packagejson: false,
  plugins: [cemInheritancePlugin({ usedByPlugin: true }), publishedManifest()],
};
