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
