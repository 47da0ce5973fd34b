import type { Context } from 'hono';

import { isUnchanged } from './etag.ts';
import type { AppEnv } from './router.ts';

/**
 * Sets `ETag` and `Last-Modified`; whether the client already has this answer. The date counts only for a client
 * that sends no tag, since a removal moves the tag but no date.
 * @param changed When something in the answer last appeared or changed.
 */
export function isUnchangedSince(
  c: Context<AppEnv>,
  tag: string,
  changed: Date | undefined,
): boolean {
  const byTag = isUnchanged(c, tag);
  if (!changed) return byTag;
  c.header('last-modified', changed.toUTCString());
  if (c.var.making || c.req.header('if-none-match') !== undefined) return byTag;
  return isNotLater(changed, c.req.header('if-modified-since'));
}

/** Whether a time is no later than an `If-Modified-Since`, which has no fractions of a second. */
export function isNotLater(changed: Date, since: string | undefined): boolean {
  return Math.floor(changed.getTime() / 1000) * 1000 <= Date.parse(since ?? '');
}
