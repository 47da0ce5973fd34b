import { DatabaseError } from '../db/database.ts';
import type { DatabaseHandle, Store } from '../db/database.ts';
import { changesMade, history } from '../db/migrate.ts';
import { contentOf, countRows, rowsOf } from './rows.ts';
import { tableNames } from './order.ts';
import { copyStateOf, refusePartial } from './state.ts';

/** Throws a `DatabaseError` where a database is no site that can be copied. */
export async function checkSource(source: Pick<Store, 'db' | 'hasTable'>): Promise<void> {
  if (!(await source.hasTable(history)) || !(await countRows(source.db, 'secrets'))) {
    throw new DatabaseError('The source holds no site: no server has run on it.');
  }
  await refusePartial(source);
}

/** Throws a `DatabaseError` where a database holds tables that no server of ours has made. */
export async function refuseForeign({ db, hasTable }: Pick<Store, 'db' | 'hasTable'>) {
  if (await hasTable(history)) return;
  const tables = await db.introspection.getTables();
  const foreign = tables.find(({ schema }) => schema === undefined || schema === 'public');
  if (!foreign) return;
  throw new DatabaseError(
    `The target holds tables of another program (${foreign.name}); a copy needs a database of its own.`,
  );
}

/**
 * Whether a target holds something of this very site from an earlier run; `false` when it is empty.
 * Throws a `DatabaseError` where it holds something else, or is used by a server.
 */
export async function isBegun(
  source: DatabaseHandle,
  target: Pick<Store, 'db' | 'hasTable'>,
): Promise<boolean> {
  const [there, here] = [await changesMade(target.db), await changesMade(source)];
  const newer = here.find((change) => !there.includes(change));
  if (newer) {
    throw new DatabaseError(
      `A newer version has made the tables of the source (${newer}); copy with that version.`,
    );
  }
  if (there.some((change) => !here.includes(change))) {
    throw new DatabaseError(
      'The tables of the source are older than this version: run "news-elements-server migrate" on it before.',
    );
  }
  const counts = new Map<string, number>();
  for (const table of tableNames) counts.set(table, await countRows(target.db, table));
  const held = [...counts].find(([, count]) => count > 0);
  if (!held) return false;
  if ((await copyStateOf(target)) === 'none') {
    throw new DatabaseError(
      `The target is in use already (${held[0]} is not empty); a copy overwrites nothing. Take an empty database.`,
    );
  }
  if ((await secretsOf(target.db)) !== (await secretsOf(source))) {
    throw new DatabaseError('The target holds a copy of another site; take an empty database.');
  }
  return true;
}

async function secretsOf(db: DatabaseHandle): Promise<string> {
  return (await rowsOf(db, 'secrets', {})).map(contentOf).join('\n');
}
