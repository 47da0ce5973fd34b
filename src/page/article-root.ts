/** Where articles stand, surest first. */
const CANDIDATES = [
  '[itemprop~="articleBody"]',
  'main article',
  '[role="main"] article',
  'article',
  'main',
  '[role="main"]',
];

/**
 * The element that holds an article's text: for an element inside an article that article, else the candidate with
 * the most paragraph text. Falls back to the body.
 */
export function articleRoot(from: Element): Element {
  const around = from.closest('article');
  if (around && !around.closest('news-comments')) return around;
  const document = from.ownerDocument;
  for (const selector of CANDIDATES) {
    const [best] = [...document.querySelectorAll(selector)].sort(
      (a, b) => textLength(b) - textLength(a),
    );
    if (best && textLength(best)) return best;
  }
  return document.body;
}

/** The element a `for` attribute names, else the article root. */
export function targetElement(from: Element, selector: string): Element {
  if (!selector) return articleRoot(from);
  try {
    const root = from.getRootNode() as Document | ShadowRoot;
    const found = root.querySelector(selector) ?? from.ownerDocument.querySelector(selector);
    if (found) return found;
    console.warn(`news-elements: <${from.localName} for="${selector}"> matches nothing.`);
  } catch {
    console.warn(`news-elements: <${from.localName} for="${selector}"> is not a selector.`);
  }
  return articleRoot(from);
}

function textLength(element: Element): number {
  let length = 0;
  for (const paragraph of element.querySelectorAll('p')) length += paragraph.textContent.length;
  return length;
}
