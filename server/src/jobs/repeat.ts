import type { Services } from '../services.ts';

/** Something that runs beside the requests. */
export interface Job {
  /** Ends it; resolves when nothing of it touches the database any more. */
  stop(): Promise<void>;
}

/**
 * A job that does its work at once and then again and again, `seconds` after each end.
 * A failure is logged and the next round tries anew.
 */
export function repeat(
  { log }: Pick<Services, 'log'>,
  {
    name,
    seconds,
    work,
  }: { name: string; seconds: number; work: (signal: AbortSignal) => Promise<void> },
): Job {
  const ending = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let round: Promise<void> = Promise.resolve();
  const start = () => {
    round = work(ending.signal)
      .catch((error: unknown) => {
        if (!ending.signal.aborted) log.error({ err: error, job: name }, 'a job failed');
      })
      .finally(() => {
        if (!ending.signal.aborted) timer = setTimeout(start, seconds * 1000).unref();
      });
  };
  start();
  return {
    async stop() {
      ending.abort();
      clearTimeout(timer);
      await round;
    },
  };
}
