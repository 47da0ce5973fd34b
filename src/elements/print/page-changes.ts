/** Changes to the page that are taken back, last first, so that nothing of them is left. */
export class PageChanges {
  readonly #undo: (() => void)[] = [];

  setAttribute(element: Element, name: string, value: string): void {
    const before = element.getAttribute(name);
    element.setAttribute(name, value);
    this.#undo.push(() => {
      if (before === null) element.removeAttribute(name);
      else element.setAttribute(name, before);
    });
  }

  removeAttribute(element: Element, name: string): void {
    const before = element.getAttribute(name);
    if (before === null) return;
    element.removeAttribute(name);
    this.#undo.push(() => element.setAttribute(name, before));
  }

  prepend(parent: Element, node: Element): void {
    parent.prepend(node);
    this.#undo.push(() => node.remove());
  }

  append(parent: Element, node: Element): void {
    parent.append(node);
    this.#undo.push(() => node.remove());
  }

  after(element: Element, node: Element): void {
    element.after(node);
    this.#undo.push(() => node.remove());
  }

  adopt(scope: Document | ShadowRoot, ...sheets: CSSStyleSheet[]): void {
    scope.adoptedStyleSheets = [...scope.adoptedStyleSheets, ...sheets];
    this.#undo.push(() => {
      scope.adoptedStyleSheets = scope.adoptedStyleSheets.filter((each) => !sheets.includes(each));
    });
  }

  undo(): void {
    for (let step = this.#undo.pop(); step; step = this.#undo.pop()) step();
  }
}
