import { createReadStream, realpathSync } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { Readable } from 'node:stream';

import type { Context, Handler } from 'hono';

import type { Config } from '../config.ts';
import { entityTag, isUnchanged } from './etag.ts';
import { Problem } from './problem.ts';
import type { AppEnv } from './router.ts';

const types: Record<string, string> = {
  avif: 'image/avif',
  css: 'text/css; charset=utf-8',
  gif: 'image/gif',
  html: 'text/html; charset=utf-8',
  ico: 'image/x-icon',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json',
  map: 'application/json',
  md: 'text/markdown; charset=utf-8',
  mjs: 'text/javascript; charset=utf-8',
  mp3: 'audio/mpeg',
  mp4: 'video/mp4',
  pdf: 'application/pdf',
  png: 'image/png',
  rss: 'application/rss+xml',
  svg: 'image/svg+xml',
  txt: 'text/plain; charset=utf-8',
  wasm: 'application/wasm',
  wav: 'audio/wav',
  webmanifest: 'application/manifest+json',
  webp: 'image/webp',
  woff2: 'font/woff2',
  xml: 'application/xml',
};

const forever = 'public, max-age=31536000, immutable';
const shortly = 'public, max-age=300, stale-while-revalidate=604800';

/**
 * Serves the files of `config.public`. A folder is its `index.html`; what lies outside the folder, links out of it
 * included, and hidden files are not there. Scripts of other sites may load them.
 */
export function staticFiles({ public: folder, basePath }: Config): Handler<AppEnv> {
  const root = realpathSync(folder);
  return async (c) => {
    const path = decodePath(c.req.path.slice(basePath.length));
    const found = path === undefined ? undefined : await findFile(root, path);
    if (path === undefined || !found) throw new Problem('not-found');
    if (found.isFolder) return c.redirect(`${c.req.path}/${new URL(c.req.url).search}`, 308);

    const extension = /\.([a-z0-9]+)$/i.exec(found.file)?.[1]?.toLowerCase() ?? '';
    c.header('content-type', types[extension] ?? 'application/octet-stream');
    c.header('cache-control', cacheControl(path));
    c.header('content-security-policy', ''); // the page's own business: these files are the operator's
    c.header('cross-origin-opener-policy', '');
    if (isUnchanged(c, entityTag(found.size, found.modified))) return c.body(null, 304);
    c.header('content-length', String(found.size));
    if (c.req.method === 'HEAD') return c.body(null, 200);
    return sendFile(c, found.file);
  };
}

/** Chunks lie in a folder named by a digest; the loader is asked for again soon; all else is checked each time. */
export function cacheControl(path: string): string {
  if (/(^|\/)chunks\/[\da-f]{10}\/[^/]+\.js(\.map)?$/.test(path)) return forever;
  if (/(^|\/)\d+\.\d+\.\d+[^/]*\/[^/]+\.js$/.test(path)) return forever;
  if (/(^|\/)loader\.js$/.test(path)) return shortly;
  return 'no-cache';
}

interface FoundFile {
  file: string;
  size: number;
  modified: number;
  isFolder: boolean;
}

/** The decoded path, or `undefined` when a part of it is hidden, leads upwards, or is no name at all. */
function decodePath(path: string): string | undefined {
  let decoded: string;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    return undefined; // a broken escape names no file
  }
  const parts = decoded.split('/').slice(1);
  const wrong = parts.some(
    (part, index) =>
      /[\\\p{Cc}]/u.test(part) ||
      (part.startsWith('.') && part !== '.well-known') ||
      (part === '' && index < parts.length - 1),
  );
  return wrong ? undefined : parts.join('/');
}

async function findFile(root: string, path: string): Promise<FoundFile | undefined> {
  const wanted = join(root, path, path === '' || path.endsWith('/') ? 'index.html' : '');
  try {
    const file = await realpath(wanted);
    if (!file.startsWith(root + sep)) return undefined;
    const { size, mtimeMs, ...info } = await stat(file).then((stats) => ({
      size: stats.size,
      mtimeMs: stats.mtimeMs,
      isFile: stats.isFile(),
      isFolder: stats.isDirectory(),
    }));
    if (!info.isFile && !info.isFolder) return undefined;
    return { file, size, modified: mtimeMs, isFolder: info.isFolder };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENAMETOOLONG' || code === 'ELOOP')
      return undefined;
    throw error;
  }
}

function sendFile(c: Context<AppEnv>, file: string): Response {
  return c.body(Readable.toWeb(createReadStream(file)) as ReadableStream, 200);
}
