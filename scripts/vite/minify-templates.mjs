import { minifyHTMLLiterals } from 'minify-literals';

/** Stands for a space while the minifier, which takes it for a letter, is at work. */
const SPACE = '\uE000';

/**
 * Minifies what stands in our `html`, `svg` and `css` templates; the code minifier leaves strings
 * alone. Lit's own files are shipped minified. A space right after the opening backtick was meant, and stays.
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
        const kept = code.replace(/\bhtml` (?=\S)/g, `html\`${SPACE}`);
        const result = await minifyHTMLLiterals(kept, { fileName: id });
        return (
          result && {
            code: result.code.replaceAll(SPACE, ' '),
            map: result.map?.toString() ?? null,
          }
        );
      },
    },
  };
}
