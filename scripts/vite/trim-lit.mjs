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
  'lit-element/lit-element.js': [
    [
      /,\w\.litElementHydrateSupport\?\.\(\{LitElement:\w\}\);const (\w)=\w\.litElementPolyfillSupport;\1\?\.\(\{LitElement:\w\}\)/,
      '',
    ],
    [/\(\w+\.litElementVersions\?\?=\[\]\)\.push\("[\d.]+"\)/, '0'],
  ],
  '@lit/reactive-element/reactive-element.js': [
    [/export\{CSSResult,css,supportsAdoptingStyleSheets,unsafeCSS\}/, 'export{css}'],
    [/,\w=\w\.reactiveElementPolyfillSupport(?=,)/, ''],
    [/\w\?\.\(\{ReactiveElement:\w\}\),/, ''],
    [/\(\w+\.reactiveElementVersions\?\?=\[\]\)\.push\("[\d.]+"\)/, '0'],
    // For decorators alone, which we have none of; the page may have frozen `Symbol`.
    [/Symbol\.metadata\?\?=Symbol\("metadata"\),\w+\.litPropertyMetadata\?\?=new WeakMap;/, ''],
    [
      /const \w+=this\[Symbol\.metadata\];if\(null!==\w+\)\{const \w+=litPropertyMetadata\.get\(\w+\);.*?\}(?=this\.)/,
      '',
    ],
  ],
};

/** Lit's reads globals of a polyfill and of its nonce, for browsers below our baseline. */
const cssTag = fileURLToPath(new URL('css-tag.mjs', import.meta.url));

/**
 * Takes Lit's version marks, decorator registry and hooks for polyfills out of what the script tag
 * loads: the page keeps its global names to itself, and may have frozen its built-ins. Fails when
 * Lit's text has changed.
 * @returns {import('vite').Plugin}
 */
export function trimLit() {
  return {
    name: 'trim-lit',
    apply: 'build',
    resolveId: {
      order: 'pre',
      filter: { id: /^\.\/css-tag\.js$/ },
      handler: () => cssTag,
    },
    transform: {
      filter: { id: /node_modules\/(lit-html|lit-element|@lit\/reactive-element)\// },
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
