import { minifyHTMLLiterals } from 'minify-literals';

/**
 * Minifies what stands in our `html`, `svg` and `css` templates; the code minifier leaves strings
 * alone. Lit's own files are shipped minified.
 * @returns {import('vite').Plugin}
 */
export function minifyTemplates() {
  return {
    name: 'minify-templates',
    enforce: 'pre',
    apply: 'build',
    transform: {
      filter: {
        id: { include: /\/src\/.*\.ts$/, exclude: /node_modules/ },
        code: /\b(?:html|svg|css)`/,
      },
      async handler(code, id) {
        const result = await minifyHTMLLiterals(code, { fileName: id });
        return result && { code: result.code, map: result.map?.toString() ?? null };
      },
    },
  };
}
