import { chmodSync, existsSync } from 'node:fs';

import { CommandError } from './command-error.ts';
import type { CommandLine } from './command-line.ts';
import { progress } from './progress.ts';
import { withDatabase } from './with-database.ts';

/** `backup <file>`. The copy holds the server's keys: only its owner may read it. */
export async function backup(line: CommandLine): Promise<void> {
  const [file, ...rest] = line.words;
  if (file === undefined || rest.length) throw new CommandError('backup takes one file name.');
  if (existsSync(file))
    throw new CommandError(`${file} exists already; a backup overwrites nothing.`);
  const show = progress(process.stderr);
  try {
    await withDatabase(line, ({ store }) => store.backup(file, show));
  } finally {
    show(undefined);
  }
  chmodSync(file, 0o600);
  console.info(`The database is copied to ${file}.`);
}
