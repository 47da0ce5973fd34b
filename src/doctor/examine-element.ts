import { elements, formElements, lazyElements } from '../autoload/elements.ts';
import { articleRoot } from '../page/article-root.ts';
import type { Finding } from './finding.ts';
import { refusedDuring } from './violations.ts';

/** Tags that work on the article's text. */
const ON_ARTICLE = new Set(['news-font-size', 'news-print', 'news-to-top']);

/** Why an element of ours does or does not show. Asks for its class as the loader does. */
export async function examineElement(element: Element): Promise<Finding[]> {
  const tag = element.localName;
  if (!customElements.get(tag)) {
    if (waits(element))
      return [{ state: 'note', text: formElements.includes(tag) ? 'waitsForm' : 'waits' }];
    const { error, refused } = await refusedDuring(elements[tag]!);
    if (error !== undefined) return [unloaded(error, refused)];
  }
  const constructor = customElements.get(tag);
  if (!constructor) return [{ state: 'wrong', text: 'undefined' }];
  if (!('newsElements' in constructor)) return [{ state: 'wrong', text: 'foreign' }];
  const { updateComplete } = element as { updateComplete?: Promise<unknown> };
  await updateComplete;
  const findings: Finding[] = [look(element)];
  const selector = element.getAttribute('for');
  if (selector) findings.push(...named(element, selector));
  else if (ON_ARTICLE.has(tag)) findings.push(article(element));
  const id = element.getAttribute('article');
  if (id) findings.push({ state: 'note', text: 'articleOwn', slots: { id } });
  return findings;
}

/** What the tag's or rule's article is. */
export function article(from: Element): Finding {
  const root = articleRoot(from);
  return root === document.body
    ? { state: 'wrong', text: 'noArticle' }
    : { state: 'good', text: 'articleFound', slots: { element: markup(root) } };
}

/** An element's own tag as HTML would have it, without its longer attributes. */
export function markup({ localName, attributes }: Element): string {
  const shown = [...attributes].filter(({ value }) => value.length <= 60).slice(0, 4);
  return `<${[localName, ...shown.map(({ name, value }) => (value ? `${name}="${value}"` : name))].join(' ')}>`;
}

function waits(element: Element): boolean {
  const tag = element.localName;
  const loading = element.getAttribute('loading');
  if (loading === 'eager') return false;
  if (formElements.includes(tag) && !element.hasAttribute('provider')) return true;
  if (loading !== 'lazy' && !lazyElements.includes(tag)) return false;
  const { top, bottom } = element.getBoundingClientRect();
  return top > innerHeight + 600 || bottom < -600;
}

function unloaded(error: unknown, refused: { directive: string; uri: string }[]): Finding {
  const said = String(error);
  if (/policy/i.test(said)) return { state: 'wrong', text: 'trustedTypes' };
  const [first] = refused;
  if (first) {
    const slots = { directive: first.directive, uri: first.uri };
    return { state: 'wrong', text: 'blocked', slots };
  }
  return { state: 'wrong', text: 'notLoaded', slots: { error: said } };
}

function look(element: Element): Finding {
  if (!element.shadowRoot?.childElementCount) return { state: 'wrong', text: 'lightOnly' };
  if (!element.checkVisibility())
    return element.matches(':state(empty), :state(idle)')
      ? { state: 'note', text: 'empty' }
      : { state: 'wrong', text: 'hidden' };
  const { width, height } = element.getBoundingClientRect();
  return width && height ? { state: 'good', text: 'shows' } : { state: 'note', text: 'empty' };
}

function named(element: Element, selector: string): Finding[] {
  try {
    if ((element.getRootNode() as ParentNode).querySelector(selector)) return [];
  } catch {
    return [{ state: 'wrong', text: 'noSelector', slots: { selector } }];
  }
  return [{ state: 'wrong', text: 'matchesNothing', slots: { selector } }];
}
