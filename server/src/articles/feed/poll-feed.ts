import { transact } from '../../db/transact.ts';
import { articleKey } from '../../identity/article-id.ts';
import type { Outbound } from '../../http/outbound.ts';
import { Refusal } from '../../http/refusal.ts';
import type { Services } from '../../services.ts';
import { lockRegister, registerArticle } from '../register.ts';
import { feedText } from './feed-text.ts';
import { readFeed } from './read-feed.ts';
import type { FeedEntry } from './read-feed.ts';

type Parts = Pick<Services, 'db' | 'store' | 'clock'>;

/** An article cannot have appeared later than this from now: its date is a mistake. */
const longestAhead = 2 * 24 * 3600 * 1000;

/** What a reading came to. */
export interface FeedReading {
  /** Articles the feed named; `null` when it has not changed. */
  entries: number | null;
  etag: string | null;
  modified: string | null;
}

/**
 * Reads a feed and registers its articles. Asks only for what has changed since the last reading.
 * Throws an `OutboundError`, or an `Error` that says why the answer is no feed.
 */
export async function pollFeed(
  parts: Parts,
  outbound: Outbound,
  feed: { url: string; etag: string | null; modified: string | null },
  signal?: AbortSignal,
): Promise<FeedReading> {
  const { url, etag, modified } = feed;
  const response = await outbound.request(url, {
    headers: {
      accept:
        'application/rss+xml, application/atom+xml, application/feed+json, application/xml, */*;q=0.5',
      ...(etag !== null && { 'if-none-match': etag }),
      ...(modified !== null && { 'if-modified-since': modified }),
    },
    ...(signal && { signal }),
  });
  if (response.status === 304) return { entries: null, etag, modified };
  if (response.status !== 200)
    throw new Refusal(`The feed's server answered ${response.status}.`, response);
  const text = feedText(response.body, response.headers['content-type']);
  const entries = readFeed(text, response.url);
  const registered = await register(parts, entries);
  registered.forEach(parts.store.announceThread);
  return {
    entries: entries.length,
    etag: response.headers['etag'] ?? null,
    modified: response.headers['last-modified'] ?? null,
  };
}

/** In the feed's order backwards, so that articles without a date keep it. Returns the keys of the articles. */
async function register(
  { db, clock }: Pick<Parts, 'db' | 'clock'>,
  entries: readonly FeedEntry[],
): Promise<string[]> {
  const now = clock();
  const dated = (date: Date | null) =>
    date && date.getTime() > now.getTime() + longestAhead ? null : date;
  return transact(db, async (trx) => {
    const registered: string[] = [];
    await lockRegister(trx);
    for (const entry of entries.toReversed()) {
      const id = articleKey(entry.url);
      // A page that has moved may stand in the feed under its old address for a while.
      const moved = await trx
        .selectFrom('article_aliases')
        .select('article')
        .where('alias', '=', id)
        .executeTakeFirst();
      if (moved) continue;
      await registerArticle(
        trx,
        {
          ...entry,
          id,
          published: dated(entry.published),
          updated: dated(entry.updated),
          listed: true,
        },
        now,
      );
      registered.push(id);
    }
    return registered;
  });
}
