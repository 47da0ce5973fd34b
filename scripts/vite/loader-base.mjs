/**
 * Gives the imports of `loader.js` a base. In a classic script from another origin a relative
 * `import()` has none and fails; in a module `document.currentScript` is null and relative is right.
 * Where optimizers run the text as their own (no current script, no module), or a page kept an old
 * loader whose chunks are gone, the tags named loader.js are tried one after the other.
 * @returns {import('vite').Plugin}
 */
export function loaderBase() {
  return {
    name: 'loader-base',
    apply: 'build',
    renderChunk: {
      order: 'post',
      handler(code, chunk) {
        if (chunk.fileName !== 'loader.js') return null;
        const imports = code
          .trim()
          .replace(/;$/, '')
          .replace(/(["'`])\.\/(chunks\/[^"'`]+)\1/g, 'b + "$2"');
        if (!imports.includes('b + "chunks/boot'))
          this.error(`loader.js imports no boot chunk:\n${code}`);
        const calls = imports.split(',').map((call) => call.trim());
        const boot = calls.pop();
        return {
          code: `((d) => {
            const s = d.currentScript, f = (a) => a.split(/[?#]/)[0].replace(/[^/]*$/, "");
            const load = (b) => (${[...calls, boot].join(', ')});
            load(s ? f(s.src) : "./")
              .catch((e) => [...new Set([...d.scripts].map((t) => t.src).filter((a) => /\\/loader\\.js/.test(a)).map(f))]
                .reduce((p, b) => p.catch(() => load(b)), Promise.reject(e)))
              .catch((e) => console.warn("news-elements: the loader's chunks could not be loaded.", e));
          })(document);`,
          map: null,
        };
      },
    },
  };
}
