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

/** Whether there is anything to scroll. */
export function canScroll({ scrollHeight, clientHeight }: Element): boolean {
  return scrollHeight > clientHeight + 1;
}
