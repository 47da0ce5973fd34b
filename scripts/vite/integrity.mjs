import { createHash } from 'node:crypto';
import { brotliCompressSync, constants } from 'node:zlib';

/**
 * Length of a body as a server sends it at the highest brotli quality.
 * @param {Uint8Array} body
 */
export function brotliLength(body) {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_SIZE_HINT]: body.byteLength,
  };
  return brotliCompressSync(body, { params }).byteLength;
}

/**
 * Writes `integrity.json` beside the build: for each file its subresource-integrity value, its
 * length in bytes, and its length after brotli.
 * @returns {import('vite').Plugin}
 */
export function integrityTable() {
  return {
    name: 'integrity-table',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        /** @type {Record<string, { integrity: string, bytes: number, brotli: number }>} */
        const table = {};
        for (const name of Object.keys(bundle).sort()) {
          const file = bundle[name];
          if (!file || name.endsWith('.map')) continue;
          const body = Buffer.from(file.type === 'chunk' ? file.code : file.source);
          table[name] = {
            integrity: `sha384-${createHash('sha384').update(body).digest('base64')}`,
            bytes: body.byteLength,
            brotli: brotliLength(body),
          };
        }
        const source = JSON.stringify(table, null, 2) + '\n';
        this.emitFile({ type: 'asset', fileName: 'integrity.json', source });
      },
    },
  };
}
