/** Shortest run of text that counts, in characters; shorter ones are labels and captions. */
const SHORTEST = 25;

/** Longest run whose length still adds points, so that one wall of text does not outweigh ten paragraphs. */
const LONGEST = 500;

/** Elements whose text belongs to the block around them. */
const INLINE = new Set(
  'a abbr acronym b bdi bdo big center cite code del dfn em font i ins kbd label mark nobr q rp rt ruby s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
);

/** Elements that never hold the article's text. */
const NEVER = new Set(
  'aside audio button canvas datalist dialog footer head iframe input menu nav noscript object option script select style svg template textarea title video'.split(
    ' ',
  ),
);

/** Words in class names and ids of what surrounds an article, whole or as the start of a longer word. */
const AROUND =
  /(^|[^a-z])(comment(?!ar(y|ies)|ator)|comentari|kommentare|disqus|(ugc)?cmt|reply|replies|relate|recommend|recirc|taboola|outbrain|read-?(next|also|more)|sidebar|footer|breadcrumb|navbar|menu|share|social|promo|teaser|sponsor|advert|banner|cookie|consent|modal|newsletter|subscribe|most-?(read|view)|popular|trending|author-?bio|binh-?luan|(tin-?|box-?)*lien-?quan|tin-?(khac|moi|cung)|xem-?(nhieu|them)|doc-?(nhieu|them)|y-?kien)/i;

const AROUND_ROLES =
  /^(navigation|complementary|contentinfo|search|banner|dialog|alertdialog|menu|menubar)$/;

/** How much text an element holds, in it and below. */
export interface Density {
  /** Points of runs of text that are not links nor headings; a run gives 1, and 1 more for every 100 characters. */
  points: number;
  /** Points that mark the element as the one that holds the paragraphs: its own, its children's, half its grandchildren's. */
  rank: number;
  /** Characters outside links. */
  text: number;
  /** Characters in links. */
  links: number;
}

/** What one walk tells of a page. */
export interface TextDensity {
  measured: Map<Element, Density>;
  of: (element: Element) => Density;
  /** The boxes around the article that counted nothing and may hold prose: comments, related news. */
  around: Element[];
}

const EMPTY: Density = { points: 0, rank: 0, text: 0, links: 0 };

/** Measures text by element in one walk over `root`. What surrounds an article (navigation, comments, related boxes) counts nothing. */
export function measureText(root: Element | ShadowRoot): TextDensity {
  const around: Element[] = [];
  const measured = new Map<Element, Density>();
  const walker = root.ownerDocument.createTreeWalker(
    root,
    NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT,
    (node) => {
      if (node.nodeType === Node.TEXT_NODE || !surrounds(node as Element))
        return NodeFilter.FILTER_ACCEPT;
      if (!NEVER.has((node as Element).localName) || (node as Element).matches('aside, footer'))
        around.push(node as Element);
      return NodeFilter.FILTER_REJECT;
    },
  );
  let block: Element | null = null;
  let text = 0;
  let links = 0;
  // A run ends where its block or its line does, however many inline elements it is made of.
  const endRun = () => {
    if (block) count(block, text, links, root, measured);
    text = links = 0;
  };
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.nodeType !== Node.TEXT_NODE) {
      if ((node as Element).localName === 'br') endRun();
      continue;
    }
    const length = (node as Text).data.trim().length;
    if (!length) continue;
    let holder = node.parentElement;
    let link = false;
    while (holder && holder !== root && INLINE.has(holder.localName)) {
      link ||= holder.localName === 'a';
      holder = holder.parentElement;
    }
    if (holder !== block) endRun();
    block = holder;
    if (link) links += length;
    else text += length;
  }
  endRun();
  return { measured, of: (element) => measured.get(element) ?? EMPTY, around };
}

/** Our own tags; a page may have others that begin like them. */
const OURS =
  /^news-(font-size|print|related|comments|comment-count|captcha|rss|to-top|dateline|moderation)$/;

/** Whether an element is what stands around an article, by its kind, its role or its name. */
export function surrounds(element: Element): boolean {
  const { localName } = element;
  if (NEVER.has(localName) || OURS.test(localName)) return true;
  // Some systems put the whole page into one form.
  if (localName === 'form' && !element.querySelector('h1, article, main, table')) return true;
  const hidden = element.getAttribute('hidden');
  if (hidden !== null && hidden !== 'until-found') return true;
  if (element.getAttribute('aria-hidden') === 'true') return true;
  const role = element.getAttribute('role');
  if (role && AROUND_ROLES.test(role)) return true;
  if (/Comment$/.test(element.getAttribute('itemtype') ?? '')) return true;
  // A page whose body says "has-comments" is still the page.
  if (localName === 'body' || localName === 'main' || localName === 'article') return false;
  return (
    AROUND.test(`${element.id} ${element.getAttribute('class') ?? ''}`) &&
    // Layouts are named after their parts: "content-sidebar-wrap".
    !element.querySelector('h1, main, [itemprop~="articleBody"]')
  );
}

function count(
  block: Element,
  text: number,
  links: number,
  root: Element | ShadowRoot,
  measured: Map<Element, Density>,
): void {
  const points =
    text < SHORTEST || /^h\d$/.test(block.localName) ? 0 : 1 + Math.min(text, LONGEST) / 100;
  let share = points;
  let element: Element | null = block;
  for (let level = 0; element; level++, element = element.parentElement) {
    let density = measured.get(element);
    if (!density) measured.set(element, (density = { points: 0, rank: 0, text: 0, links: 0 }));
    density.points += points;
    density.links += links;
    density.text += text;
    if (level > 1) share /= 2;
    if (level < 4) density.rank += share;
    if (element === root) break;
  }
}
