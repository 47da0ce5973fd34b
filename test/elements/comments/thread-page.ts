import '../../../src/elements/comments/define.ts';
import type { Backend } from '../../../src/backends/contract.ts';
import type { NewsComments } from '../../../src/elements/comments/news-comments.ts';
import { fixture, html, oneEvent, waitUntil } from '../../suites/fixture.ts';
import { MemoryBackend } from './memory-backend.ts';
import { allByRole, byRole, textOf } from '../../suites/queries.ts';

/** A backend with so many comments, the last one newest. */
export function withComments(count: number): MemoryBackend {
  const backend = new MemoryBackend();
  for (let n = 1; n <= count; n++) backend.add(`comment ${n}`);
  return backend;
}

/** Keeps warnings that a test provokes from the console. Returns what ends that. */
export function unheard(): () => void {
  const { warn } = console;
  console.warn = () => {};
  return () => (console.warn = warn);
}

/** The element with a backend, its thread read. */
export async function threadOf(
  backend: Backend,
  attributes: Record<string, string> = {},
): Promise<NewsComments> {
  const element = document.createElement('news-comments');
  Object.assign(element, { lang: 'en', article: 'a', loading: 'eager', backend });
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  const loaded = oneEvent(element, 'news-comments-loaded');
  await fixture(html`${element}`);
  await loaded;
  await drawn(element);
  return element;
}

/** Resolves when the element has drawn what it knows. */
export async function drawn(element: NewsComments): Promise<void> {
  while (!(await element.updateComplete));
}

/** The words of the comments, in order. */
export function bodies(element: NewsComments): string[] {
  const found = element.shadowRoot!.querySelectorAll('[part="body"]');
  return [...found].map((body) => textOf(body).trim());
}

/** The comment that holds these words. */
export function commentWith(element: NewsComments, words: string): HTMLElement {
  const found = allByRole(element, 'article').find((article) => textOf(article).includes(words));
  if (!found) throw new Error(`No comment says "${words}": ${bodies(element).join(' | ')}`);
  return found;
}

/** Presses a button by its name. */
export function press(root: HTMLElement, name: string | RegExp): void {
  byRole(root, 'button', name).click();
}

/** Puts words into a field as typing does. */
export function type(field: HTMLInputElement | HTMLTextAreaElement, words: string): void {
  field.focus();
  field.value = words;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
}

/** The field for the text, by the label of its form. */
export function field(element: NewsComments, label: string | RegExp): HTMLTextAreaElement {
  return byRole<HTMLTextAreaElement>(element, 'textbox', label);
}

/** Resolves when a text is on show in the element. */
export async function says(element: NewsComments, words: string | RegExp): Promise<void> {
  const shown = () => textOf(element.shadowRoot).replace(/\s+/g, ' ');
  await waitUntil(
    () => (typeof words === 'string' ? shown().includes(words) : words.test(shown())),
    `It does not say ${String(words)}`,
    { timeout: 5_000 },
  );
}

/** Writes a comment and sends it. */
export async function send(element: NewsComments, text: string, name = 'Hà'): Promise<void> {
  type(field(element, 'Comment on this article'), text);
  await waitUntil(() => allByRole(element, 'textbox').length > 1, 'no field for the name', {
    timeout: 5_000,
  });
  type(byRole<HTMLInputElement>(element, 'textbox', 'Name'), name);
  press(element, /^(Post comment|Send again)$/);
}

/** What has the focus inside the element. */
export function focused(element: NewsComments): string {
  const active = element.shadowRoot!.activeElement;
  return active ? textOf(active).replace(/\s+/g, ' ').trim() || active.localName : '';
}

/** What was announced last. */
export function announced(element: NewsComments): string {
  return textOf(element.shadowRoot!.querySelector('[role="status"]')).trim();
}
