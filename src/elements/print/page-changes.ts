/** Changes to the page that are taken back, last first, so that nothing of them is left. */
export class PageChanges {
  readonly #undo: (() => void)[] = [];

  setAttribute(element: Element, name: string, value: string): void {
    const before = element.getAttribute(name);
    element.setAttribute(name, value);
    this.#undo.push(() => {
      // What the page has set meanwhile is its own.
      if (element.getAttribute(name) !== value) return;
      if (before === null) element.removeAttribute(name);
      else element.setAttribute(name, before);
    });
  }

  prepend(parent: Element, node: Element): void {
    parent.prepend(node);
    this.#undo.push(() => node.remove());
  }

  append(parent: Element, node: Element): void {
    parent.append(node);
    this.#undo.push(() => node.remove());
  }

  after(element: Element, ...nodes: Element[]): void {
    element.after(...nodes);
    this.#undo.push(() => nodes.forEach((node) => node.remove()));
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
