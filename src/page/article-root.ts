import { type Density, measureText } from './text-density.ts';

/** What marks an element as a whole article. */
const ARTICLE = 'article, [role="article"], [itemtype$="Article"], [itemtype$="BlogPosting"]';

/** What marks an element as an article's text. */
const BODY = '[itemprop~="articleBody"]';

/** Least points of an article's text: some hundred characters of prose. */
const LEAST = 2;

/** How much more text an element may hold and still be the same article with its title. */
const SAME = 1.3;

const EMPTY: Density = { points: 0, rank: 0, text: 0, links: 0 };

/**
 * The element that holds an article's text, on any page. Looked for in the article that `from` stands in, when that
 * holds prose, else in the whole page:
 *
 * 1. what the page marks as an article's text (`itemprop="articleBody"`), the one with the most of it;
 * 2. the element whose children hold the most prose, where navigation, asides, comments, related boxes and what is not
 *    drawn count nothing, a list of alike entries with links (teasers, comments) a fifth, and the neighbourhood of the
 *    headline four times; joined with alike neighbours when the text is split over several;
 * 3. where the page itself has no prose, the same in its open shadow roots.
 *
 * From there it goes out to the article element or the headline around the text while that adds little else.
 * The body itself only where nothing smaller holds the text.
 */
export function articleRoot(from: Element): Element {
  const { body } = from.ownerDocument;
  const density = measureText(body);
  const of = (element: Element) => density.get(element) ?? EMPTY;
  const around = (element: Element | null | undefined) => {
    const article = element?.closest(ARTICLE);
    return article && article.contains(body) ? null : article;
  };
  for (let scope = around(from); scope; scope = around(scope.parentElement)) {
    if (of(scope).points) return textIn(scope, density) ?? scope;
  }
  const named = [...body.querySelectorAll(ARTICLE), body.querySelector('main')];
  return (
    textIn(body, density) ??
    textInShadow(body) ??
    around(from) ??
    named.find((element) => element && of(element).text) ??
    body
  );
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

/** The article's text in a part of the page; nothing where that has no prose. */
function textIn(scope: Element, density: Map<Element, Density>): Element | undefined {
  const of = (element: Element) => density.get(element) ?? EMPTY;
  const marked = [...scope.querySelectorAll(BODY)].sort((a, b) => of(b).points - of(a).points)[0];
  const headline = headlineOf(scope);
  const text = marked && of(marked).points >= LEAST ? marked : densest(scope, density, headline);
  return text && withHeadline(text, scope, headline, of);
}

/** Custom elements that are looked into, at most. */
const MOST_HOSTS = 200;

function textInShadow(body: Element): Element | undefined {
  let hosts = 0;
  for (const host of body.querySelectorAll('*')) {
    if (!host.localName.includes('-') || !host.shadowRoot) continue;
    if (++hosts > MOST_HOSTS) break;
    const density = measureText(host.shadowRoot);
    for (const top of host.shadowRoot.children) {
      const text = (density.get(top)?.points ?? 0) >= LEAST && textIn(top, density);
      if (text) return text;
    }
  }
  return undefined;
}

/** The heading that says what the page's title says, else the first `h1`. */
function headlineOf(scope: Element): Element | undefined {
  const { title } = scope.ownerDocument;
  let best: Element | undefined = [...scope.querySelectorAll('h1')].find(isDrawn);
  let longest = 14;
  for (const heading of [...scope.querySelectorAll('h1, h2, h3, h4')].slice(0, 60)) {
    const words = heading.textContent.trim();
    if (words.length > longest && title.includes(words) && isDrawn(heading)) {
      best = heading;
      longest = words.length;
    }
  }
  return best;
}

/** The element with the highest rank, and the parent instead while the text goes on in neighbours like it. */
function densest(
  scope: Element,
  density: Map<Element, Density>,
  headline: Element | undefined,
): Element | undefined {
  const of = (element: Element) => density.get(element) ?? EMPTY;
  // The nearest part of the page around the headline that has prose.
  let home = headline?.parentElement;
  while (home && of(home).points < LEAST) home = home.parentElement;
  let best: Element | undefined;
  let highest = 0;
  for (const [element, { rank, points }] of density) {
    if (points < LEAST || !scope.contains(element) || linkShare(of(element)) >= 0.5) continue;
    if (rank * 4 < highest) continue;
    const isNear = home && (element === home || element.parentElement === home);
    const weighed = rank * (isNear ? 4 : 1) * (isList(element) ? 0.2 : 1);
    // Of two equals the inner one.
    if (weighed < highest || (weighed === highest && !best?.contains(element))) continue;
    if (!isDrawn(element)) continue;
    best = element;
    highest = weighed;
  }
  while (best && best !== scope && !best.matches('main, article')) {
    const parent: Element | null = best.parentElement;
    if (!parent) break;
    let alike = 0;
    for (const sibling of parent.children) {
      const { points } = of(sibling);
      if (sibling === best || points < LEAST || linkShare(of(sibling)) >= 0.2) continue;
      if (!sibling.matches(ARTICLE) && !sibling.querySelector(OTHER) && !isList(sibling))
        alike += isDrawn(sibling) ? points : 0;
    }
    if (alike < of(best).points * 0.35) break;
    best = parent;
  }
  return best;
}

/** What another story has. */
const OTHER = 'h1, :is(h2, h3, h4) a[href], a[href] :is(h2, h3, h4)';

/** Whether an element is a list of alike entries, each with something to follow or press: teasers, comments. */
function isList(element: Element): boolean {
  let entries = 0;
  const first = element.lastElementChild;
  if (!first || element.childElementCount < 3) return false;
  for (const child of element.children) {
    if (
      child.localName === first.localName &&
      child.className === first.className &&
      child.childElementCount > 1 &&
      child.querySelector('a[href], button, time')
    )
      entries++;
  }
  return entries > 2 && entries > element.childElementCount / 2;
}

function isDrawn(element: Element): boolean {
  const { body } = element.ownerDocument;
  return element.checkVisibility() || !body.checkVisibility();
}

/** The outermost of article element and headline's ancestor that adds little text to the article's own. */
function withHeadline(
  text: Element,
  scope: Element,
  headline: Element | undefined,
  of: (element: Element) => Density,
): Element {
  const enough = of(text).points * SAME + 1;
  const article = text.closest(ARTICLE);
  if (article && scope.contains(article) && of(article).points <= enough) return article;
  if (!headline || text.contains(headline)) return text;
  const { body } = text.ownerDocument;
  for (let outer = text.parentElement; outer && outer !== body; outer = outer.parentElement) {
    if (of(outer).points > enough || !scope.contains(outer)) break;
    if (outer.contains(headline)) return outer;
  }
  return text;
}

function linkShare({ text, links }: Density): number {
  return links / (text + links || 1);
}
