import { articleKey } from '../../page/same-article.ts';
import type { RelatedItem, RelatedQuery } from '../contract.ts';

/** What nearness in time counts beside shared words. */
const NEARNESS = 0.3;
const DAY = 86_400_000;
/** Days after which nearness has halved. */
const HALF = 30;

/**
 * Ranks a list of articles for one of them without a server: words and word pairs that its title shares, rare ones counting
 * more, and nearness in time to it. With no title the nearest in time lead, with no date the newest; an unknown date sorts
 * last, equals keep their order. The article itself and repeats (by address, then by title and date) are left out.
 */
export function rankRelated(
  items: readonly RelatedItem[],
  { article, title = '', published = '', limit = 5 }: RelatedQuery,
): RelatedItem[] {
  const others = distinct(items, article);
  const terms = others.map((item) => new Set(termsOf(item.title)));
  const frequency = new Map<string, number>();
  for (const set of terms)
    for (const term of set) frequency.set(term, (frequency.get(term) ?? 0) + 1);
  const weight = (term: string) => Math.log(1 + others.length / (frequency.get(term) ?? 1));
  const size = (set: Iterable<string>) =>
    Math.sqrt([...set].reduce((sum, t) => sum + weight(t) ** 2, 0));
  const wanted = new Set(termsOf(title));
  const wantedSize = size(wanted);
  const newest = others.reduce((last, item) => Math.max(last, timeOf(item)), 0);
  const moment = Date.parse(published) || newest;

  const scored = others.map((item, index) => {
    let shared = 0;
    for (const term of terms[index]!) if (wanted.has(term)) shared += weight(term) ** 2;
    const overlap = shared && shared / (wantedSize * size(terms[index]!));
    const time = timeOf(item);
    const near = time ? 1 / (1 + Math.abs(moment - time) / DAY / HALF) : 0;
    return { item, index, score: overlap + NEARNESS * near };
  });
  scored.sort((a, b) => b.score - a.score || a.index - b.index);
  return scored.slice(0, Math.min(20, Math.max(1, limit))).map(({ item }) => item);
}

/** Without the article itself, each address once, each title of a day once. */
function distinct(items: readonly RelatedItem[], article: string): RelatedItem[] {
  const seen = new Set([articleKey(article)]);
  return items.filter(({ url, title, published }) => {
    const key = articleKey(url);
    const twin = `${fold(title)} ${published?.slice(0, 10) ?? ''}`;
    if (!key || seen.has(key) || seen.has(twin)) return false;
    seen.add(key).add(twin);
    return true;
  });
}

/** Words of two letters and more, and pairs of neighbours: a Vietnamese word is often two syllables. */
function termsOf(title: string): string[] {
  const words = fold(title).match(/[\p{L}\p{N}]{2,}/gu) ?? [];
  return [...words, ...words.slice(1).map((word, index) => `${words[index]} ${word}`)];
}

/** Letters without marks and case, so that spelling does not part what belongs together. */
function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/đ/g, 'd');
}

function timeOf({ published }: RelatedItem): number {
  return Date.parse(published ?? '') || 0;
}
