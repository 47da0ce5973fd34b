import type { NewsToTop } from '../../src/elements/to-top/news-to-top.ts';
import { fixture, html, waitUntil } from '../suites/fixture.ts';

const { matchMedia } = window;

/** A page as long as told, with the element at its end. */
export async function page(
  attributes: Record<string, string> = {},
  { height = 6000, inside = '' }: { height?: number; inside?: string } = {},
): Promise<{ body: HTMLElement; element: NewsToTop }> {
  const body = await fixture<HTMLElement>(html`
    <section lang="en">
      <p>Head of the page</p>
      <article id="story">
        <h1>Title</h1>
        <p>Text that is long enough to be taken for the article of this page by its length.</p>
        <div class="long"></div>
      </article>
    </section>
  `);
  body.querySelector<HTMLElement>('.long')!.style.height = `${height}px`;
  const element = document.createElement('news-to-top');
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  if (inside) {
    const link = document.createElement('a');
    link.href = inside;
    link.textContent = 'Up';
    element.append(link);
  }
  body.append(element);
  await waitUntil(() => element.shadowRoot);
  await element.updateComplete;
  return { body, element };
}

export function to(top: number, scroller: Element = document.scrollingElement!): void {
  scroller.scrollTo({ top, behavior: 'instant' });
}

/** A reader who wants no motion; so scrolling is over at once. */
export function preferNoMotion(): void {
  preferMotion(false);
}

/** A reader who minds motion or does not. */
export function preferMotion(wanted: boolean): void {
  window.matchMedia = (query) =>
    query.includes('reduced-motion')
      ? { ...matchMedia.call(window, query), matches: !wanted }
      : matchMedia.call(window, query);
}

export function middleOf(element: Element): [x: number, y: number] {
  const { left, top, width, height } = element.getBoundingClientRect();
  return [left + width / 2, top + height / 2];
}

export function top(): number {
  return Math.round(document.scrollingElement!.scrollTop);
}

/** As it was before a test. */
export function restoreMotion(): void {
  window.matchMedia = matchMedia;
  to(0);
}
