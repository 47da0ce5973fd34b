import type { PageChanges } from './page-changes.ts';

/** Most notes that a sheet of paper can bear. */
const MOST = 500;

/**
 * Numbers the links of an article, each target once, and returns the targets in order. Web addresses only; a link within the page,
 * one without words and one whose words are its address get no number.
 */
export function numberLinks(
  article: Element,
  out: ReadonlySet<Element>,
  changes: PageChanges,
): string[] {
  const numbers = new Map<string, number>();
  const here = article.ownerDocument.location.href.replace(/#.*/, '');
  for (const link of article.querySelectorAll<HTMLAnchorElement>('a[href]')) {
    const { href, protocol } = link;
    const words = link.textContent.trim();
    if (!/^https?:$/.test(protocol) || !words) continue;
    // An address in words says where it leads.
    if (/^\S+\.\S+$/.test(words) && href.includes(words)) continue;
    if (href.replace(/#.*/, '') === here || isInside(link, out, article)) continue;
    let number = numbers.get(href);
    if (!number) {
      if (numbers.size === MOST) continue;
      numbers.set(href, (number = numbers.size + 1));
    }
    changes.setAttribute(link, 'data-news-note', String(number));
  }
  return [...numbers.keys()];
}

/** Whether an element lies in one of `parts`, up to `root`. */
export function isInside(element: Element, parts: ReadonlySet<Element>, root: Element): boolean {
  for (let node: Element | null = element; node && node !== root; node = node.parentElement)
    if (parts.has(node)) return true;
  return false;
}
