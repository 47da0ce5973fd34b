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

/** Puts the elements of `configure({ place })` on the page, each once. A rule whose selector matches nothing waits for the next call. */
export function place(document: Document): void {
  for (const [tag, rules] of Object.entries(configuration().place ?? {})) {
    if (!(tag in elements)) {
      console.warn(
        `news-elements: cannot place <${tag}>; known: ${Object.keys(elements).join(', ')}.`,
      );
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
    console.warn(
      `news-elements: "${rule.at}" is no place; write "before|after|prepend|append <selector>".`,
    );
    return;
  }
  const anchor = find(document, selector);
  if (!anchor) return;
  const key = `${tag} ${rule.at}`;
  if (
    [...document.querySelectorAll(`[${MARK}]`)].some(
      (element) => element.getAttribute(MARK) === key,
    )
  )
    return;
  const element = document.createElement(tag);
  element.setAttribute(MARK, key);
  for (const [name, value] of Object.entries(rule.attributes ?? {})) {
    // A page's own settings are trusted, a handler attribute would still be a script in disguise.
    if (!/^on/i.test(name)) element.setAttribute(name, value);
  }
  anchor.insertAdjacentElement(WHERE[position as keyof typeof WHERE], element);
}

function find(document: Document, selector: string): Element | null {
  if (selector === ':article') return articleRoot(document.body);
  try {
    return document.querySelector(selector);
  } catch {
    console.warn(`news-elements: "${selector}" is not a selector.`);
    return null;
  }
}
