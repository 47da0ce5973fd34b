import { createHash } from 'node:crypto';

import type { Context } from 'hono';

import { articleKey } from '../identity/article-id.ts';

/** More would outgrow the 4 KB that proxies keep for an answer's headers; CloudFront reads no more either. */
const mostThreads = 50;

/**
 * The name under which shared caches know what is made from an article's thread: `thread-` and 12 hex digits of the SHA-256
 * of its key. Two articles of one name, should there be any, are only purged together.
 */
export function threadTag(key: string): string {
  return `thread-${createHash('sha256').update(key).digest('hex').slice(0, 12)}`;
}

/**
 * Names the threads an answer is made from, for caches that purge by name: `Surrogate-Key` (Fastly, Varnish) and
 * `Cache-Tag` (Cloudflare, Google, and CloudFront where it is told so). An answer about more than fifty goes unnamed and
 * lives out its age.
 * @param articles Ids as given: what is asked for by a former id is purged under that one, too.
 */
export function tagThreads(c: Context, articles: readonly string[]): void {
  if (articles.length > mostThreads) return;
  const tags = [...new Set(articles.map((article) => threadTag(articleKey(article))))];
  if (!tags.length) return;
  c.header('surrogate-key', tags.join(' '));
  c.header('cache-tag', tags.join(','));
}
