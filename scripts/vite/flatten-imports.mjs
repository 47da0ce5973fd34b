/**
 * Asks for a chunk's own imports together with the chunk. Without it the browser learns of them
 * only when the chunk is there: loader, boot, element, Lit would be four journeys one after the
 * other. They run nothing by themselves, so an early start is safe.
 *
 * `import('./a.js')` becomes `(early('b', 'c'), import('./a.js'))`, where `early` lets its failures
 * pass: what `a.js` needs and cannot have, `a.js` reports. The loader, which may have no name of
 * its own, gets the calls written out.
 * @returns {import('vite').Plugin}
 */
export function flattenImports() {
  return {
    name: 'flatten-imports',
    apply: 'build',
    renderChunk(code, chunk, _options, { chunks }) {
      const isLoader = chunk.fileName === 'loader.js';
      const folder = chunk.fileName.replace(/[^/]*$/, '');
      const known = staticImports(chunk.fileName, chunks).add(chunk.fileName);
      /** @type {string[]} */
      const files = [];
      const place = (/** @type {string} */ file) => {
        if (!files.includes(file)) files.push(file);
        return files.indexOf(file);
      };
      const result = code.replace(
        /\bimport\(\s*(["'`])\.\/([^"'`]+)\1\s*\)/g,
        (call, _quote, name) => {
          const early = [...staticImports(folder + name, chunks)].filter(
            (file) => !known.has(file),
          );
          if (early.length === 0) return call;
          if (!isLoader) return `(__early(${early.map(place).join(', ')}), ${call})`;
          const calls = early.map((file) => `${importOf(folder, file)}.catch(() => {})`);
          return [...calls, call].join(', ');
        },
      );
      if (result === code) return null;
      if (isLoader) return { code: result, map: null };
      const table = files.map((file) => `() => ${importOf(folder, file)}`).join(', ');
      const helper = `const __files = [${table}];
const __early = (...numbers) => numbers.forEach((number) => __files[number]().catch(() => {}));`;
      return { code: `${helper}\n${result}`, map: null };
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
