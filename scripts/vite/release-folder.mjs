import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Name of the folder that a release's chunks lie in: a digest of all that they are made from. With
 * the digest in the folder instead of in each name, chunks that name each other stay small (a
 * digest does not compress), and everything below `chunks/` may be cached for ever all the same.
 * @param {string} root The repository.
 * @returns {string} 10 characters.
 */
export function releaseFolder(root) {
  const files = globSync(
    ['src/**/*.ts', 'scripts/vite/*.mjs', 'vite.config.ts', 'package-lock.json'],
    {
      cwd: root,
    },
  );
  const digest = createHash('sha256');
  for (const file of files.sort()) digest.update(file).update(readFileSync(join(root, file)));
  return digest.digest('hex').slice(0, 10);
}
