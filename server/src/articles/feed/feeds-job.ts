import { Outbound } from '../../http/outbound.ts';
import { repeat } from '../../jobs/repeat.ts';
import type { Job } from '../../jobs/repeat.ts';
import type { Services } from '../../services.ts';
import { FeedRefusal, pollFeed } from './poll-feed.ts';

const minute = 60_000;

/** Between two readings of a feed. */
const interval = 5 * minute;

/** Longest pause of a feed that fails. */
const longestPause = 60 * minute;

/** How long one reading may keep others away: longer than any takes. */
const claim = 2 * minute;

/** Reads each feed of `--feed` about every five minutes; one that fails is asked ever more rarely, up to an hour. */
export function feedsJob(services: Services): Job {
  const { config } = services;
  if (!config.feed.length) return { stop: () => Promise.resolve() };
  const outbound = new Outbound({ allow: config.outboundAllow });
  return repeat(services, {
    name: 'feeds',
    seconds: 15,
    work: (signal) => readDueFeeds(services, outbound, signal),
  });
}

/**
 * Reads the configured feeds whose time has come, one after another. Of several processes one reads a feed: whoever
 * moves its next time on. Failures are logged and noted, never thrown.
 */
export async function readDueFeeds(
  services: Services,
  outbound: Outbound,
  signal?: AbortSignal,
): Promise<void> {
  const { config, db, clock, log } = services;
  for (const url of config.feed) {
    if (signal?.aborted) return;
    const now = clock().getTime();
    await db
      .insertInto('feeds')
      .values({ url, next: now })
      .onConflict((conflict) => conflict.column('url').doNothing())
      .execute();
    const feed = await db
      .updateTable('feeds')
      .set({ next: now + claim })
      .where('url', '=', url)
      .where('next', '<=', now)
      .returning(['url', 'etag', 'modified', 'failures'])
      .executeTakeFirst();
    if (!feed) continue;
    const named = { feed: withoutUser(url) };
    try {
      const { entries, etag, modified } = await pollFeed(services, outbound, feed, signal);
      const next = now + jittered(interval);
      await db
        .updateTable('feeds')
        .set({ etag, modified, failures: 0, next })
        .where('url', '=', url)
        .execute();
      log.debug({ ...named, entries }, 'a feed was read');
    } catch (error) {
      if (signal?.aborted) return;
      const failures = feed.failures + 1;
      const asked = error instanceof FeedRefusal ? (error.retryAfter ?? 0) * 1000 : 0;
      const pause = Math.max(
        asked,
        Math.min(longestPause, interval * 2 ** Math.min(failures - 1, 8)),
      );
      const next = now + jittered(Math.min(pause, 24 * longestPause));
      await db.updateTable('feeds').set({ failures, next }).where('url', '=', url).execute();
      log.warn({ ...named, err: error, failures }, 'a feed could not be read');
    }
  }
}

/** Up to a fifth more, so that servers started together do not ask together. */
function jittered(time: number): number {
  return Math.round(time * (1 + Math.random() / 5));
}

function withoutUser(address: string): string {
  const url = new URL(address);
  url.username = '';
  url.password = '';
  return url.href;
}
