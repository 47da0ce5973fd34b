import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

import { DatabaseError } from '../db/database.ts';
import type { Store } from '../db/database.ts';
import { openSqliteStore } from '../db/sqlite/store.ts';
import { copySite } from './copy-site.ts';
import type { CopyReport } from './copy-site.ts';
import { forgetRuns } from './state.ts';

const lockTimeout = 10_000;

/**
 * Writes a whole site, as it is at one moment, to a new SQLite file, which has its name once it is whole and compared.
 * Throws a `DatabaseError` where the file exists or cannot be written.
 */
export async function backUp(
  source: Pick<Store, 'db' | 'hasTable'>,
  file: string,
  report?: CopyReport,
): Promise<void> {
  if (existsSync(file) || !existsSync(dirname(file))) {
    const reason = existsSync(file) ? 'it exists already' : 'there is no such folder';
    throw new DatabaseError(`The backup ${file} cannot be written (${reason}).`);
  }
  const part = `${file}.${randomBytes(4).toString('hex')}.part`;
  try {
    const target = await openSqliteStore(part, { timeout: lockTimeout });
    try {
      await copySite(source, target, report);
      await forgetRuns(target.db);
    } finally {
      await target.close();
    }
    await rename(part, file);
  } finally {
    for (const end of ['', '-wal', '-shm']) await rm(part + end, { force: true });
  }
}
