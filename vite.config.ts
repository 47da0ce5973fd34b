// Builds cdn/: what a script tag loads. `npm run build` also builds dist/, what npm users import.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { visualizer } from 'rollup-plugin-visualizer';
import { defineConfig } from 'vite';
import { flattenImports } from './scripts/vite/flatten-imports.mjs';
import { integrityTable } from './scripts/vite/integrity.mjs';
import { trimLit } from './scripts/vite/trim-lit.mjs';
import { loaderBase } from './scripts/vite/loader-base.mjs';
import { loaderIsScript } from './scripts/vite/loader-is-script.mjs';
import { minifyTemplates } from './scripts/vite/minify-templates.mjs';
import { releaseFolder } from './scripts/vite/release-folder.mjs';

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')) as {
  version: string;
};
const folder = `chunks/${releaseFolder(fileURLToPath(new URL('.', import.meta.url)))}`;

/** A chunk is named for what it brings: a tag, or texts and their language. */
function chunkName(module: string, name: string): string {
  const [, element] = /\/elements\/([\w-]+)\/define\.ts$/.exec(module) ?? [];
  const [, language, group] = /\/locales\/([\w-]+)\/(\w+)\.ts$/.exec(module) ?? [];
  return element ? `news-${element}` : group ? `${group}.${language}` : name;
}

const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));

export default defineConfig(({ mode }) => ({
  root: path('.'),
  base: './',
  publicDir: false,
  plugins: [
    minifyTemplates(),
    trimLit(),
    flattenImports(),
    loaderBase(),
    loaderIsScript(),
    integrityTable(version),
    mode === 'analyze' &&
      visualizer({
        filename: path('build/treemap.html'),
        title: 'News Elements: what is in cdn/',
        template: 'treemap',
        brotliSize: true,
        emitFile: false,
      }),
  ],
  resolve: { conditions: ['module', 'browser', 'production'] },
  build: {
    // One build for both entries: `configure()` of news-elements.js and the loader's chunks must be
    // one module. Lib mode, for an app build adds a preload helper to the loader.
    lib: {
      entry: { loader: path('src/loader.ts'), 'news-elements': path('src/script.ts') },
      formats: ['es'],
    },
    outDir: path('cdn'),
    emptyOutDir: true,
    target: 'es2022',
    sourcemap: mode === 'analyze',
    modulePreload: false,
    reportCompressedSize: false,
    rolldownOptions: {
      preserveEntrySignatures: 'allow-extension',
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: ({ facadeModuleId, name }) =>
          `${folder}/${chunkName(facadeModuleId ?? '', name)}.js`,
        minify: true,
        comments: false,
        // Each file costs a request and its own compression, so what nearly all need is one file;
        // but what the loader's own part needs must not bring Lit to a page without elements.
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
            {
              name: 'settings',
              test: /\/src\/core\/(configuration|roots|web-address)\./,
              priority: 1,
            },
            {
              name: 'core',
              test: /\/scripts\/vite\/css-tag|\/src\/(core\/(base-element|reactive-element|define|language|outward|tokens|button\.|chevron)|locales\/(load|format)-|controllers\/announcer)/,
            },
            {
              name: 'lit',
              test: /\/node_modules\/(?!.*\/directive)|\/scripts\/vite\/lit\.mjs|\/src\/core\/(news-element|icon)/,
            },
            // What shows a thread; the rest of the comments comes with what a reader does.
            {
              name: 'thread',
              test: /\/rich-text\/(parse|render)\.|\/elements\/comments\/((news-comments|make|frame|gestures|closed|kept|kept-before|thread|thread-\w+|comment-store|read-comment|composer\/comment-form|thread\/(comment-\w+|moment|reading-place|slices|pointed-at|thread))\.(styles\.)?ts|)$/,
            },
            // What is said in place of something.
            {
              name: 'trouble',
              test: /\/src\/(core\/(field-problem|notice|signs)|backends\/backend-problem)\./,
            },
            // What asks a backend for something to read, and the field and troubles of those that write.
            {
              name: 'backend',
              test: /\/src\/(rich-text\/entities|page\/(article-id|structured-data)|controllers\/(backend|when-near)|page\/on-navigated|core\/text-field|backends\/(registry|http|http-request)\.)/,
            },
          ],
        },
      },
    },
  },
}));
