/**
 * What Lit leaves on the page's global object, by file, and what stands there instead.
 * @type {Record<string, Array<[RegExp, string]>>}
 */
const traces = {
  'lit-html/lit-html.js': [[/\(\w+\.litHtmlVersions\?\?=\[\]\)\.push\("[\d.]+"\)/, '0']],
  'lit-element/lit-element.js': [[/\(\w+\.litElementVersions\?\?=\[\]\)\.push\("[\d.]+"\)/, '0']],
  '@lit/reactive-element/reactive-element.js': [
    [/\(\w+\.reactiveElementVersions\?\?=\[\]\)\.push\("[\d.]+"\)/, '0'],
    // For decorators alone, which we have none of; the page may have frozen `Symbol`.
    [/Symbol\.metadata\?\?=Symbol\("metadata"\),\w+\.litPropertyMetadata\?\?=new WeakMap;/, ''],
    [
      /const \w+=this\[Symbol\.metadata\];if\(null!==\w+\)\{const \w+=litPropertyMetadata\.get\(\w+\);.*?\}(?=this\.)/,
      '',
    ],
  ],
};

/**
 * Takes Lit's version marks and decorator registry out of what the script tag loads: the page keeps
 * its global names to itself, and may have frozen its built-ins. Fails when Lit's text has changed.
 * @returns {import('vite').Plugin}
 */
export function litWithoutGlobals() {
  return {
    name: 'lit-without-globals',
    apply: 'build',
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
