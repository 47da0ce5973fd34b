import { Outbound } from '../http/outbound.ts';
import type { Job } from '../jobs/repeat.ts';
import type { Services } from '../services.ts';
import { forgetEndpoints, purgeDue } from './purge-due.ts';

/** How long changes are gathered before they are told. */
const gathering = 300;

/** Looks at the table although no word of a change has come. */
const longestRest = 30_000;

/** Shortest wait for another process or after a failure of the database. */
const shortestWait = 1000;

/** Tells shared caches of changed threads, where `--purge-url` says whom. */
export function purgeJob(services: Services): Job {
  const { config, store, db, log } = services;
  const ending = new AbortController();
  let endRest = () => {};
  let endsWhenWoken = false;
  let isWoken = false;

  /** Ends early with the job, and at a change where `wakeable`. */
  const rest = async (milliseconds: number, wakeable = false) => {
    if (ending.signal.aborted || (wakeable && isWoken)) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, milliseconds).unref();
    endRest = resolve;
    endsWhenWoken = wakeable;
    await promise;
    clearTimeout(timer);
  };

  const failed = (error: unknown) => {
    if (!ending.signal.aborted) log.error({ err: error, job: 'purge' }, 'a job failed');
  };

  const work = async () => {
    const outbound = new Outbound({ allow: config.outboundAllow });
    while (!ending.signal.aborted) {
      isWoken = false;
      let wait: number | undefined = shortestWait;
      try {
        wait = await purgeDue(services, outbound, ending.signal);
      } catch (error) {
        failed(error);
      }
      if (wait === undefined) {
        await rest(longestRest, true);
        await rest(gathering);
      } else {
        await rest(Math.min(longestRest, Math.max(shortestWait, wait)));
      }
    }
  };

  if (!config.purgeUrl) {
    const forgetting = forgetEndpoints(db).catch(failed);
    return { stop: () => forgetting };
  }
  const woken = () => {
    isWoken = true;
    if (endsWhenWoken) endRest();
  };
  const watch = store.watchThreads({ changed: woken, missed: woken });
  const working = work();
  return {
    async stop() {
      ending.abort();
      endRest();
      await Promise.all([watch.stop(), working]);
    },
  };
}
