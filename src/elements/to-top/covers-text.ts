/**
 * Whether a box that floats stands on words of the page.
 * @param own - The element whose box it is.
 */
export function coversText(box: Element, own: Element): boolean {
  const { left, right, top, bottom } = box.getBoundingClientRect();
  const range = document.createRange();
  const beneath = new Set<Element>();
  for (const x of [left + 1, (left + right) / 2, right - 1])
    for (const y of [top + 1, (top + bottom) / 2, bottom - 1])
      for (const element of document.elementsFromPoint(x, y)) beneath.add(element);
  beneath.delete(own);
  const isWritten = (node: Node) => {
    if (node.nodeType !== Node.TEXT_NODE || !node.nodeValue!.trim()) return false;
    range.selectNodeContents(node);
    return [...range.getClientRects()].some(
      (line) => line.left < right && line.right > left && line.top < bottom && line.bottom > top,
    );
  };
  return [...beneath].some((element) => [...element.childNodes].some(isWritten));
}
