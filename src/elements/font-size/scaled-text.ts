import { fitBoxes } from './fit-boxes.ts';
import { FIT, MARK, textRules } from './text-rules.ts';

/** One for each element whose text has been sized, however many controls size it. */
const texts = new WeakMap<Element, ScaledText>();

let marks = 0;
let own = 0;

/**
 * An element's text, drawn at a percentage of the site's own size. CSS `zoom` scales every unit there is (px, rem,
 * nested em, vw, `clamp()`, custom properties, line heights), what is added later too; media is zoomed back. Then
 * boxes that outgrew their room get their own measures back. 100 leaves nothing of it behind.
 */
export class ScaledText {
  readonly #root: Element;
  readonly #mark = String(++marks);
  #drop: (() => void) | undefined;
  #percent = 100;
  #seen = '';

  constructor(root: Element) {
    this.#root = root;
  }

  static of(root: Element): ScaledText {
    const text = texts.get(root) ?? new ScaledText(root);
    texts.set(root, text);
    return text;
  }

  /** Whether the element has another width or other content than when its boxes were fitted. */
  get isStale(): boolean {
    return this.#percent !== 100 && this.#key() !== this.#seen;
  }

  scale(percent: number): void {
    const root = this.#root;
    const isClean = percent === 100 ? !root.hasAttribute(MARK) : !this.isStale;
    if (percent === this.#percent && isClean) return;
    this.#percent = percent;
    if (!root.isConnected) {
      this.#clear();
      root.removeAttribute(MARK);
      return;
    }
    const keepPlace = placeKeeper(root);
    root.setAttribute(MARK, this.#mark);
    // What a page lets glide would glide to its new size, and be measured on its way.
    const [, moveAgain] = adopt(
      root,
      `:is([${MARK}='${this.#mark}'], [${MARK}='${this.#mark}'] *):is(*, ::before, ::after) { transition: none !important; }`,
    );
    this.#clear();
    if (percent !== 100) this.#draw(percent / 100);
    root.getBoundingClientRect();
    keepPlace();
    moveAgain();
    if (percent === 100) root.removeAttribute(MARK);
    this.#seen = this.#key();
  }

  #key(): string {
    const root = this.#root;
    return `${root.clientWidth} ${root.getElementsByTagName('*').length} ${hasOwnText(root)}`;
  }

  #draw(zoom: number): void {
    const root = this.#root;
    const whole = hasOwnText(root);
    const [sheet, drop] = adopt(root, textRules(this.#mark, zoom, whole));
    this.#drop = drop;
    const [held, letGo] = adopt(root, '');
    fitBoxes({
      root,
      zoom,
      whole,
      turn: (on, height) => {
        sheet.disabled = !on;
        held.replaceSync(
          on ? '' : `[${MARK}='${this.#mark}'] { min-height: ${height}px !important; }`,
        );
      },
      remedy: (element, remedy, css) => {
        const word = css ? `${remedy}-${++own}` : remedy;
        if (css) sheet.insertRule(`@media screen { [${FIT}~='${word}'] { ${css}; } }`);
        element.setAttribute(FIT, `${element.getAttribute(FIT) ?? ''} ${word}`.trim());
      },
    });
    letGo();
  }

  #clear(): void {
    this.#drop?.();
    // Copies that a page kept of itself, and brings back, have the marks too.
    for (const element of this.#root.querySelectorAll(`[${FIT}]`)) element.removeAttribute(FIT);
    this.#root.removeAttribute(FIT);
  }
}

/** Adds a style sheet where an element stands; call the second to take it away. */
function adopt(root: Element, css: string): [CSSStyleSheet, () => void] {
  const scope = root.getRootNode() as Document | ShadowRoot;
  const sheet = new root.ownerDocument.defaultView!.CSSStyleSheet();
  sheet.replaceSync(css);
  scope.adoptedStyleSheets = [...scope.adoptedStyleSheets, sheet];
  return [
    sheet,
    () => {
      scope.adoptedStyleSheets = scope.adoptedStyleSheets.filter((each) => each !== sheet);
    },
  ];
}

/** Measuring makes the page shorter for a moment, which moves who reads its end: call to move them back. */
function placeKeeper(root: Element): () => void {
  const places: [Element, number][] = [];
  for (let node: Element | null = root; node; node = node.parentElement)
    if (node.scrollTop) places.push([node, node.scrollTop]);
  return () => {
    for (const [node, top] of places)
      if (node.scrollTop !== top) node.scrollTo({ top, behavior: 'instant' });
  };
}

/** Whether text stands in the element itself, which then has no child to zoom. */
function hasOwnText(root: Element): boolean {
  let text = '';
  for (const node of root.childNodes) if (node.nodeType === Node.TEXT_NODE) text += node.nodeValue;
  return text.trim().length > 2;
}
