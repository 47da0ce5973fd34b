import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { root } from '../../../scripts/lib/run.mjs';
import type { HostPage } from './host.ts';

const type = 'text/javascript; charset=utf-8';

/** Name of the folder that the build's chunks lie in. */
export function releaseName(): string {
  const [boot] = globSync('cdn/chunks/*/boot.js', { cwd: root });
  if (!boot) throw new Error('cdn/ is not built.');
  return basename(join(root, boot, '..'));
}

/**
 * The built files as a content network has them, for `startHost`.
 * @param folder Path they lie under; ends with a slash.
 * @param release Name of a release: the same code under other addresses, as the next release has.
 */
export function cdnPages(folder: string, release = releaseName()): Record<string, HostPage> {
  const name = releaseName();
  const headers = { 'access-control-allow-origin': '*' };
  return Object.fromEntries(
    globSync('**/*.{js,json,html}', { cwd: join(root, 'cdn') }).map((file) => {
      const body = readFileSync(join(root, 'cdn', file), 'utf8').replaceAll(name, release);
      return [
        folder + file.replace(name, release),
        { body, headers, type: file.endsWith('.js') ? type : 'text/plain' },
      ];
    }),
  );
}
