import { createHash } from 'node:crypto';

import type { Context } from 'hono';

import type { AppEnv } from './router.ts';

/** A weak entity tag over what an answer is made from. */
export function entityTag(...parts: readonly (string | number | null | undefined)[]): string {
  return `W/"${createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22)}"`;
}

/**
 * Sets the tag; whether the client already has this answer, so that 304 says it all. For an answer that is made to be kept,
 * whether the one kept so far is this one: whoever keeps it answers the client.
 */
export function isUnchanged(c: Context<AppEnv>, tag: string): boolean {
  c.header('etag', tag);
  const { making } = c.var;
  return making ? making.known === tag : isAmong(c.req.header('if-none-match'), tag);
}

/** Whether an `If-None-Match` names a tag, be it weak or strong. */
export function isAmong(header: string | undefined, tag: string): boolean {
  if (!header) return false;
  if (header === tag) return true;
  const strength = /^W\//;
  return header
    .split(',')
    .map((entry) => entry.trim().replace(strength, ''))
    .some((entry) => entry === '*' || entry === tag.replace(strength, ''));
}
