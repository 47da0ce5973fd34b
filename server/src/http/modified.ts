import type { Context } from 'hono';
import { isUnchanged } from './etag.ts';

/**
 * Sets `ETag` and `Last-Modified`; whether the client already has this answer. The date counts only for a client
 * that sends no tag, since a removal moves the tag but no date.
 * @param changed When something in the answer last appeared or changed.
 */
export function isUnchangedSince(c: Context, tag: string, changed: Date | undefined): boolean {
  const byTag = isUnchanged(c, tag);
  if (!changed) return byTag;
  c.header('last-modified', changed.toUTCString());
  if (c.req.header('if-none-match') !== undefined) return byTag;
  const since = Date.parse(c.req.header('if-modified-since') ?? '');
  return Math.floor(changed.getTime() / 1000) * 1000 <= since;
}
