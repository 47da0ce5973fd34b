import type { NewsPrint } from '../../src/elements/print/news-print.ts';
import { fixture, html, waitUntil } from './fixture.ts';

const PIXEL = 'data:image/gif;base64,R0lGODlhAQABAAAAACw=';
/** A picture that this server has. */
export const FERRY = new URL('/demo/site/img/ferry.svg', location.href).href;
const { print } = window;

/** What the page was while the browser drew the paper. */
export let onPaper = '';

/** How many times `window.print` was called. */
export let printed = 0;

/** A browser that prints `page` into `onPaper`, and says when it begins and ends or not. */
export function printing(page: Element, says: { begins?: boolean; ends?: boolean } = {}): void {
  const { begins = true, ends = begins } = says;
  printed = 0;
  window.print = () => {
    printed++;
    if (begins) window.dispatchEvent(new Event('beforeprint'));
    onPaper = page.outerHTML;
    if (ends) window.dispatchEvent(new Event('afterprint'));
  };
}

/** Gives the browser's own `window.print` back. */
export function printAsBefore(): void {
  window.print = print;
}

/** A page with a story, and the element in it. */
export async function page(attributes: Record<string, string> = {}): Promise<{
  body: HTMLElement;
  element: NewsPrint;
}> {
  const body = await fixture<HTMLElement>(html`
    <section lang="en">
      <nav><a href="https://paper.example/">Home</a></nav>
      <main class="grid">
        text of the page itself
        <article id="story">
          <h1>The ferry library</h1>
          <p>
            Six in the morning, and the mist still lies on the water when he unties the rope, as
            <a href="https://paper.example/a">he told us</a>.
          </p>
          <aside>Most read</aside>
          <p>
            <a href="https://paper.example/b">Another</a>,
            <a href="https://paper.example/a">the same</a>, <a href="#story">here</a>,
            <a href="mailto:a@paper.example">mail</a>,
            <a href="https://paper.example/c">https://paper.example/c</a>
          </p>
          <img src=${PIXEL} loading="lazy" alt="Ferry" />
          <p class="bar">Subscribe now</p>
        </article>
      </main>
    </section>
  `);
  const element = document.createElement('news-print');
  for (const [name, value] of Object.entries({ for: '#story', ...attributes }))
    element.setAttribute(name, value);
  body.querySelector('article')!.append(element);
  await waitUntil(() => element.shadowRoot);
  await element.updateComplete;
  return { body, element };
}

/** The paper as nodes, to ask what stands on it. */
export function paper(): Document {
  const parsed = document.implementation.createHTMLDocument('');
  const range = parsed.createRange();
  range.selectNode(parsed.body);
  parsed.body.append(range.createContextualFragment(onPaper));
  return parsed;
}

/** The line that says that this browser cannot print. */
export async function notice(element: NewsPrint): Promise<void> {
  await waitUntil(() => element.shadowRoot!.querySelector('[part=notice]'), '', { timeout: 3000 });
}

/** The lines below the story. */
export function foot(): string[] {
  return [...paper().querySelectorAll('[data-news-print~=foot] p')].map(
    ({ textContent }) => textContent,
  );
}
