// The browser's storage is read here as it is: what guards it comes with what is kept.

/** Where votes and reports are kept, those of one backend together. */
export const CHOICES_KEY = 'news-elements:choices:';
/** Where one's own comments are kept, one list a backend. */
export const OWN_KEY = 'news-elements:own-comments:';

/** What the keys of an article's drafts begin with; the place in the thread follows. A space ends the article: no address holds one. */
export function draftPrefix(article: string): string {
  return `news-elements:draft:${article} `;
}

/** The place of words that no draft has taken yet. */
export const TYPED = 'typed';

/** Whether an earlier visit may have left something to go on with. */
export function keptBefore(address: string, article: string): boolean {
  const drafts = draftPrefix(article);
  try {
    return Object.keys(localStorage).some(
      (key) => key === CHOICES_KEY + address || key === OWN_KEY + address || key.startsWith(drafts),
    );
  } catch {
    // Storage is refused: what this page keeps for its own life may hold something.
    return true;
  }
}

/** Keeps words for the article that were typed before the program for drafts was there. */
export function keepTyped(article: string, typed: string): void {
  try {
    if (typed.trim()) localStorage.setItem(draftPrefix(article) + TYPED, typed);
  } catch {
    // Storage is refused: nothing can be kept beyond the page.
  }
}
