import { DatabaseSync } from 'node:sqlite';
import type { StatementSync } from 'node:sqlite';

import type { SqliteDatabase, SqliteStatement } from 'kysely';

import { storable } from '../storable.ts';

type Parameter = null | number | bigint | string | Uint8Array;

const cachedStatements = 300;

/**
 * Opens a database file of `node:sqlite` with the settings this server relies on, in the shape Kysely asks for.
 * Statements are prepared once each; the least recently used are let go.
 * `timeout` is how long, in milliseconds, a statement waits for another process.
 * Throws when the file cannot be opened, is no database, or cannot be written.
 */
export function openNodeSqlite(file: string, timeout: number): SqliteDatabase {
  const database = new DatabaseSync(file, { timeout, enableForeignKeyConstraints: true });
  try {
    database.exec('pragma journal_mode = wal');
    database.exec('pragma synchronous = full');
    database.exec('pragma trusted_schema = off');
    database.exec('begin immediate; rollback'); // a file that can only be read fails here, not at the first comment
  } catch (error) {
    database.close();
    throw error;
  }
  const statements = new Map<string, SqliteStatement>();
  return {
    prepare(sql) {
      const known = statements.get(sql);
      const statement = known ?? adapt(database.prepare(sql));
      if (known) statements.delete(sql);
      statements.set(sql, statement);
      if (statements.size > cachedStatements) {
        for (const oldest of statements.keys()) {
          statements.delete(oldest);
          break;
        }
      }
      return statement;
    },
    close() {
      statements.clear();
      database.close();
    },
  };
}

function adapt(statement: StatementSync): SqliteStatement {
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...storableOnes(parameters)),
    run: (parameters) => statement.run(...storableOnes(parameters)),
    iterate: (parameters) => statement.iterate(...storableOnes(parameters)),
  };
}

function storableOnes(parameters: readonly unknown[]): Parameter[] {
  return parameters.map(storable) as Parameter[];
}
