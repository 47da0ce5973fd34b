import { createHash } from 'node:crypto';

import type { Context } from 'hono';

/** A weak entity tag over what an answer is made from. */
export function entityTag(...parts: readonly (string | number | null | undefined)[]): string {
  return `W/"${createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22)}"`;
}

/** Sets the tag; whether the client already has this answer, so that 304 says it all. */
export function isUnchanged(c: Context, tag: string): boolean {
  c.header('etag', tag);
  const known = c.req.header('if-none-match');
  if (!known) return false;
  const strength = /^W\//;
  return known
    .split(',')
    .map((entry) => entry.trim().replace(strength, ''))
    .some((entry) => entry === '*' || entry === tag.replace(strength, ''));
}
