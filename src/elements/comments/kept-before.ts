import { readStored, storedKeys } from '../../core/storage.ts';

/** Where drafts are kept, one an article and a place in its thread. */
export const DRAFT_KEY = 'news-elements:draft:';
/** Where one's own comments are kept, one list a backend. */
export const OWN_KEY = 'news-elements:own-comments:';

/** What the keys of an article's drafts begin with. A space ends the article: no address holds one. */
export function draftPrefix(article: string): string {
  return `${DRAFT_KEY}${article} `;
}

/** Whether an earlier visit left something to go on with. */
export function keptBefore(address: string, article: string): boolean {
  return readStored(OWN_KEY + address) !== null || storedKeys(draftPrefix(article)).length > 0;
}
