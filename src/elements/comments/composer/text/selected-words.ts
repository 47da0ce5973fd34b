/** Selections within shadow roots: the standard's way, and the way of engines that do not know it yet. */
interface Selected extends Omit<Selection, 'getComposedRanges'> {
  getComposedRanges?(options: { shadowRoots: ShadowRoot[] }): StaticRange[];
}

const BLOCK = /^(?:p|li|[uo]l|blockquote|pre)$/;

/** What the reader has selected of an element's words, in Markdown that shows it as it stands; empty where nothing is. */
export function selectedWords(element: Element): string {
  const root = element.getRootNode() as ShadowRoot & { getSelection?(): Selection | null };
  const selection = getSelection() as Selected | null;
  const own = root.getSelection?.();
  const found =
    selection?.getComposedRanges?.({ shadowRoots: [root] })[0] ??
    (own?.rangeCount ? own.getRangeAt(0) : undefined);
  if (!found || found.collapsed) return '';
  const range = document.createRange();
  range.setStart(found.startContainer, found.startOffset);
  range.setEnd(found.endContainer, found.endOffset);
  if (range.collapsed || !range.intersectsNode(element)) return '';
  const whole = document.createRange();
  whole.selectNodeContents(element);
  if (whole.compareBoundaryPoints(Range.START_TO_START, range) > 0)
    range.setStart(whole.startContainer, whole.startOffset);
  if (whole.compareBoundaryPoints(Range.END_TO_END, range) < 0)
    range.setEnd(whole.endContainer, whole.endOffset);
  return wordsOf(range.cloneContents())
    .replace(/ *\n */g, '\n')
    .replace(/\n{2,}/g, '\n\n')
    .trim();
}

function wordsOf(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) {
    return node.nodeValue!.replace(/\s+/g, ' ').replace(/[*`[\\]|\b_|_\b/g, '\\$&');
  }
  const name = (node as Partial<Element>).localName ?? '';
  if (name === 'br') return '\n';
  const inner = [...node.childNodes].map(wordsOf).join('');
  return BLOCK.test(name) ? `\n\n${inner}\n\n` : inner;
}
