import '../../src/elements/to-top/define.ts';
import { behavesAsElement } from '../suites/element.ts';
import { expect, waitUntil } from '../suites/fixture.ts';
import { allByRole, byRole } from '../suites/queries.ts';
import { page, preferMotion, preferNoMotion, restoreMotion, to, top } from './to-top-page.ts';

describe('<news-to-top>', () => {
  beforeEach(preferNoMotion);
  afterEach(restoreMotion);

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

  it('stops below a bar that hides on the way down and comes back on the way up', async () => {
    const { body, element } = await page({ for: '#story' });
    const bar = document.createElement('div');
    bar.style.cssText = 'position: fixed; inset: 0 0 auto; height: 60px; background: white';
    bar.hidden = true;
    body.prepend(bar);
    to(3000);
    await element.toTop();
    const story = body.querySelector('#story')!;
    await waitUntil(() => Math.abs(story.getBoundingClientRect().top) < 2);
    bar.hidden = false;
    await waitUntil(() => Math.abs(story.getBoundingClientRect().top - 60) < 2);
    expect(byRole(element, 'button', 'Back to where you were')).to.exist;
  });

  it('forgets the way back when the page has become another', async () => {
    const { body, element } = await page();
    const address = location.href;
    body.querySelector('article')!.style.height = '7000px';
    to(3000);
    await element.toTop();
    await waitUntil(() => allByRole(element, 'button').length === 1);
    const other = document.createElement('article');
    other.style.height = '7000px';
    body.querySelector('article')!.replaceWith(other);
    history.replaceState(null, '', '?another-article');
    to(20);
    await waitUntil(() => allByRole(element, 'button').length === 0);
    history.replaceState(null, '', address);
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
    preferMotion(true);
    const { element } = await page();
    to(1500);
    await element.toTop();
    expect(top()).to.be.greaterThan(0);
    await waitUntil(() => top() === 0, '', { timeout: 5000 });
  });

  it('asks at each jump whether the reader minds motion, whatever the page wants', async () => {
    const { element } = await page();
    const { style } = document.documentElement;
    style.scrollBehavior = 'smooth';
    to(3000);
    await element.toTop();
    style.scrollBehavior = '';
    expect(top()).to.equal(0);
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
