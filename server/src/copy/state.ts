import { DatabaseError } from '../db/database.ts';
import type { DatabaseHandle, DatabaseTransaction, Store } from '../db/database.ts';

const name = 'copy_state';

/** One row in a database that is a copy and nothing else yet. */
type StateTables = Record<typeof name, { run: string; whole: 0 | 1 }>;

/** What a database is: a copy that is not whole; one that is, and that nobody has used as a site; or neither. */
export type CopyState = 'partial' | 'whole' | 'none';

/** Reads what a database is. */
export async function copyStateOf({
  db,
  hasTable,
}: Pick<Store, 'db' | 'hasTable'>): Promise<CopyState> {
  if (!(await hasTable(name))) return 'none';
  const row = await states(db).selectFrom(name).select('whole').executeTakeFirst();
  if (!row) return 'none';
  return row.whole ? 'whole' : 'partial';
}

/** Throws a `DatabaseError` where a database is a copy that is not whole. */
export async function refusePartial(store: Pick<Store, 'db' | 'hasTable'>): Promise<void> {
  if ((await copyStateOf(store)) !== 'partial') return;
  throw new DatabaseError(
    'The database is a copy that is not whole: "news-elements-server copy" was broken off or is at work. ' +
      'Run the same command to its end.',
  );
}

/**
 * Makes a copy a site of its own, which no further `copy` writes to. Throws a `DatabaseError` where it is not whole.
 */
export async function useCopy(store: Pick<Store, 'db' | 'hasTable'>): Promise<void> {
  await refusePartial(store);
  if ((await copyStateOf(store)) === 'whole') {
    await states(store.db).deleteFrom(name).execute();
  }
}

/** Notes that a run writes to a database from now on, and no other one. */
export async function beginRun(
  { db, hasTable }: Pick<Store, 'db' | 'hasTable'>,
  run: string,
): Promise<void> {
  const known = await hasTable(name);
  await db.transaction().execute(async (trx) => {
    if (known) {
      await states(trx).deleteFrom(name).execute();
    } else {
      await trx.schema
        .createTable(name)
        .addColumn('run', 'text', (column) => column.primaryKey().notNull())
        .addColumn('whole', 'integer', (column) => column.notNull())
        .execute();
    }
    await states(trx).insertInto(name).values({ run, whole: 0 }).execute();
  });
}

/** Holds the state until the end of the transaction. Throws a `DatabaseError` where another run has begun. */
export async function holdRun(trx: DatabaseTransaction, run: string): Promise<void> {
  const row = await states(trx)
    .selectFrom(name)
    .select('run')
    .where('run', '=', run)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new DatabaseError('Another copy into this target has begun; this one ended.');
}

/** Notes that the copy is whole. */
export async function endRun(trx: DatabaseTransaction): Promise<void> {
  await states(trx).updateTable(name).set({ whole: 1 }).execute();
}

/** Takes the note away with its table. */
export async function forgetRuns(db: DatabaseHandle): Promise<void> {
  await db.schema.dropTable(name).execute();
}

function states(db: DatabaseHandle) {
  return db.withTables<StateTables>();
}
