import { readStored, storedKeys } from '../../core/storage.ts';
import { randomKey } from './random-key.ts';
import { readJson, writeJson } from './stored-json.ts';

/** Where drafts are kept, one an article and a place in its thread. */
export const DRAFT_KEY = 'news-elements:draft:';
/** Where one's own comments are kept, one list a backend. */
export const OWN_KEY = 'news-elements:own-comments:';

/** A draft as it is stored. */
export interface StoredDraft {
  text: string;
  /** The name beside it, as far as it was typed. */
  name?: string;
  /** 128 random bits, made with the draft. */
  key: string;
  /** Milliseconds since 1970 of the last change by the writer. */
  at: number;
  /** What was sent with the key, when the answer is not known. */
  attempt?: { text: string; name: string };
  /** Whether it goes out when the network is back. */
  waiting?: boolean;
}

/** What the keys of an article's drafts begin with. A space ends the article: no address holds one. */
export function draftPrefix(article: string): string {
  return `${DRAFT_KEY}${article} `;
}

/** Whether an earlier visit left something to go on with. */
export function keptBefore(address: string, article: string): boolean {
  return readStored(OWN_KEY + address) !== null || storedKeys(draftPrefix(article)).length > 0;
}

/** Keeps words for the article that were typed before the program for drafts was there, after those of an earlier visit. */
export function keepTyped(article: string, typed: string): void {
  const key = draftPrefix(article);
  const { text = '', ...before } = readJson<StoredDraft>(key) ?? {};
  if (!typed.trim() || typed === text) return;
  const both = text ? `${text}\n\n${typed}` : typed;
  writeJson(key, { key: randomKey(), ...before, text: both, at: Date.now() });
}
