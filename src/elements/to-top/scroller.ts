import { outward } from '../../core/outward.ts';

/** The element whose scrolling moves what is inside `element`: the nearest ancestor that scrolls, else the page. */
export function scrollerOf(element: Element): Element {
  const page = element.ownerDocument.scrollingElement ?? element.ownerDocument.documentElement;
  for (let node = outward(element); node && node !== page; node = outward(node)) {
    if (node === element.ownerDocument.body || node === element.ownerDocument.documentElement) {
      // What a page says of its body's overflow is its window's, unless the root says something too.
      if (page.scrollHeight > page.clientHeight) continue;
    }
    if (
      node.scrollHeight > node.clientHeight &&
      /auto|scroll|overlay/.test(getComputedStyle(node).overflowY)
    )
      return node;
  }
  return page;
}

export function canScroll({ scrollHeight, clientHeight }: Element): boolean {
  return scrollHeight > clientHeight + 1;
}

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
