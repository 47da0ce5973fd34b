import type { Logger } from 'pino';

import type { Answers } from './answers/answers.ts';
import type { LiveThreads } from './changes/live/live-threads.ts';
import type { Captcha } from './captcha/captcha.ts';
import type { Config } from './config.ts';
import type { Database, Store } from './db/database.ts';
import type { Keys } from './keys/keys.ts';
import type { ReaderTokens } from './readers/tokens.ts';

/** What the routes are made of. One object a running server. */
export interface Services {
  readonly config: Config;
  readonly store: Store;
  /** The same as `store.db`. */
  readonly db: Database;
  readonly keys: Keys;
  /** The present. An argument, so that a test can be any day. */
  readonly clock: () => Date;
  /** Never given an address, a name, a text or a key. */
  readonly log: Logger;
  readonly captcha: Captcha;
  /** The tokens of readers who are signed in to the site. */
  readonly readers: ReaderTokens;
  /** Open streams. Closed with the store; before, where the server has to end. */
  readonly live: LiveThreads;
  /** Public answers that are kept. Closed with the store. */
  readonly answers: Answers;
}
