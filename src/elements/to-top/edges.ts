import { outward } from '../../core/outward.ts';

/** Top of a scroller's window, in the viewport. */
export function edgeOf(scroller: Element): number {
  const isPage = scroller === scroller.ownerDocument.scrollingElement;
  return isPage ? 0 : scroller.getBoundingClientRect().top;
}

/** Height at the top of a scroller that a fixed or sticky bar covers, at most a third of it. */
export function coveredHeight(scroller: Element): number {
  const edge = edgeOf(scroller);
  const { left, width } = scroller.getBoundingClientRect();
  let covered = 0;
  for (let element of document.elementsFromPoint(left + width / 2, edge + 1)) {
    for (let node: Element | null = element; node && node !== scroller; node = outward(node)) {
      if (!/fixed|sticky/.test(getComputedStyle(node).position)) continue;
      covered = Math.max(covered, node.getBoundingClientRect().bottom - edge);
      element = node;
    }
  }
  return covered <= scroller.clientHeight / 3 ? covered : 0;
}

/**
 * Height at the lower edge of the window that bars of the page (consent, cookies, tabs) cover where a floating button would
 * stand, at most half of the window.
 * @param own - The element whose button it is.
 */
export function coveredBelow(own: Element): number {
  const { direction } = getComputedStyle(own);
  const { clientWidth, clientHeight } = document.documentElement;
  const x = direction === 'rtl' ? 38 : clientWidth - 38;
  let covered = 0;
  // A second bar may stand on the first, and a round button of the page's own some way above the edge.
  for (let above = 2; above < covered + 60 && covered <= clientHeight / 2; above += 20) {
    for (const element of document.elementsFromPoint(x, clientHeight - above)) {
      const bar = pinned(element, own);
      const height = bar ? clientHeight - bar.getBoundingClientRect().top : 0;
      // What fills the window is no bar: nothing stands above it.
      if (height <= clientHeight / 2) covered = Math.max(covered, height);
    }
  }
  return covered;
}

/** The fixed or sticky box that an element is in; none for what is our own. */
function pinned(element: Element, own: Element): Element | undefined {
  for (let node: Element | null = element; node && node !== own; node = outward(node))
    if (/fixed|sticky/.test(getComputedStyle(node).position)) return node;
  return undefined;
}
