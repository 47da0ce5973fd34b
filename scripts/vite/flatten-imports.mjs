/**
 * Asks for a chunk's own imports together with the chunk. Without it the browser learns of them
 * only when the chunk is there: loader, boot, element, Lit would be four journeys one after the
 * other. They run nothing by themselves, so an early start is safe.
 *
 * `import('./a.js')` becomes `(import('./b.js').catch(() => {}), import('./a.js'))`: what `a.js` needs
 * and cannot have, `a.js` reports. Written out each time, which compresses better than a table.
 * @returns {import('vite').Plugin}
 */
export function flattenImports() {
  return {
    name: 'flatten-imports',
    apply: 'build',
    renderChunk(code, chunk, _options, { chunks }) {
      const folder = chunk.fileName.replace(/[^/]*$/, '');
      const known = staticImports(chunk.fileName, chunks).add(chunk.fileName);
      const result = code.replace(
        /\bimport\(\s*(["'`])\.\/([^"'`]+)\1\s*\)/g,
        (call, _quote, name) => {
          const early = [...staticImports(folder + name, chunks)]
            .filter((file) => !known.has(file))
            .map((file) => `${importOf(folder, file)}.catch(() => {})`);
          return early.length > 0 ? `(${[...early, call].join(', ')})` : call;
        },
      );
      return result === code ? null : { code: result, map: null };
    },
  };
}

/**
 * @param {string} folder Of the importing chunk; ends with a slash unless empty.
 * @param {string} file
 */
function importOf(folder, file) {
  return `import("./${file.slice(folder.length)}")`;
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
