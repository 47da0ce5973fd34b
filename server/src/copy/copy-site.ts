import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';

import { DatabaseError } from '../db/database.ts';
import type { Database, DatabaseTransaction, Store } from '../db/database.ts';
import { bringOver, removeGone } from './bring-over.ts';
import { readContent } from './content.ts';
import type { Content } from './content.ts';
import { checkSource, isBegun, refuseForeign } from './fit.ts';
import { passing, referredTo, tableNames } from './order.ts';
import type { CopiedTable } from './order.ts';
import { countRows } from './rows.ts';
import type { Place } from './rows.ts';
import { beginRun, endRun, holdRun } from './state.ts';

/** How far a copy is. */
export interface CopyStep {
  stage: 'copy' | 'compare' | 'look again';
  table: CopiedTable;
  /** Rows of this stage so far, of all tables. */
  done: number;
  total: number;
}

/** Hears of each step. */
export type CopyReport = (step: CopyStep) => void;

/** What every table held at the moment that was copied. */
export type CopiedSite = Record<CopiedTable, Content>;

/**
 * Copies a whole site, as it is at one moment, into a database that is empty or is an earlier copy of it, whole or not; then
 * reads the target again and compares. The source may be in use. Throws a `DatabaseError` when the source or the target
 * is not fit, or the two differ at the end; another run goes on from there.
 */
export async function copySite(
  from: Pick<Store, 'db' | 'hasTable'>,
  to: Pick<Store, 'db' | 'hasTable' | 'migrate' | 'continueNumbers'>,
  report: CopyReport = () => {},
): Promise<CopiedSite> {
  await checkSource(from);
  await refuseForeign(to);
  await to.migrate();
  return atOneMoment(from.db, async (source) => {
    const begun = await isBegun(source, to);
    const target = { db: to.db, run: randomUUID() };
    await beginRun(to, target.run);
    const total = await countAll(source);
    const site = {} as CopiedSite;
    const gone = new Map<CopiedTable, Place[]>();
    const copying = steps('copy', total, report);
    for (const table of tableNames) {
      const brought = await bringOver(source, target, table, copying(table)).catch((error) => {
        throw begun && breaksRule(error) ? unlikeBefore(table, error) : error;
      });
      site[table] = brought.content;
      gone.set(table, brought.gone);
    }
    for (const table of referredTo.toReversed()) {
      await removeGone(target, table, gone.get(table) ?? []);
    }
    await compare(to.db, site, steps('compare', total, report));
    await to.db.transaction().execute(async (trx) => {
      await holdRun(trx, target.run);
      await to.continueNumbers(trx);
      await endRun(trx);
    });
    return site;
  });
}

/** Tables in which a reader, an editor or a feed has changed something since a site was copied. */
export async function changedSince(
  db: Database,
  site: CopiedSite,
  report: CopyReport = () => {},
): Promise<CopiedTable[]> {
  return atOneMoment(db, async (source) => {
    const lasting = tableNames.filter((table) => !passing.includes(table));
    const total = lasting.reduce((sum, table) => sum + site[table].rows, 0);
    const step = steps('look again', total, report);
    const changed: CopiedTable[] = [];
    for (const table of lasting) {
      const content = await readContent(source, table, step(table));
      if (!isDeepStrictEqual(content, site[table])) changed.push(table);
    }
    return changed;
  });
}

/** Reads a database as it is at one moment, while others write. */
function atOneMoment<Result>(
  db: Database,
  work: (trx: DatabaseTransaction) => Promise<Result>,
): Promise<Result> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(work);
}

async function compare(
  target: Database,
  site: CopiedSite,
  step: (table: CopiedTable) => (rows: number) => void,
): Promise<void> {
  for (const table of tableNames) {
    const wanted = site[table];
    const there = await readContent(target, table, step(table));
    if (isDeepStrictEqual(wanted, there)) continue;
    throw new DatabaseError(
      `The copy of ${table} differs from the source (${there.rows} of ${wanted.rows} rows): something else writes to ` +
        'the target. End it and run the same command again.',
    );
  }
}

/** Reports what is done: a function for each table, which takes the rows that were read. */
function steps(stage: CopyStep['stage'], total: number, report: CopyReport) {
  let done = 0;
  return (table: CopiedTable) => {
    report({ stage, table, done, total });
    return (rows: number) => {
      done += rows;
      report({ stage, table, done, total });
    };
  };
}

async function countAll(db: DatabaseTransaction): Promise<number> {
  let count = 0;
  for (const table of tableNames) count += await countRows(db, table);
  return count;
}

/** Whether a key or a reference stood in the way. */
function breaksRule(error: unknown): boolean {
  const { code, errcode } = error as { code?: unknown; errcode?: unknown };
  if (typeof errcode === 'number') return (errcode & 0xff) === 19; // SQLITE_CONSTRAINT
  return typeof code === 'string' && code.startsWith('23');
}

function unlikeBefore(table: CopiedTable, cause: unknown): DatabaseError {
  return new DatabaseError(
    `What was copied before does not go with the source any more (${table}): was an older state of it put back? ` +
      'Copy into an empty database.',
    { cause },
  );
}
