import { configuration, type PlaceRule } from '../core/configuration.ts';
import { articleRoot } from '../page/article-root.ts';
import { elements } from './elements.ts';

/** Marks what we placed with the rule that placed it, so that a repeat is a no-op. */
const MARK = 'data-news-placed';

const WHERE = {
  before: 'beforebegin',
  after: 'afterend',
  prepend: 'afterbegin',
  append: 'beforeend',
} as const;

/** Milliseconds between a change of the page and our look at it. */
const CALM = 50;

/** How often a rule's element comes back on one address when a script of the page takes it away. */
const MOST = 5;

let placed = new Map<string, number>();
let page = '';
let watched = false;

/** Puts the elements on the page, and again after a page without loads has replaced their surroundings. */
export function keepPlaced(document: Document): void {
  place(document);
  if (watched) return;
  watched = true;
  let waits = false;
  new MutationObserver(() => {
    if (waits) return;
    waits = true;
    setTimeout(() => {
      waits = false;
      place(document);
    }, CALM);
  }).observe(document, { childList: true, subtree: true });
}

/** Puts the elements of `configure({ place })` on the page, each once. A rule whose selector matches nothing waits for the next call. */
export function place(document: Document): void {
  const address = document.URL.replace(/#.*/s, '');
  if (page !== address) {
    page = address;
    placed = new Map();
  }
  for (const [tag, rules] of Object.entries(configuration().place ?? {})) {
    if (!(tag in elements)) {
      warn(`cannot place <${tag}>; known: ${Object.keys(elements).join(', ')}.`);
      continue;
    }
    for (const rule of Array.isArray(rules) ? (rules as PlaceRule[]) : [rules as PlaceRule]) {
      placeOne(document, tag, typeof rule === 'string' ? { at: rule } : rule);
    }
  }
}

function placeOne(document: Document, tag: string, rule: Exclude<PlaceRule, string>): void {
  const [, position, selector] =
    /^\s*(before|after|prepend|append)\s+(.+?)\s*$/s.exec(rule.at) ?? [];
  if (!position || !selector) {
    warn(`"${rule.at}" is no place; write "before|after|prepend|append <selector>".`);
    return;
  }
  const key = `${tag} ${rule.at}`;
  for (const element of document.querySelectorAll(`[${MARK}]`))
    if (element.getAttribute(MARK) === key) return;
  const times = placed.get(key) ?? 0;
  const anchor = times < MOST && find(document, selector);
  if (!anchor) return;
  placed.set(key, times + 1);
  const element = document.createElement(tag);
  element.setAttribute(MARK, key);
  for (const [name, value] of Object.entries(rule.attributes ?? {})) {
    // A page's own settings are trusted, a handler attribute would still be a script in disguise.
    if (!/^on/i.test(name)) element.setAttribute(name, value);
  }
  anchor.insertAdjacentElement(WHERE[position as keyof typeof WHERE], element);
}

function find(document: Document, selector: string): Element | null {
  // Half an article is not told from a teaser.
  if (selector === ':article')
    return document.readyState === 'loading' ? null : articleRoot(document.body);
  try {
    return document.querySelector(selector);
  } catch {
    warn(`"${selector}" is not a selector.`);
    return null;
  }
}

const warned = new Set<string>();

/** Once each: the rules are looked at again after each change of the page. */
function warn(text: string): void {
  if (warned.has(text)) return;
  warned.add(text);
  console.warn(`news-elements: ${text}`);
}
