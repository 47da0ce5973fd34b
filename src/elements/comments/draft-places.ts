import { readStored, storedKeys, writeStored } from '../../core/storage.ts';
import type { StoredDraft } from './draft.ts';
import { draftPrefix, TYPED } from './kept-before.ts';
import { randomKey } from './random-key.ts';
import { parseJson, readJson, writeJson } from './stored-json.ts';

/** Makes a draft of words that were typed before this program was there, after those of an earlier visit. */
export function adoptTyped(article: string): void {
  const key = draftPrefix(article);
  const typed = readStored(key + TYPED);
  if (typed === null) return;
  writeStored(key + TYPED, null);
  const { text = '', ...before } = readJson<StoredDraft>(key) ?? {};
  if (typed === text) return;
  const both = text ? `${text}\n\n${typed}` : typed;
  writeJson(key, { key: randomKey(), ...before, text: both, at: Date.now() });
}

/** The places of an article's thread for which drafts are stored. */
export function draftPlaces(article: string): { place: string; waiting: boolean; away: boolean }[] {
  const prefix = draftPrefix(article);
  return storedKeys(prefix).map((key) => {
    const { waiting, away } = parseJson<StoredDraft>(readStored(key)) ?? {};
    return { place: key.slice(prefix.length), waiting: waiting === true, away: away === true };
  });
}
