import { createHash } from 'node:crypto';

import type { DatabaseHandle } from '../db/database.ts';
import type { CopiedTable } from './order.ts';
import { batchesOf, contentOf } from './rows.ts';

/** What a table holds: equal in both systems exactly when every value of every row is. */
export interface Content {
  rows: number;
  digest: string;
}

/** Reckons what a table holds, row by row in the order of its key. */
export class ContentOfTable {
  readonly #hash = createHash('sha256');
  #rows = 0;

  /** Takes the next row, as `contentOf` gives it. */
  add(row: string): void {
    this.#hash.update(row).update('\n');
    this.#rows += 1;
  }

  /** Good for one call. */
  end(): Content {
    return { rows: this.#rows, digest: this.#hash.digest('base64url') };
  }
}

/** Reads a whole table. @param read Told of each batch. */
export async function readContent(
  db: DatabaseHandle,
  table: CopiedTable,
  read: (rows: number) => void,
): Promise<Content> {
  const content = new ContentOfTable();
  for await (const { rows } of batchesOf(db, table)) {
    for (const row of rows) content.add(contentOf(row));
    read(rows.length);
  }
  return content.end();
}
