import { feedsJob } from '../articles/feed/feeds-job.ts';
import { purgeJob } from '../purge/purge-job.ts';
import type { Services } from '../services.ts';
import type { Job } from './repeat.ts';
import { upkeepJob } from './upkeep.ts';

/** Every job of a running server; a new one adds a line. */
export const jobs: readonly ((services: Services) => Job)[] = [upkeepJob, feedsJob, purgeJob];

/** Starts every job. `stop` ends them all. */
export function startJobs(services: Services): Job {
  const running = jobs.map((start) => start(services));
  return {
    async stop() {
      await Promise.all(running.map((job) => job.stop()));
    },
  };
}
