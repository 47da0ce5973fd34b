import type { ColumnDataType, ColumnDefinitionBuilder, Kysely, RawBuilder } from 'kysely';

import type { DatabaseHandle } from '../database.ts';

/** A column's type. */
type DataType = ColumnDataType | RawBuilder<unknown>;

/** What the same table is called by each database system. One file a system: `sqlite/schema.ts`, `postgres/schema.ts`. */
export interface SchemaSystem {
  /** Text of any length, compared and ordered by its bytes whatever language the database was made for. */
  readonly text: DataType;
  /** Type of a number that the database gives a row. */
  readonly rowNumber: DataType;
  /** What makes it so: rising, never given twice, the primary key. */
  readonly numbered: (column: ColumnDefinitionBuilder) => ColumnDefinitionBuilder;
  /** Goes behind `create` for a table whose rows a crash may take. */
  readonly forgettable: RawBuilder<unknown>;
  /** Lets one process at a time change tables; held until the end of the transaction. */
  readonly lock: (db: DatabaseHandle) => Promise<unknown>;
  /** Whether there is a table of this name. */
  readonly hasTable: (db: DatabaseHandle, name: string) => Promise<boolean>;
  /** Indexes the folded words of `article_words` for `Store.hasAnyWord`. */
  readonly indexWords: (db: Kysely<unknown>) => Promise<unknown>;
}

/**
 * One change of the tables, for every system. It only adds: what an older server, running beside, reads and writes stays
 * (docs/operate/upgrade.md).
 */
export type Migration = (db: Kysely<unknown>, system: SchemaSystem) => Promise<void>;
