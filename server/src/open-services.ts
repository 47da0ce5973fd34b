import { pino } from 'pino';
import type { Logger } from 'pino';

import { openCaptcha } from './captcha/open-captcha.ts';
import type { Config } from './config.ts';
import { openSqliteStore } from './db/sqlite/store.ts';
import { openKeys } from './keys/keys.ts';
import type { Services } from './services.ts';

/** What a program or test may bring itself. */
export interface ServiceOptions {
  /** Default: the system's clock. */
  clock?: () => Date;
  /** Default: silent. */
  log?: Logger;
  /** How long, in milliseconds, a statement waits for another process that writes. Default: 5000. */
  busyTimeout?: number;
}

/**
 * Opens the database, brings it up to date, and makes what the routes need.
 * Throws when the database cannot be opened or written. End with `services.store.close()`.
 */
export async function openServices(
  config: Config,
  {
    clock = () => new Date(),
    log = pino({ level: 'silent' }),
    busyTimeout = 5000,
  }: ServiceOptions = {},
): Promise<Services> {
  const store = await openSqliteStore(config.database, busyTimeout);
  const { db } = store;
  try {
    const keys = await openKeys(db, clock());
    const captcha = openCaptcha({ config, keys, db, clock });
    return { config, store, db, keys, clock, log, captcha };
  } catch (error) {
    await store.close();
    throw error;
  }
}
