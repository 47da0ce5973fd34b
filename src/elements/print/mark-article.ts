import { outward } from '../../core/outward.ts';
import { Foreign } from './foreign.ts';
import type { PageChanges } from './page-changes.ts';

/** Marks what the print sheet knows: `way`, `kept`, `out`, `free`, `open`, `tall`, `bare`, `pictureless`. */
const MARK = 'data-news-print';

/** Most elements of an article that are looked at. */
const MOST = 20_000;

/** What was found in an article. */
export interface Marked {
  /** What is not printed. */
  out: ReadonlySet<Element>;
  /** Shadow roots in it, which our sheet has to reach too. */
  roots: readonly ShadowRoot[];
}

/** The trees that an element stands in, from its own out to the document. */
export function scopesOf(element: Element): (Document | ShadowRoot)[] {
  const scopes: (Document | ShadowRoot)[] = [];
  for (let node: Element | null = element; node;) {
    const scope = node.getRootNode() as Document | ShadowRoot;
    scopes.push(scope);
    node = scope instanceof ShadowRoot ? scope.host : null;
  }
  return scopes;
}

/**
 * Marks the article and what leads to it, so that the sheet can hide all else. `beside` are elements that are printed after it;
 * `stands` has what leaves something on paper though it is not printed itself.
 */
export function markArticle(
  article: HTMLElement,
  beside: readonly Element[],
  changes: PageChanges,
  { pictures, stands }: { pictures: boolean; stands: (element: Element) => boolean },
): Marked {
  const way = new Set<Element>();
  for (const kept of [article, ...beside])
    for (let node = outward(kept); node; node = outward(node)) way.add(node);
  const marks = new Map<Element, string>();
  const roots: ShadowRoot[] = [];
  for (const element of way) marks.set(element, hasText(element) ? 'way bare' : 'way');
  const needed = new Set([...way, ...beside]);
  lookInto(article, { needed, marks, roots });
  const isOut = (node: Element) => marks.get(node) === 'out';
  for (const [element, mark] of marks) {
    if (mark !== 'out') continue;
    for (let box = element.parentElement; box && box !== article; box = box.parentElement) {
      if (needed.has(box) || [...box.childNodes].some((node) => isDrawn(node, isOut))) break;
      if ([element, ...box.querySelectorAll('*')].some(stands)) break;
      marks.set(box, 'out');
    }
  }
  for (const element of beside) if (!article.contains(element)) marks.set(element, 'kept');
  marks.set(article, pictures ? 'kept' : 'kept pictureless');
  for (const [element, mark] of marks) changes.setAttribute(element, MARK, mark);
  return { out: new Set([...marks.keys()].filter(isOut)), roots };
}

function lookInto(
  article: HTMLElement,
  found: { needed: Set<Element>; marks: Map<Element, string>; roots: ShadowRoot[] },
): void {
  const { needed, marks, roots } = found;
  const foreign = new Foreign(article);
  const view = article.ownerDocument.defaultView!;
  const walker = article.ownerDocument.createTreeWalker(article, NodeFilter.SHOW_ELEMENT);
  let node = walker.nextNode() as Element | null;
  for (let count = 0; node && count < MOST; count++) {
    const style = view.getComputedStyle(node);
    const isOut = !needed.has(node) && foreign.has(node, style);
    if (isOut) marks.set(node, 'out');
    else if (node instanceof HTMLElement && !needed.has(node)) {
      const mark = [
        isWide(node, style) || (isBlock(node, style) && foreign.isMain(node)) ? 'open' : '',
        isShort(node) ? 'tall' : '',
        isLoose(node, style) ? 'free' : '',
      ]
        .join(' ')
        .trim();
      if (mark) marks.set(node, mark);
    }
    if (!isOut && node.shadowRoot && !node.localName.startsWith('news-'))
      roots.push(node.shadowRoot);
    node = (isOut ? after(walker) : walker.nextNode()) as Element | null;
  }
}

/** Whether a box hides part of a row that is wider than itself, or lines of a text. */
function isWide(element: HTMLElement, style: CSSStyleDeclaration): boolean {
  const { clientWidth, scrollWidth } = element;
  const isCut = style.overflowX !== 'visible' && scrollWidth > clientWidth + 4;
  return (
    (isCut || Number(style.webkitLineClamp) > 0) && style.display !== 'inline' && hasWords(element)
  );
}

/** Whether a text is higher than its box. */
function isShort(element: HTMLElement): boolean {
  const { clientHeight, scrollHeight } = element;
  return clientHeight > 0 && scrollHeight > clientHeight + 4 && hasWords(element);
}

function hasWords({ textContent }: Element): boolean {
  return textContent.trim() !== '';
}

function isBlock(element: HTMLElement, { display }: CSSStyleDeclaration): boolean {
  return element.offsetHeight > 100 && !/table|^inline$|contents/.test(display);
}

/** Whether a box stands elsewhere than in the flow of the text, or waits to be scrolled to. */
function isLoose(element: HTMLElement, style: CSSStyleDeclaration): boolean {
  const { position, opacity, visibility, transform, marginLeft, marginRight } = style;
  if (position === 'absolute') return hasWords(element);
  return (
    /fixed|sticky/.test(position) ||
    opacity === '0' ||
    visibility === 'hidden' ||
    transform !== 'none' ||
    Math.min(parseFloat(marginLeft), parseFloat(marginRight)) < -4
  );
}

/** The next node that is not inside the current one. */
function after(walker: TreeWalker): Node | null {
  for (;;) {
    const next = walker.nextSibling();
    if (next) return next;
    if (!walker.parentNode() || walker.currentNode === walker.root) return null;
  }
}

function hasText(element: Element): boolean {
  return [...element.childNodes].some(isText);
}

function isText(node: Node): boolean {
  return node instanceof Text && node.data.trim() !== '';
}

function isDrawn(node: Node, isOut: (node: Element) => boolean): boolean {
  if (!(node instanceof Element)) return isText(node);
  return !isOut(node) && !node.matches('br, script, style, template, noscript, link, meta');
}
