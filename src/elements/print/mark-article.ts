import { outward } from '../../core/outward.ts';
import { surrounds } from '../../page/text-density.ts';
import type { PageChanges } from './page-changes.ts';

/** Marks what the print sheet knows: `way`, `kept`, `out`, `free`, `bare`, `pictureless`. */
const MARK = 'data-news-print';

/** What is no text of an article, wherever it stands. */
const OUT =
  'aside, nav, form, button, input, select, textarea, dialog, menu, audio, iframe, object, embed, [data-news-noprint]';

/** What stands around articles on other pages but belongs to paper here. */
const IN = 'footer, svg, canvas, video, style, script, template, [aria-hidden], news-dateline';

/** Most elements of an article that are looked at. */
const MOST = 20_000;

/** The trees that an element stands in, from its own out to the document. */
export function scopesOf(element: Element): (Document | ShadowRoot)[] {
  const scopes: (Document | ShadowRoot)[] = [];
  for (let node: Element | null = element; node;) {
    const scope = node.getRootNode() as Document | ShadowRoot;
    scopes.push(scope);
    node = scope instanceof ShadowRoot ? scope.host : null;
  }
  return scopes;
}

/**
 * Marks the article and what leads to it, so that the sheet can hide all else. `beside` are elements that are printed after it.
 * @returns What in the article is not printed.
 */
export function markArticle(
  article: Element,
  beside: readonly Element[],
  changes: PageChanges,
  { pictures }: { pictures: boolean },
): Set<Element> {
  const way = new Set<Element>();
  for (const kept of [article, ...beside])
    for (let node = outward(kept); node; node = outward(node)) way.add(node);
  for (const element of way) {
    if (element === article) continue;
    changes.setAttribute(element, MARK, hasText(element) ? 'way bare' : 'way');
  }
  for (const element of beside)
    if (!article.contains(element)) changes.setAttribute(element, MARK, 'kept');
  changes.setAttribute(article, MARK, pictures ? 'kept' : 'kept pictureless');
  return markOut(article, new Set([...way, ...beside]), changes);
}

function markOut(article: Element, needed: Set<Element>, changes: PageChanges): Set<Element> {
  const out = new Set<Element>();
  const view = article.ownerDocument.defaultView!;
  const walker = article.ownerDocument.createTreeWalker(article, NodeFilter.SHOW_ELEMENT);
  let count = 0;
  let node = walker.nextNode() as Element | null;
  while (node && count++ < MOST) {
    const isOut =
      !needed.has(node) && (node.matches(OUT) || (surrounds(node) && !node.matches(IN)));
    if (isOut) {
      out.add(node);
      changes.setAttribute(node, MARK, 'out');
    } else if (/fixed|sticky/.test(view.getComputedStyle(node).position)) {
      changes.setAttribute(node, MARK, 'free');
    }
    node = (isOut ? after(walker) : walker.nextNode()) as Element | null;
  }
  return out;
}

/** The next node that is not inside the current one. */
function after(walker: TreeWalker): Node | null {
  for (;;) {
    const next = walker.nextSibling();
    if (next) return next;
    if (!walker.parentNode() || walker.currentNode === walker.root) return null;
  }
}

function hasText(element: Element): boolean {
  return [...element.childNodes].some((node) => node instanceof Text && node.data.trim() !== '');
}
