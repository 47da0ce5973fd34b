import { existsSync } from 'node:fs';

import { changedSince, copySite } from '../copy/copy-site.ts';
import { DatabaseError } from '../db/database.ts';
import type { Store } from '../db/database.ts';
import { isPostgresAddress, openStore } from '../db/open-store.ts';
import { CommandError } from './command-error.ts';
import type { CommandLine } from './command-line.ts';
import { progress } from './progress.ts';

/**
 * `copy <from> <to>`. Started again, it goes on where it was broken off, or brings what has changed. Throws a `CommandError`
 * too where the copy is whole and the source has changed since.
 */
export async function copy({ config, words }: CommandLine): Promise<void> {
  const [from, to, ...rest] = words;
  if (from === undefined || to === undefined || rest.length) {
    throw new CommandError('copy takes two databases, each a file or an address: from and to.');
  }
  if (from === to) throw new CommandError('copy takes two different databases.');
  for (const database of [from, to]) {
    // Not repeated in the sentence: there may be a password in it.
    if (/^\w+:\/\//.test(database) && !isPostgresAddress(database)) {
      throw new CommandError(
        'A database is a file or an address like postgres://user@host/name; one of these two is neither.',
      );
    }
  }
  if (!isPostgresAddress(from) && !existsSync(from)) {
    throw new CommandError(`There is no database at ${from}.`);
  }
  await using stack = new AsyncDisposableStack();
  const open = async (database: string): Promise<Store> => {
    // Reading a large table takes longer than a request may; a SQLite file still waits for its writer.
    const databaseTimeout = isPostgresAddress(database) ? 0 : config.databaseTimeout;
    const store = await openStore({ database, databaseTimeout, databaseConnections: 1 });
    stack.defer(() => store.close());
    return store;
  };
  const source = await open(from);
  const target = await open(to);
  const show = progress(process.stderr);
  try {
    const site = await copySite(source, target, show);
    const changed = await changedSince(source.db, site, show);
    show(undefined);
    for (const [table, { rows }] of Object.entries(site)) console.info(`${table}: ${rows}`);
    console.info('The copy is whole; every row was compared.');
    if (!changed.length) return;
    throw new CommandError(
      `The source has changed since it was read (${changed.join(', ')}). Stop its server and run the same command again: ` +
        'it brings only what changed.',
    );
  } catch (error) {
    show(undefined);
    if (!source.isUnavailable(error) && !target.isUnavailable(error)) throw error;
    throw new DatabaseError(
      `A database cannot go on (${(error as Error).message}). Run the same command again: it goes on where it was.`,
      { cause: error },
    );
  }
}
