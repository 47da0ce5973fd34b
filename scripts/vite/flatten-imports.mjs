/**
 * Asks for a chunk's own imports together with the chunk. Without it the browser learns of them
 * only when the chunk is there: loader, boot, element, Lit would be four journeys one after the
 * other. They run nothing by themselves, so an early start is safe.
 *
 * `import('./a.js')` becomes `(import('./b.js').catch(()=>{}),import('./a.js'))`; where `b.js`
 * fails, so does `a.js`, and that one is reported.
 * @returns {import('vite').Plugin}
 */
export function flattenImports() {
  return {
    name: 'flatten-imports',
    apply: 'build',
    renderChunk(code, chunk, _options, { chunks }) {
      const base = chunk.fileName.includes('/') ? './' : './chunks/';
      const known = staticImports(chunk.fileName, chunks);
      let changed = false;
      const result = code.replace(
        /\bimport\(\s*(["'`])\.\/(?:chunks\/)?([^"'`]+)\1\s*\)/g,
        (call, _quote, name) => {
          const target = `chunks/${name}`;
          const early = [...staticImports(target, chunks)].filter((file) => !known.has(file));
          if (early.length === 0) return call;
          changed = true;
          const calls = early.map(
            (file) => `import("${base}${file.replace('chunks/', '')}").catch(() => {})`,
          );
          return `(${[...calls, call].join(', ')})`;
        },
      );
      return changed ? { code: result, map: null } : null;
    },
  };
}

/**
 * Every chunk that comes with `fileName`, without itself.
 * @param {string} fileName
 * @param {Record<string, { imports: string[] }>} chunks
 */
function staticImports(fileName, chunks) {
  const found = new Set();
  const visit = (/** @type {string} */ name) => {
    for (const file of chunks[name]?.imports ?? []) {
      if (found.has(file)) continue;
      found.add(file);
      visit(file);
    }
  };
  visit(fileName);
  return found;
}
