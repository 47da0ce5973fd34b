import type { OpenPage } from './open-page.ts';

/** What a reader scrolls. */
export function scrollerOf({ document, window, root }: OpenPage): Element {
  const whole = document.scrollingElement ?? document.documentElement;
  const hidden = window.getComputedStyle(document.documentElement).overflowY === 'hidden';
  for (let node = root.parentElement; hidden && node; node = node.parentElement) {
    const { overflowY } = window.getComputedStyle(node);
    if (/auto|scroll/.test(overflowY) && node.scrollHeight > node.clientHeight) return node;
  }
  return whole;
}

export function canScroll(page: OpenPage): boolean {
  const { scrollHeight, clientHeight } = scrollerOf(page);
  return scrollHeight > clientHeight + 1;
}

/** Px that the page, or what scrolls around the story, can be scrolled sideways. */
export function overhang(page: OpenPage): number {
  let most = 0;
  const { scrollingElement, documentElement } = page.document;
  for (const element of [scrollingElement ?? documentElement, scrollerOf(page)])
    most = Math.max(most, element.scrollWidth - element.clientWidth);
  return most;
}
