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
 * The element that holds an article's text, on any page:
 *
 * 1. the article that `from` stands in, when that holds prose at all;
 * 2. what the page marks as an article's text (`itemprop="articleBody"`), the one with the most of it;
 * 3. the element whose children hold the most prose, where navigation, asides, comments, related boxes and lists of
 *    teasers count nothing; joined with alike neighbours when the text is split over several.
 *
 * From 2 and 3 it goes out to the article element or the headline around the text while that adds little else.
 * The body itself only where nothing smaller holds the text.
 */
export function articleRoot(from: Element): Element {
  const { body } = from.ownerDocument;
  const density = measureText(body);
  const of = (element: Element) => density.get(element) ?? EMPTY;
  for (
    let around = from.closest(ARTICLE);
    around;
    around = around.parentElement?.closest(ARTICLE) ?? null
  ) {
    if (of(around).points) return around;
  }
  const marked = [...body.querySelectorAll(BODY)].sort((a, b) => of(b).points - of(a).points)[0];
  const text = marked && of(marked).points >= LEAST ? marked : densest(density, of);
  if (text) return withHeadline(text, body, of);
  const named = [
    from.closest(ARTICLE),
    ...body.querySelectorAll(ARTICLE),
    body.querySelector('main'),
  ];
  return named.find((element) => element && of(element).text) ?? body;
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

/** The element with the highest rank, and the parent instead while the text goes on in neighbours like it. */
function densest(
  density: Map<Element, Density>,
  of: (element: Element) => Density,
): Element | undefined {
  let best: Element | undefined;
  // Inner elements come before outer ones, so that of two equals the inner one wins.
  for (const [element, { rank, points }] of density) {
    if (points >= LEAST && linkShare(of(element)) < 0.5 && rank > (best ? of(best).rank : 0))
      best = element;
  }
  for (let parent = best?.parentElement; best && parent; parent = best.parentElement) {
    let alike = 0;
    for (const sibling of parent.children) {
      const { points } = of(sibling);
      if (sibling !== best && points >= LEAST && linkShare(of(sibling)) < 0.2) alike += points;
    }
    if (alike < of(best).points * 0.35) return best;
    best = parent;
  }
  return best;
}

/** The outermost of article element and headline's ancestor that adds little text to the article's own. */
function withHeadline(text: Element, body: Element, of: (element: Element) => Density): Element {
  const enough = of(text).points * SAME + 1;
  const article = text.closest(ARTICLE);
  if (article && of(article).points <= enough) return article;
  for (let outer = text.parentElement; outer && outer !== body; outer = outer.parentElement) {
    if (of(outer).points > enough) break;
    if (outer.querySelector('h1')) return outer;
  }
  return text;
}

function linkShare({ text, links }: Density): number {
  return links / (text + links || 1);
}
