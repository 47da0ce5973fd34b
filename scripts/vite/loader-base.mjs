/**
 * Gives the imports of `loader.js` a base. In a classic script from another origin a relative
 * `import()` has none and fails; in a module `document.currentScript` is null and relative is right.
 * Where an optimizer runs the text as its own there is neither: then the tags named loader.js are
 * tried, as they are when the first base fails. When all fail, the release's chunks are gone from
 * the server and this text is an old copy from a cache: a fresh loader is asked for, once a release
 * (its address is the same each time, and a module runs once), and never past a tag's checksum.
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
        if (!/b \+ "chunks\/[^"]*boot/.test(imports))
          this.error(`loader.js imports no boot chunk:\n${code}`);
        const calls = imports.split(',').map((call) => call.trim());
        const boot = calls.pop();
        const [, release] = /chunks\/([^/]+)\/boot\.js/.exec(boot ?? '') ?? [];
        if (!release) return this.error(`The boot chunk lies in no release folder:\n${code}`);
        return {
          code: `((d) => {
            const f = (a) => a.split(/[?#]/)[0].replace(/[^/]*$/, "");
            const t = [...d.scripts].filter((s) => /\\/loader\\.js/.test(s.src));
            const b = [...new Set(t.map((s) => f(s.src)))];
            const s = d.currentScript;
            if (s && s.src) b.unshift(f(s.src));
            else if (t.some((s) => s.type == "module")) b.unshift("./");
            else b.push("./");
            b.reduce((p, b) => p.catch(() => (${[...calls, boot].join(', ')})), Promise.reject())
              .catch((e) => {
                if (t.some((s) => s.integrity)) throw e;
                return import(b[0] + "loader.js?after=${release}");
              })
              .catch((e) => console.warn("news-elements: not loaded.", e));
          })(document);`,
          map: null,
        };
      },
    },
  };
}
