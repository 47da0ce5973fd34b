import { DatabaseSync } from 'node:sqlite';
import type { HTTPResponse, Page } from 'puppeteer-core';
import { openChallenge } from '../../../server/src/captcha/sealed.ts';
import { Keys } from '../../../server/src/keys/keys.ts';

/** The keys of a server of ours, from its own database: nothing in the product tells an answer. */
export function keysOf(database: string): Keys {
  const file = new DatabaseSync(database, { readOnly: true });
  const row = file.prepare("select value from secrets where name = 'main'").get();
  file.close();
  return new Keys(Buffer.from(row!['value'] as string, 'base64url'));
}

/** Id of the next challenge that the page is given. */
export async function nextChallenge(page: Page): Promise<string> {
  const response: HTTPResponse = await page.waitForResponse(
    (each) => each.url().endsWith('/v1/captcha') && each.request().method() === 'POST',
  );
  return ((await response.json()) as { id: string }).id;
}

/** What a picture says, as a reader would see and hear it. */
export function readPicture(keys: Keys, id: string): { characters: string; digits: string } {
  const challenge = openChallenge(keys, id, new Date());
  if (challenge?.kind !== 'image') throw new Error('The challenge is no picture, or has expired.');
  return challenge;
}
