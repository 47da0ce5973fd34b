import type { RelatedItem } from '../../backends/contract.ts';
import { articleKey } from '../../page/same-article.ts';
import type { SlottedLink } from './slotted-links.ts';

/** What to show: every link of the page's own, then what the backend found, up to `limit`. */
export function chooseItems(
  slotted: readonly SlottedLink[],
  found: readonly RelatedItem[],
  { limit, without }: { limit: number; without: (key: string) => boolean },
): SlottedLink[] {
  const seen = new Set<string>();
  const fresh = ({ url, title, published }: RelatedItem) => {
    const key = articleKey(url, document.baseURI);
    const twin = `${title.toLowerCase()} ${published?.slice(0, 10) ?? ''}`;
    if (!key || seen.has(key) || seen.has(twin) || without(key)) return false;
    seen.add(key).add(twin);
    return true;
  };
  const own = slotted.filter(fresh);
  const room = Math.max(0, limit - own.length);
  return own.concat(found.filter((item) => item.title && fresh(item)).slice(0, room));
}
