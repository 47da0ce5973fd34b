import { targetElement } from '../../page/article-root.ts';

/** Marks a scaled article; there only while the size is not the site's own. */
const MARK = 'data-news-text-size';

/** What must keep its size: media, and our own controls. */
const KEPT = `:is(img, picture, video, audio, iframe, embed, object, canvas, svg, [data-news-keep],
  news-font-size, news-print, news-related, news-comments, news-comment-count, news-captcha, news-rss, news-to-top)`;

const sheets = new WeakMap<Document | ShadowRoot, CSSStyleSheet>();

/** The text that an element sizes. */
export class TextScale {
  readonly #host: Element;
  #root: Element | undefined;

  constructor(host: Element) {
    this.#host = host;
  }

  /** @param selector - Names the text; empty: the article root. It is looked for once. */
  apply(selector: string, percent: number): void {
    this.#root ??= targetElement(this.#host, selector);
    scaleText(this.#root, percent);
  }

  /** Gives the text its own size back, and forgets it. */
  release(): void {
    if (this.#root) scaleText(this.#root, 100);
    this.#root = undefined;
  }
}

/**
 * Draws an element's text at a percentage of the site's own size. CSS `zoom` scales every unit there is (px, rem,
 * nested em, vw, `clamp()`, custom properties, line heights) without a walk through the page; media is zoomed
 * back so that it stays in its column. 100 leaves no attribute and no rule behind.
 */
function scaleText(root: Element, percent: number): void {
  dropEarlySheet(root.ownerDocument);
  if (percent === 100) {
    root.removeAttribute(MARK);
    return;
  }
  const scope = root.getRootNode() as Document | ShadowRoot;
  const sheet = sheetOf(scope, root.ownerDocument);
  // Text that stands in the root itself has no child to zoom: then the root is zoomed as a whole.
  const whole = hasOwnText(root);
  const value = `${percent}${whole ? '-whole' : ''}`;
  const marked = `[${MARK}="${value}"]`;
  const zoom = percent / 100;
  if (![...sheet.cssRules].some((rule) => rule.cssText.includes(`"${value}"`))) {
    sheet.insertRule(`${whole ? marked : `${marked} > :not(${KEPT})`} { zoom: ${zoom}; }`);
    sheet.insertRule(
      `${whole ? `${marked} ${KEPT}` : `${marked} > * ${KEPT}`} { zoom: ${1 / zoom}; }`,
    );
    sheet.insertRule(`${marked} ${KEPT} ${KEPT} { zoom: 1; }`, sheet.cssRules.length);
  }
  root.setAttribute(MARK, value);
}

/** The page's own snippet may have sized the text before the first paint; from here on it is ours to do. */
function dropEarlySheet(document: Document): void {
  const { adoptedStyleSheets } = document;
  if (!adoptedStyleSheets.some((sheet) => 'newsTextSize' in sheet)) return;
  document.adoptedStyleSheets = adoptedStyleSheets.filter((sheet) => !('newsTextSize' in sheet));
}

function sheetOf(scope: Document | ShadowRoot, document: Document): CSSStyleSheet {
  let sheet = sheets.get(scope);
  if (!sheet) {
    sheet = new document.defaultView!.CSSStyleSheet();
    sheets.set(scope, sheet);
  }
  if (!scope.adoptedStyleSheets.includes(sheet)) {
    scope.adoptedStyleSheets = [...scope.adoptedStyleSheets, sheet];
  }
  return sheet;
}

function hasOwnText(root: Element): boolean {
  let length = 0;
  for (const node of root.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) length += node.textContent!.trim().length;
  }
  return length > 40;
}
