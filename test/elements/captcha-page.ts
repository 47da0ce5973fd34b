import '../../src/elements/captcha/define.ts';
import type { Backend } from '../../src/backends/contract.ts';
import type { NewsCaptcha } from '../../src/elements/captcha/news-captcha.ts';
import { fixture, html, waitUntil } from '../suites/fixture.ts';
import { allByRole, byRole } from '../suites/queries.ts';

export async function page(backend: Backend, provider = ''): Promise<Page> {
  const form = await fixture<HTMLFormElement>(html`
    <form lang="en" action="about:blank">
      <label>Name <input name="name" /></label>
      <news-captcha name="captcha" provider=${provider} .backend=${backend}></news-captcha>
      <button name="with" value="first">Send</button>
      <button name="with" value="second">Send and keep</button>
    </form>
  `);
  const element = form.querySelector('news-captcha')!;
  await waitUntil(() => element.hasUpdated);
  const sent: Record<string, unknown>[] = [];
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    sent.push(Object.fromEntries(new FormData(form, event.submitter)));
  });
  return { form, element, sent, name: form.querySelector('input')! };
}

export interface Page {
  form: HTMLFormElement;
  element: NewsCaptcha;
  sent: Record<string, unknown>[];
  name: HTMLInputElement;
}

export function field(element: NewsCaptcha): HTMLInputElement {
  return byRole<HTMLInputElement>(element, 'textbox', 'Security code');
}

export async function shown(element: NewsCaptcha): Promise<void> {
  await waitUntil(
    () => allByRole(element, 'img')[0]?.getAttribute('aria-label')?.startsWith('Picture'),
    'the picture is there',
  );
}

export function type(input: HTMLInputElement, text: string): void {
  input.focus();
  input.value = text;
  input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
}

export function send(form: HTMLFormElement, name = 'Send'): void {
  byRole(form, 'button', name).click();
}

/** How much of the picture is drawn: 0 for nothing. */
export function ink(element: NewsCaptcha): number {
  const canvas = element.shadowRoot!.querySelector('canvas')!;
  return canvas.getContext('2d')!.getImageData(200, 64, 1, 1).data[3]!;
}

export async function rejection(
  promise: Promise<unknown>,
): Promise<{ name: string; problem?: { type: string } }> {
  try {
    await promise;
  } catch (error) {
    return error as { name: string; problem?: { type: string } };
  }
  throw new Error('It did not reject.');
}

/** What the console is warned of is part of these tests; it must not hide other warnings. */
export function quietCaptcha(): void {
  const { warn } = console;
  before(() => {
    console.warn = (...words: unknown[]) => {
      if (!/^news-elements: CAPTCHA/.test(String(words[0]))) warn(...words);
    };
  });
  after(() => (console.warn = warn));
}
