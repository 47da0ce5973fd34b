/** Parent of an element across shadow boundaries; `null` at the end of the document. */
export function outward(node: Element): Element | null {
  return node.parentElement ?? (node.getRootNode() as ShadowRoot).host ?? null;
}
