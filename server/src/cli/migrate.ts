import { openStore } from '../db/open-store.ts';
import { CommandError } from './command-error.ts';
import type { CommandLine } from './command-line.ts';

/** `migrate`. Makes a SQLite file that is missing. */
export async function migrate({ config, words }: CommandLine): Promise<void> {
  if (words.length) throw new CommandError('migrate takes no further words.');
  const store = await openStore(config);
  try {
    const changes = await store.migrate();
    for (const change of changes) console.info(change);
    console.info(changes.length ? 'The tables are up to date.' : 'The tables were up to date.');
  } finally {
    await store.close();
  }
}
