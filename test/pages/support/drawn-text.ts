/** A run of text as it is drawn. */
export interface DrawnText {
  node: Text;
  /** Height of the first line's letters, in px of the window: follows the font size and nothing else. */
  height: number;
  left: number;
  /** Furthest to the right that a line of it reaches without being scrolled. */
  right: number;
  /** Px of it that a box around it cuts off. */
  cut: number;
}

const OURS = /^news-/;

/** The runs of text in a tree that are drawn, our own and those in media left out. */
export function drawnTexts(tree: Node): DrawnText[] {
  const page = tree.ownerDocument!;
  const walker = page.createTreeWalker(tree, NodeFilter.SHOW_TEXT);
  const texts: DrawnText[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node as Text;
    if (text.data.trim().length < 8 || OURS.test(text.parentElement!.localName)) continue;
    const range = page.createRange();
    range.selectNodeContents(text);
    const rects = [...range.getClientRects()].filter(({ width }) => width > 1);
    if (!rects[0]) continue;
    const factor = tellsZoomed(page) ? 1 : zoomOf(text.parentElement);
    texts.push({
      node: text,
      height: rects[0].height * factor,
      left: rects[0].left * factor,
      ...reach(text.parentElement!, rects, factor),
    });
  }
  return texts;
}

/** How far a text reaches, and what is cut off of it. What is in a box that scrolls can be read. */
function reach(from: Element, rects: readonly DOMRect[], factor: number) {
  const bottom = Math.max(...rects.map((rect) => rect.bottom)) * factor;
  const right = Math.max(...rects.map((rect) => rect.right)) * factor;
  let cut = 0;
  for (let node: Element | null = from; node; node = node.parentElement) {
    const { overflowX, overflowY } = getComputedStyle(node);
    const box = node.getBoundingClientRect();
    const zoom = tellsZoomed(node.ownerDocument) ? 1 : zoomOf(node);
    if (node.localName === 'body') break;
    if (/auto|scroll/.test(overflowX)) return { right: Math.min(right, box.right * zoom), cut };
    if (/hidden|clip/.test(overflowY)) cut = Math.max(cut, bottom - box.bottom * zoom);
    if (/hidden|clip/.test(overflowX)) cut = Math.max(cut, right - box.right * zoom);
  }
  return { right, cut };
}

const told = new WeakMap<Document, boolean>();

/** Whether rectangles inside a zoomed element are told as they are seen; engines differ. */
export function tellsZoomed(page: Document): boolean {
  let answer = told.get(page);
  if (answer === undefined) {
    const probe = page.createElement('div');
    probe.style.cssText = 'position:absolute;font:20px/1 serif;zoom:2;transition:none';
    probe.textContent = 'zoom';
    page.documentElement.append(probe);
    const range = page.createRange();
    range.selectNodeContents(probe);
    const zoomed = range.getBoundingClientRect().height;
    probe.style.setProperty('zoom', '1');
    answer = zoomed > range.getBoundingClientRect().height * 1.5;
    probe.remove();
    told.set(page, answer);
  }
  return answer;
}

/** How much an element is zoomed by itself and by what it stands in. */
export function zoomOf(element: Element | null): number {
  let zoom = 1;
  for (let node = element; node; node = node.parentElement)
    zoom *= Number(getComputedStyle(node).getPropertyValue('zoom')) || 1;
  return zoom;
}
