const SVG = 'http://www.w3.org/2000/svg';

type Child = Node | string;

/** Makes an element with its attributes and what stands in it. */
export function make<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Readonly<Record<string, string>>,
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  for (const each in attributes) element.setAttribute(each, attributes[each]!);
  element.append(...children);
  return element;
}

/** A small picture beside words, hidden from assistive technology: a path on a grid of 24 units. */
export function sign(path: string, kind = ''): SVGElement {
  const picture = document.createElementNS(SVG, 'svg');
  picture.setAttribute('class', `icon ${kind}`);
  picture.setAttribute('viewBox', '0 0 24 24');
  picture.setAttribute('aria-hidden', 'true');
  picture.append(document.createElementNS(SVG, 'path'));
  picture.firstElementChild!.setAttribute('d', path);
  return picture;
}

/** Makes these the children of a node. What is among them already is not moved, so it keeps focus and selection. */
export function put(parent: Node, children: readonly (Node | false | null | undefined)[]): void {
  const wanted = new Set(children);
  for (const child of [...parent.childNodes]) if (!wanted.has(child)) child.remove();
  let next = parent.firstChild;
  for (const child of wanted) {
    if (!child) continue;
    if (child === next) next = next.nextSibling;
    else parent.insertBefore(child, next);
  }
}

/** Makes this the text of a node, unless it is. */
export function say(node: Node, text: string): void {
  if (node.textContent !== text) node.textContent = text;
}

/** Sets an attribute; `null` takes it away. */
export function set(element: Element, name: string, value: string | null): void {
  if (value === null) element.removeAttribute(name);
  else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

/** Nodes by name: each is made when it is first needed and the same from then on. */
export class Nodes {
  readonly #made = new Map<string, HTMLElement>();

  of<T extends HTMLElement>(name: string, made: () => T): T {
    let node = this.#made.get(name);
    if (!node) this.#made.set(name, (node = made()));
    return node as T;
  }

  /** A line of text of this part. */
  line(part: string, text: string): HTMLElement {
    const line = this.of(part, () => make('p', { part }));
    say(line, text);
    return line;
  }

  /** A button that reads on: what it says, and that something is on its way. */
  button(action: string, part: string, busy: boolean, text: string): HTMLElement {
    const button = this.of(action, () =>
      make('button', { part, type: 'button', 'data-do': action }),
    );
    set(button, 'aria-disabled', `${busy}`);
    button.replaceChildren(...(busy ? [make('span', { class: 'spinner' })] : []), text);
    return button;
  }

  /** That something wanted did not happen, of this name. */
  problem(name: string, text: string | false | undefined): HTMLElement | undefined {
    if (!text) return undefined;
    const line = this.of(name, () => make('p', { part: 'problem', role: 'alert' }));
    say(line, text);
    return line;
  }
}
