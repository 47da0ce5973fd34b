import { Outbound } from '../../http/outbound.ts';
import { jittered, pauseAfter } from '../../jobs/pause-after.ts';
import { repeat } from '../../jobs/repeat.ts';
import type { Job } from '../../jobs/repeat.ts';
import type { Services } from '../../services.ts';
import { pollFeed } from './poll-feed.ts';

const minute = 60_000;

/** Between two readings of a feed. */
const interval = 5 * minute;

/** Of a feed that fails. */
const pauses = { first: interval, longest: 60 * minute, longestAsked: 24 * 60 * minute };

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
      const next = now + pauseAfter(failures, error, pauses);
      await db.updateTable('feeds').set({ failures, next }).where('url', '=', url).execute();
      log.warn({ ...named, err: error, failures }, 'a feed could not be read');
    }
  }
}

function withoutUser(address: string): string {
  const url = new URL(address);
  url.username = '';
  url.password = '';
  return url.href;
}
