import '../../src/elements/to-top/define.ts';
import type { NewsToTop } from '../../src/elements/to-top/news-to-top.ts';
import { behavesAsElement } from '../suites/element.ts';
import { expect, fixture, html, waitUntil } from '../suites/fixture.ts';
import { allByRole, byRole } from '../suites/queries.ts';

const { matchMedia } = window;

/** A page as long as told, with the element at its end. */
async function page(
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

function to(top: number, scroller: Element = document.scrollingElement!): void {
  scroller.scrollTo({ top, behavior: 'instant' });
}

/** A reader who wants no motion; so scrolling is over at once. */
function preferNoMotion(): void {
  window.matchMedia = (query) =>
    query.includes('reduced-motion')
      ? { ...matchMedia.call(window, query), matches: true }
      : matchMedia.call(window, query);
}

function top(): number {
  return Math.round(document.scrollingElement!.scrollTop);
}

describe('<news-to-top>', () => {
  beforeEach(preferNoMotion);
  afterEach(() => {
    window.matchMedia = matchMedia;
    to(0);
  });

  behavesAsElement('news-to-top', {
    states: [
      { name: 'as a link' },
      {
        name: 'floating',
        attributes: { after: '1' },
        reach: async (element) => {
          const long = document.createElement('div');
          long.style.height = '5000px';
          element.before(long);
          to(4000);
          await waitUntil(() => element.shadowRoot!.querySelector('button'));
        },
      },
    ],
  });

  it('goes to the top, with focus, and back to the reading place', async () => {
    const { element } = await page();
    to(3000);
    byRole(element, 'link', 'Back to top').click();
    await waitUntil(() => top() === 0);
    expect(document.activeElement).to.equal(document.body);
    await element.updateComplete;
    byRole(element, 'button', 'Back to where you were').click();
    await waitUntil(() => top() === 3000);
    await waitUntil(() => document.activeElement === element);
    expect(allByRole(element, 'button')).to.deep.equal([]);
    expect(document.body.hasAttribute('tabindex')).to.equal(false);
  });

  it('goes to the top of an article, and moves focus there without a trace', async () => {
    const { body, element } = await page({ for: '#story' });
    const story = body.querySelector<HTMLElement>('#story')!;
    to(3000);
    byRole<HTMLAnchorElement>(element, 'link', 'Top of the article').click();
    await waitUntil(() => Math.abs(story.getBoundingClientRect().top) < 1);
    expect(document.activeElement).to.equal(story);
    story.blur();
    expect(story.hasAttribute('tabindex')).to.equal(false);
  });

  it('takes the target of the link inside it', async () => {
    const { element } = await page({}, { inside: '#story' });
    const link = element.shadowRoot!.querySelector('a')!;
    expect(link.hash).to.equal('#story');
    expect(link.textContent).to.include('Top of the article');
  });

  it('stops below a bar that stays at the top', async () => {
    const { body, element } = await page({ for: '#story' });
    const bar = document.createElement('div');
    bar.style.cssText = 'position: sticky; top: 0; height: 60px; background: white';
    body.prepend(bar);
    to(3000);
    await element.toTop();
    const story = body.querySelector('#story')!;
    await waitUntil(() => Math.abs(story.getBoundingClientRect().top - 60) < 2);
  });

  it('finds the place again when what stands above it has grown', async () => {
    const { body, element } = await page();
    const mark = document.createElement('p');
    mark.textContent = 'Here I was';
    mark.style.height = '600px';
    body.querySelector('.long')!.after(mark);
    mark.scrollIntoView({ block: 'start', behavior: 'instant' });
    const before = mark.getBoundingClientRect().top;
    await element.toTop();
    await waitUntil(() => top() === 0);
    body.querySelector<HTMLElement>('.long')!.style.height = '7000px';
    await element.back();
    await waitUntil(() => Math.abs(mark.getBoundingClientRect().top - before) < 2);
  });

  it('forgets the way back once the reader has gone on', async () => {
    const { element } = await page();
    to(4000);
    await element.toTop();
    await waitUntil(() => allByRole(element, 'button').length === 1);
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    to(2000);
    await waitUntil(() => allByRole(element, 'button').length === 0);
  });

  it('floats when the reader is some screens down', async () => {
    const { element } = await page({ after: '2' });
    expect(allByRole(element, 'button')).to.deep.equal([]);
    expect(allByRole(element, 'link')).to.deep.equal([]);
    to(innerHeight * 2 + 50);
    await waitUntil(() => allByRole(element, 'button').length === 1);
    const button = byRole(element, 'button', 'Back to top');
    const { width, height, right, bottom } = button.getBoundingClientRect();
    expect([width, height]).to.deep.equal([44, 44]);
    expect(right).to.be.at.most(innerWidth);
    expect(bottom).to.be.at.most(innerHeight);
    button.click();
    await waitUntil(() => top() === 0);
    await waitUntil(() => allByRole(element, 'button').length === 1);
    expect(byRole(element, 'button', 'Back to where you were')).to.exist;
  });

  for (const direction of ['ltr', 'rtl']) {
    it(`floats above the page’s consent bar, ${direction}`, async () => {
      const { body, element } = await page({ after: '1' });
      body.dir = direction;
      const bar = document.createElement('div');
      bar.textContent = 'We use cookies';
      bar.style.cssText = 'position:fixed;inset:auto 0 0;height:90px;z-index:99999';
      body.append(bar);
      to(innerHeight * 2);
      await waitUntil(() => allByRole(element, 'button').length === 1);
      const bottom = () => byRole(element, 'button', 'Back to top').getBoundingClientRect().bottom;
      await waitUntil(() => bottom() <= bar.getBoundingClientRect().top);
      bar.remove();
      to(innerHeight * 2 + 20);
      await waitUntil(() => innerHeight - bottom() < 40);
    });
  }

  it('floats on a page that has no two screens to go', async () => {
    const { element } = await page({ after: '' }, { height: innerHeight * 1.5 });
    to(innerHeight);
    await waitUntil(() => allByRole(element, 'button').length === 1);
  });

  it('finds an inner scroller by itself', async () => {
    const { body, element } = await page({ after: '1' });
    body.style.cssText = 'height: 300px; overflow: auto';
    to(2000, body);
    await waitUntil(() => allByRole(element, 'button').length === 1);
    byRole(element, 'button', 'Back to top').click();
    await waitUntil(() => body.scrollTop === 0);
    await element.back();
    await waitUntil(() => Math.round(body.scrollTop) === 2000);
  });

  it('is not seen where the page does not scroll', async () => {
    const { element } = await page({}, { height: 10 });
    await waitUntil(() => element.matches(':state(idle)'));
    expect(allByRole(element, 'link')).to.deep.equal([]);
  });

  it('moves smoothly for readers who do not mind', async () => {
    window.matchMedia = (query) =>
      query.includes('reduced-motion')
        ? { ...matchMedia.call(window, query), matches: false }
        : matchMedia.call(window, query);
    const { element } = await page();
    to(1500);
    await element.toTop();
    expect(top()).to.be.greaterThan(0);
    await waitUntil(() => top() === 0, '', { timeout: 5000 });
  });

  it('lets the page scroll in its own way', async () => {
    const { element } = await page();
    to(3000);
    const asked: string[] = [];
    element.addEventListener('news-before-jump', (event) => {
      asked.push(event.detail.to);
      event.preventDefault();
    });
    byRole(element, 'link', 'Back to top').click();
    await element.updateComplete;
    expect(asked).to.deep.equal(['top']);
    expect(top()).to.equal(3000);
  });
});
