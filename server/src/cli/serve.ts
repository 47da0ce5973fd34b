import { createApp } from '../app.ts';
import { listen } from './listen.ts';
import { startJobs } from '../jobs/jobs.ts';
import { openServices } from '../open-services.ts';
import { CommandError } from './command-error.ts';
import type { CommandLine } from './command-line.ts';
import { openLog } from './log.ts';

/**
 * Runs the server until SIGTERM or SIGINT: then it takes no more requests, finishes those it has, and closes the
 * database. Prints one line with its address. Throws a `CommandError` when it cannot listen.
 */
export async function serve({ config, words }: CommandLine): Promise<void> {
  if (words.length)
    throw new CommandError(`serve takes no further words, not "${words.join(' ')}".`);
  const ended = new Promise<string>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        resolve(signal);
        process.once(signal, () => process.exit(1));
      });
    }
  });
  const log = openLog(config.logLevel);
  const services = await openServices(config, { log });
  try {
    const server = await listen(createApp(services), config);
    const job = startJobs(services);
    void services.readers.check();
    console.info(`News Elements is at ${server.url}`);
    const signal = await ended;
    log.info({ signal }, 'stopping');
    await Promise.all([server.close(), services.live.close(), job.stop()]);
  } finally {
    await services.store.close();
  }
}
