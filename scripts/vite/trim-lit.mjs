import { fileURLToPath } from 'node:url';

/**
 * What Lit leaves on the page's global object or looks for there, by file, and what stands there
 * instead.
 * @type {Record<string, Array<[RegExp, string]>>}
 */
const traces = {
  'lit-html/lit-html.js': [
    [/,(\w)=\w+\.litHtmlPolyfillSupport;\1\?\.\(\w+,\w+\),/, ';'],
    [/\(\w+\.litHtmlVersions\?\?=\[\]\)\.push\("[\d.]+"\)/, '0'],
  ],
};

/** Without Lit's own elements, which ours are not, and without what reads globals of a polyfill and of its nonce. */
const lit = fileURLToPath(new URL('lit.mjs', import.meta.url));
const cssTag = fileURLToPath(new URL('css-tag.mjs', import.meta.url));

/**
 * Takes Lit's version marks and hooks for polyfills out of what the script tag loads: the page keeps
 * its global names to itself, and may have frozen its built-ins. Fails when Lit's text has changed.
 * @returns {import('vite').Plugin}
 */
export function trimLit() {
  return {
    name: 'trim-lit',
    apply: 'build',
    resolveId: {
      order: 'pre',
      filter: { id: /^lit$/ },
      // A sheet needs no templates.
      handler: (_id, importer) => (/\.styles\.ts$/.test(importer ?? '') ? cssTag : lit),
    },
    transform: {
      filter: { id: /node_modules\/lit-html\// },
      handler(code, id) {
        const [name, replacements] =
          Object.entries(traces).find(([file]) =>
            id.replace(/\?.*/, '').endsWith(`node_modules/${file}`),
          ) ?? [];
        if (!name || !replacements) return null;
        for (const [pattern, instead] of replacements) {
          if (!pattern.test(code))
            this.error(`${name} has no ${pattern.source}; look at its new text.`);
          code = code.replace(pattern, instead);
        }
        return { code, map: null };
      },
    },
  };
}
