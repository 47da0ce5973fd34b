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

/** Stands in `integrity.html` for the folder that a site serves a release from. */
export const PLACE = 'https://cdn.example/VERSION/';

/**
 * Writes beside the build
 * `integrity.json`: for each file its subresource-integrity value, its length in bytes, and its
 * length after brotli;
 * `integrity.html`: the tags that pin the release, chunks included, for a page to copy.
 * @param {string} version Of the package.
 * @returns {import('vite').Plugin}
 */
export function integrityTable(version) {
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
        this.emitFile({
          type: 'asset',
          fileName: 'integrity.html',
          source: pinningTags(table, PLACE.replace('VERSION', version)),
        });
      },
    },
  };
}

/**
 * An import map, which browsers check each module against wherever it is imported from, and the
 * loader's own tag.
 * @param {Record<string, { integrity: string }>} table
 * @param {string} place
 */
function pinningTags(table, place) {
  /** @type {Record<string, string>} */
  const integrity = {};
  for (const [name, file] of Object.entries(table))
    if (name !== 'loader.js' && name.endsWith('.js')) integrity[place + name] = file.integrity;
  return `<!-- Write the address of your folder for ${place}, and put this before any other module of the page. -->
<script type="importmap">${JSON.stringify({ integrity }, null, 1)}</script>
<script src="${place}loader.js" integrity="${table['loader.js']?.integrity}" crossorigin="anonymous" defer></script>
`;
}
