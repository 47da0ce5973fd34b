import { type Density, measureText, type TextDensity } from './text-density.ts';

/** What marks an element as a whole article. */
const ARTICLE = 'article, [role="article"], [itemtype$="Article"], [itemtype$="BlogPosting"]';

/** What marks an element as an article's text. */
const BODY = '[itemprop~="articleBody"]';

/** Least points of an article's text: some hundred characters of prose. */
const LEAST = 2;

/** How much more an element may hold and still be the same article with its headline, as a share of the text's characters. */
const MORE = 0.3;

/**
 * The element that holds an article's text, on any page. Looked for in the article that `from` stands in, when that
 * holds prose, else in the whole page:
 *
 * 1. what the page marks as an article's text (`itemprop="articleBody"`), the one with the most of it;
 * 2. in the smallest neighbourhood of the headline that holds a quarter of the page's best, the element whose children
 *    hold the most prose, where navigation, asides, comments, related boxes and what is not drawn count nothing and a
 *    list of alike entries with links (teasers, comments) a fifth; joined with alike neighbours when the text is split;
 * 3. where the page itself has no prose, the same in its open shadow roots.
 *
 * From there it goes out to the article element and to the headline while that adds little else, comments and related
 * boxes counted in. The body itself only where nothing smaller holds any text.
 */
export function articleRoot(from: Element): Element {
  const { body } = from.ownerDocument;
  const density = measureText(body);
  const { of } = density;
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
    textIn(body, density, 1) ??
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
function textIn(scope: Element, density: TextDensity, least = LEAST): Element | undefined {
  const { of } = density;
  const marked = [...scope.querySelectorAll(BODY)].sort((a, b) => of(b).points - of(a).points)[0];
  const headline = headlineOf(scope);
  const text =
    marked && of(marked).points >= least ? marked : densest(scope, density, headline, least);
  return text && withHeadline(text, scope, headline, density);
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
      const text = density.of(top).points >= LEAST && textIn(top, density);
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

/** What is a part of a text, and never the whole. */
const PART = /^(p|h\d|li|dt|dd|header|hgroup|figure|figcaption|pre)$/;

/**
 * The element with the highest rank in the smallest neighbourhood of the headline that holds a quarter of the page's highest;
 * and the parent instead while the text goes on in neighbours like it.
 */
function densest(
  scope: Element,
  { measured, of }: TextDensity,
  headline: Element | undefined,
  least: number,
): Element | undefined {
  const ranks = new Map<Element, number>();
  for (const [element, { rank, points, text, links }] of measured) {
    if (points < 1 || !scope.contains(element) || links > text) continue;
    if (!PART.test(element.localName)) ranks.set(element, rank);
  }
  for (const [element, rank] of ranks) {
    if (!isList(element)) continue;
    // What it gave to those around it, too.
    let share = 0.8;
    for (let outer: Element | null = element; outer && share > 0.1; outer = outer.parentElement) {
      const whole = ranks.get(outer);
      if (whole !== undefined) ranks.set(outer, Math.max(whole - rank * share, whole / 5));
      share /= 2;
    }
  }
  const highestIn = (part: Element) => {
    let best: Element | undefined;
    let highest = 0;
    for (const [element, rank] of ranks) {
      if (rank < highest || !part.contains(element)) continue;
      if (part === scope && of(element).points < least) continue;
      // Of two equals the inner one.
      if ((rank === highest && !best?.contains(element)) || !isDrawn(element)) continue;
      best = element;
      highest = rank;
    }
    return { best, highest };
  };
  const page = highestIn(scope);
  let { best } = page;
  for (
    let home = headline?.parentElement;
    best && home && scope.contains(home);
    home = home.parentElement
  ) {
    const near = highestIn(home);
    if (near.highest < page.highest / 4 || !near.best) continue;
    best = near.best;
    break;
  }
  for (let part = best; part && part !== scope && !part.matches('main, article');) {
    const parent: Element | null = part.parentElement;
    if (!parent || (headline && part.contains(headline))) break;
    let alike = 0;
    let other = 0;
    for (const sibling of parent.children) {
      const { points } = of(sibling);
      if (sibling === part || points < LEAST || !isDrawn(sibling)) continue;
      const isAlike =
        linkShare(of(sibling)) < 0.2 &&
        !sibling.matches(ARTICLE) &&
        !sibling.querySelector(OTHER) &&
        !listIn(sibling);
      if (isAlike) alike += points;
      else other += points;
    }
    const { points } = of(part);
    part = parent;
    // A box around it alone may have neighbours.
    if (of(parent).text === of(best!).text) continue;
    if (alike < points * 0.35 || other > points + alike) break;
    best = parent;
  }
  return best;
}

/** What another story has. */
const OTHER = 'h1, :is(h2, h3, h4) a[href], a[href] :is(h2, h3, h4)';

/** Whether an element is a list of alike entries, each with something to follow or press: teasers, comments. */
function isList(element: Element): boolean {
  let entries = 0;
  const sample = element.children[element.childElementCount >> 1];
  if (!sample || element.childElementCount < 3) return false;
  for (const child of element.children) {
    if (
      child.localName === sample.localName &&
      child.className === sample.className &&
      child.localName !== 'p' &&
      child.childElementCount + (child.firstElementChild?.childElementCount ?? 0) > 1 &&
      child.querySelector('a[href], button, time')
    )
      entries++;
  }
  return entries > 2 && entries > element.childElementCount / 2;
}

function listIn(element: Element): boolean {
  return [element, ...element.children].some(isList);
}

function isDrawn(element: Element): boolean {
  const { body } = element.ownerDocument;
  return element.checkVisibility() || !body.checkVisibility();
}

/** The outermost of article element and headline's ancestor that adds little to the article's own text. */
function withHeadline(
  text: Element,
  scope: Element,
  headline: Element | undefined,
  { of, around }: TextDensity,
): Element {
  const own = of(text);
  const { body } = text.ownerDocument;
  const adds = (outer: Element, between = 0) => {
    const { text: words, links } = of(outer);
    let room = own.text * MORE + 300 + between - (words - own.text) - (links - own.links);
    for (const box of around) if (outer.contains(box) && !text.contains(box)) room -= proseOf(box);
    return room < 0;
  };
  const article = text.closest(ARTICLE);
  const inner = article && scope.contains(article) && !adds(article) ? article : text;
  if (!headline || inner.contains(headline)) return inner;
  // What stands between the headline and the text is the article's: its summary, a caption.
  let between = 0;
  let part = inner;
  for (let beyond = 0; ;) {
    const outer: Element | null = part.parentElement;
    if (!outer || outer === body || !scope.contains(outer)) return inner;
    // An article with its headline outside has it near.
    if (article && outer !== article && outer.contains(article) && ++beyond > 2) return inner;
    for (let before = part.previousElementSibling; before;) {
      between += of(before).text;
      before = before.contains(headline) ? null : before.previousElementSibling;
    }
    if (outer.contains(headline)) return adds(outer, Math.min(between, own.text)) ? inner : outer;
    part = outer;
  }
}

/** Characters outside links, scripts and forms. */
function proseOf(box: Element): number {
  const rest = [...box.querySelectorAll('a, script, style, noscript, template, form')];
  const length = ({ textContent }: Element) => textContent.replace(/\s+/g, ' ').length;
  return rest.reduce((left, part) => left - length(part), length(box));
}

function linkShare({ text, links }: Density): number {
  return links / (text + links || 1);
}
