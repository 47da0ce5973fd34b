import { CompiledQuery, SqliteDialect, SqliteDriver, SqliteQueryCompiler } from 'kysely';
import type {
  DatabaseConnection,
  Driver,
  QueryCompiler,
  SelectModifierNode,
  SqliteDialectConfig,
  TransactionSettings,
} from 'kysely';

/** Kysely's SQLite dialect, with transactions that take the write lock at their start, and so need no other. */
export class ImmediateSqliteDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig;

  constructor(config: SqliteDialectConfig) {
    super(config);
    this.#config = config;
  }

  override createDriver(): Driver {
    return new ImmediateSqliteDriver(this.#config);
  }

  override createQueryCompiler(): QueryCompiler {
    return new LockFreeSqliteCompiler();
  }
}

/** SQLite has no `for update`: whoever writes is alone already. */
class LockFreeSqliteCompiler extends SqliteQueryCompiler {
  protected override visitSelectModifier(node: SelectModifierNode): void {
    if (node.modifier === 'Distinct') super.visitSelectModifier(node);
  }
}

/**
 * A transaction that reads first and writes later fails at once when another process wrote in between;
 * one that starts as a writer waits its turn instead.
 */
class ImmediateSqliteDriver extends SqliteDriver implements Driver {
  override async beginTransaction(
    connection: DatabaseConnection,
    settings?: TransactionSettings,
  ): Promise<void> {
    const begin = settings?.accessMode === 'read only' ? 'begin' : 'begin immediate';
    await connection.executeQuery(CompiledQuery.raw(begin));
  }
}
