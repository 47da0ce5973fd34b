import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';

import type { DatabaseHandle, DatabaseTransaction } from '../db/database.ts';
import { batchRows, keysOfTables } from './order.ts';
import type { CopiedTable } from './order.ts';

/** A row of any table; both systems keep texts and whole numbers alone. */
export type Row = Record<string, string | number | null>;

/** The key of a row, as a place in the order of its table. */
export type Place = readonly (string | number | null)[];

/** Rows between two places of a table, the last one included; no place: from the start, to the end. */
export interface Range {
  after?: Place | undefined;
  until?: Place | undefined;
}

/** Some rows that follow each other. */
export interface Batch extends Range {
  rows: Row[];
}

/**
 * The rows of a table in the order of its key, batch by batch; the last one reaches to the end and may be empty. Both
 * systems order texts by their bytes.
 */
export async function* batchesOf(db: DatabaseHandle, table: CopiedTable): AsyncGenerator<Batch> {
  const most = batchRows(table);
  let after: Place | undefined;
  for (;;) {
    const rows = await rowsOf(db, table, { after }, most);
    const last = rows.at(-1);
    if (!last || rows.length < most) {
      yield { rows, after };
      return;
    }
    const until = placeOf(table, last);
    yield { rows, after, until };
    after = until;
  }
}

/** The rows of a range, in order. @param most Default: all. */
export async function rowsOf(
  db: DatabaseHandle,
  table: CopiedTable,
  { after, until }: Range,
  most?: number,
): Promise<Row[]> {
  const columns = keyColumns(table);
  const beyond = after ? sql`(${columns}) > (${sql.join([...after])})` : sql`1 = 1`;
  const within = until ? sql`(${columns}) <= (${sql.join([...until])})` : sql`1 = 1`;
  const { rows } = await sql<Row>`
    select * from ${sql.table(table)} where ${beyond} and ${within}
    order by ${columns} ${most ? sql`limit ${sql.lit(most)}` : sql``}
  `.execute(db);
  return rows;
}

/** Where a row stands in its table. */
export function placeOf(table: CopiedTable, row: Row): Place {
  const keys: readonly string[] = keysOfTables[table];
  return keys.map((key) => row[key] ?? null);
}

/** Everything a row holds, as a text that is the same in both systems. */
export function contentOf(row: Row): string {
  const columns = Object.keys(row).sort();
  return JSON.stringify(columns.map((column) => [column, row[column]]));
}

/** How many rows a table has. */
export async function countRows(db: DatabaseHandle, table: CopiedTable): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from ${sql.table(table)}
  `.execute(db);
  return rows[0]?.count ?? 0;
}

/** Stores rows; those whose key is there are replaced. At least one. */
export async function store(
  db: DatabaseTransaction,
  table: CopiedTable,
  rows: readonly Row[],
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  const values = rows.map((row) => sql`(${sql.join(columns.map((column) => row[column]))})`);
  const replaced = columns.map(
    (column) => sql`${sql.ref(column)} = ${sql.ref(`excluded.${column}`)}`,
  );
  await sql`
    insert into ${sql.table(table)} (${sql.join(columns.map((column) => sql.ref(column)))})
    values ${sql.join(values)}
    on conflict (${keyColumns(table)}) do update set ${sql.join(replaced)}
  `.execute(db);
}

/** Removes the rows at these places. */
export async function remove(
  db: DatabaseTransaction,
  table: CopiedTable,
  places: readonly Place[],
): Promise<void> {
  for (const place of places) {
    await sql`
      delete from ${sql.table(table)} where (${keyColumns(table)}) = (${sql.join([...place])})
    `.execute(db);
  }
}

function keyColumns(table: CopiedTable): RawBuilder<unknown> {
  return sql.join(keysOfTables[table].map((key) => sql.ref(key)));
}
