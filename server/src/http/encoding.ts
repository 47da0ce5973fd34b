import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const brotli = promisify(brotliCompress);
const gunzipable = promisify(gzip);
const worthBytes = 1024;
const compressible =
  /^(text\/|application\/(json|problem\+json|javascript|xml|rss\+xml|atom\+xml|manifest\+json)|image\/svg\+xml)/;

/** How bytes may be made fewer on their way. */
export type Encoding = 'br' | 'gzip';

/** How much work goes into it: per request, or once for many. */
export type Effort = 'quick' | 'thorough';

const brotliQuality: Record<Effort, number> = { quick: 5, thorough: 9 };
const gzipLevel: Record<Effort, number> = { quick: 6, thorough: 9 };

/** Whether an answer of this type gets smaller at all. */
export function isCompressible(contentType: string | null | undefined): boolean {
  return compressible.test(contentType ?? '') && !contentType?.startsWith('text/event-stream');
}

/** Whether this many bytes are worth the work. */
export function isWorthEncoding(bytes: number): boolean {
  return bytes >= worthBytes;
}

/** The best encoding that an `Accept-Encoding` takes; `undefined`: as it is. */
export function chooseEncoding(accepted: string | undefined): Encoding | undefined {
  if (!accepted) return undefined;
  if (accepts(accepted, 'br')) return 'br';
  return accepts(accepted, 'gzip') ? 'gzip' : undefined;
}

/** The bytes in fewer bytes; on another thread. */
export function encode(
  bytes: Uint8Array<ArrayBuffer>,
  encoding: Encoding,
  effort: Effort,
): Promise<Buffer<ArrayBuffer>> {
  if (encoding === 'gzip') return gunzipable(bytes, { level: gzipLevel[effort] });
  return brotli(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: brotliQuality[effort],
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
}

function accepts(header: string, encoding: string): boolean {
  return header.split(',').some((entry) => {
    const [name, ...parameters] = entry.split(';').map((part) => part.trim().toLowerCase());
    return name === encoding && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
  });
}
