import { createHash } from 'node:crypto';

import { z } from '@hono/zod-openapi';
import type { DatabaseHandle } from '../db/database.ts';
import { addressKey } from './address.ts';

const longestGiven = 2048;
const longestStored = 1024;

/** An article's id as a caller gives it: any text without control characters, in practice the page's address. */
export const articleIdSchema = z
  .string()
  .min(1)
  .max(longestGiven)
  .refine((id) => id.isWellFormed() && !/\p{Cc}/u.test(id), 'Control characters or broken Unicode')
  .openapi({
    description:
      'The article: its explicit id, else its canonical link, else its address. Of addresses all shapes of one page ' +
      'are the same: http and https, with or without www, m or amp, slash, index file, print view, fragment, tracking ' +
      'parameters. Anything else is compared exactly, in NFC; over 1 KB as `sha256-` and the hex digest.',
    example: 'https://paper.example/2013/bridge',
  });

/** The form in which an id is kept and compared: one address for all shapes of a page, NFC, over 1 KB its digest. */
export function articleKey(given: string): string {
  const address = addressKey(given);
  return boundedKey(address ? `https://${address}` : given.normalize('NFC'));
}

/** A text as long as an index can hold: itself, or over 1 KB its digest. */
export function boundedKey(text: string): string {
  if (Buffer.byteLength(text) <= longestStored) return text;
  return `sha256-${createHash('sha256').update(text).digest('hex')}`;
}

/** The key under which an article is kept: `articleKey`, or where an alias of that name leads. */
export function findArticleKey(db: DatabaseHandle, given: string): Promise<string> {
  return findArticle(db, articleKey(given));
}

/** The key itself, or where an alias of that name leads. */
export async function findArticle(db: DatabaseHandle, key: string): Promise<string> {
  const alias = await db
    .selectFrom('article_aliases')
    .select('article')
    .where('alias', '=', key)
    .executeTakeFirst();
  return alias?.article ?? key;
}
