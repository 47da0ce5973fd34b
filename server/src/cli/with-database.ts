import { existsSync } from 'node:fs';

import { isPostgresAddress } from '../db/open-store.ts';
import { openServices } from '../open-services.ts';
import type { Services } from '../services.ts';
import { CommandError } from './command-error.ts';
import type { CommandLine } from './command-line.ts';
import { openLog } from './log.ts';

/** Opens the database for one command, beside a running server. Throws a `CommandError` when there is none. */
export async function withDatabase<Result>(
  { config }: Pick<CommandLine, 'config'>,
  use: (services: Services) => Promise<Result>,
): Promise<Result> {
  if (!isPostgresAddress(config.database) && !existsSync(config.database)) {
    throw new CommandError(`There is no database at ${config.database}; name it with --database.`);
  }
  const services = await openServices(config, { log: openLog(config.logLevel) });
  try {
    return await use(services);
  } finally {
    await services.store.close();
  }
}
