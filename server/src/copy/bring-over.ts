import type { Database, DatabaseHandle } from '../db/database.ts';
import { ContentOfTable } from './content.ts';
import type { Content } from './content.ts';
import { referredTo } from './order.ts';
import type { CopiedTable } from './order.ts';
import { batchesOf, contentOf, placeOf, remove, rowsOf, store } from './rows.ts';
import type { Batch, Place, Row } from './rows.ts';
import { holdRun } from './state.ts';

/** Where rows go. */
export interface Destination {
  db: Database;
  /** The run that writes, as `beginRun` has noted it. */
  run: string;
}

/** What a table of the source holds, and which rows of the target it does not hold and others may refer to. */
export interface Brought {
  content: Content;
  gone: Place[];
}

/**
 * Makes a table of the target equal to that of the source, a transaction a batch; only what differs is written, so what an
 * earlier run has brought is read and left. Rows that others may refer to are not removed yet.
 */
export async function bringOver(
  source: DatabaseHandle,
  target: Destination,
  table: CopiedTable,
  read: (rows: number) => void,
): Promise<Brought> {
  const content = new ContentOfTable();
  const gone: Place[] = [];
  let more = await reachesBeyond(target.db, table, undefined);
  for await (const batch of batchesOf(source, table)) {
    const wanted = batch.rows.map(contentOf);
    for (const row of wanted) content.add(row);
    const there = more ? await rowsOf(target.db, table, batch) : [];
    const changed = differing(batch, wanted, there);
    const left = missing(table, batch.rows, there);
    if (referredTo.includes(table)) gone.push(...left.splice(0));
    if (changed.length || left.length) {
      await target.db.transaction().execute(async (trx) => {
        await holdRun(trx, target.run);
        await remove(trx, table, left);
        if (changed.length) await store(trx, table, changed);
      });
    }
    if (more && !there.length) more = await reachesBeyond(target.db, table, batch.until);
    read(batch.rows.length);
  }
  return { content: content.end(), gone };
}

/** Removes rows that the source no longer has, the last first: a reply before what it answers. */
export async function removeGone(
  { db, run }: Destination,
  table: CopiedTable,
  gone: readonly Place[],
): Promise<void> {
  if (!gone.length) return;
  await db.transaction().execute(async (trx) => {
    await holdRun(trx, run);
    await remove(trx, table, gone.toReversed());
  });
}

async function reachesBeyond(
  db: DatabaseHandle,
  table: CopiedTable,
  after: Place | undefined,
): Promise<boolean> {
  return (await rowsOf(db, table, { after }, 1)).length > 0;
}

function differing({ rows }: Batch, wanted: readonly string[], there: readonly Row[]): Row[] {
  const known = new Set(there.map(contentOf));
  return rows.filter((_, index) => !known.has(wanted[index]!));
}

function missing(table: CopiedTable, rows: readonly Row[], there: readonly Row[]): Place[] {
  const wanted = new Set(rows.map((row) => JSON.stringify(placeOf(table, row))));
  return there
    .map((row) => placeOf(table, row))
    .filter((place) => !wanted.has(JSON.stringify(place)));
}
