import { pino } from 'pino';
import type { Logger } from 'pino';

import { Answers } from './answers/answers.ts';
import { openCaptcha } from './captcha/open-captcha.ts';
import { LiveThreads } from './changes/live/live-threads.ts';
import type { Config } from './config.ts';
import { useCopy } from './copy/state.ts';
import { openStore } from './db/open-store.ts';
import { openKeys } from './keys/keys.ts';
import { ReaderTokens } from './readers/tokens.ts';
import type { Services } from './services.ts';

/** What a program or test may bring itself. */
export interface ServiceOptions {
  /** Default: the system's clock. */
  clock?: () => Date;
  /** Default: silent. */
  log?: Logger;
}

/**
 * Opens the database, brings it up to date, and makes what the routes need.
 * Throws when the database cannot be opened or written, or is a part of a copy. End with `services.store.close()`.
 */
export async function openServices(
  config: Config,
  { clock = () => new Date(), log = pino({ level: 'silent' }) }: ServiceOptions = {},
): Promise<Services> {
  const store = await openStore(config);
  const { db } = store;
  try {
    const changes = await store.migrate();
    if (changes.length) log.debug({ changes }, 'the tables are up to date');
    await useCopy(store);
    const keys = await openKeys(db, clock());
    const captcha = openCaptcha({ config, keys, db, clock });
    const readers = new ReaderTokens({ config, keys, clock, log });
    const live = new LiveThreads({ config, store, db, keys, log });
    const answers = new Answers({ config, store, clock });
    const close = async () => {
      await Promise.all([live.close(), answers.close()]);
      await store.close();
    };
    return {
      config,
      store: { ...store, close },
      db,
      keys,
      clock,
      log,
      captcha,
      readers,
      live,
      answers,
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}
