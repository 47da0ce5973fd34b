import '../../src/elements/print/define.ts';
import { aTimeout, expect, waitUntil } from '../suites/fixture.ts';
import {
  FERRY,
  notice,
  onPaper,
  page,
  paper,
  printAsBefore,
  printed,
  printing,
} from '../suites/print-page.ts';
import { byRole } from '../suites/queries.ts';

describe('<news-print>, when printing begins and ends', () => {
  afterEach(printAsBefore);

  it('prints when asked before its texts are there', async () => {
    const { body, element } = await page();
    element.remove();
    const early = document.createElement('news-print');
    early.htmlFor = '#story';
    early.lang = 'ar';
    body.querySelector('article')!.append(early);
    printing(body);
    await early.print();
    expect(paper().querySelector('[data-news-print~=kept]')).to.exist;
  });

  it('puts the page right at the next move where the browser does not say that it is done', async () => {
    const { body, element } = await page();
    const before = body.outerHTML;
    printing(body);
    window.print = () => window.dispatchEvent(new Event('beforeprint'));
    await element.print();
    await aTimeout(0);
    expect(body.outerHTML).not.to.equal(before);
    window.dispatchEvent(new Event('pointerdown'));
    expect(body.outerHTML).to.equal(before);
  });

  it('says that the browser does not print, when nothing begins', async () => {
    const { body, element } = await page();
    const before = body.outerHTML;
    printing(body, { begins: false });
    let ended = 0;
    element.addEventListener('news-article-printed', () => ended++);
    await element.print();
    await notice(element);
    expect(element.shadowRoot!.textContent).to.include('This browser cannot print.');
    window.dispatchEvent(new Event('pointerdown'));
    expect(body.outerHTML).to.equal(before);
    expect(ended).to.equal(0);
    printing(body);
    await element.print();
    await element.updateComplete;
    expect(element.shadowRoot!.querySelector('[part=notice]')).to.equal(null);
  });

  it('takes nothing down by the clock, and takes its word back when a slow browser prints after all', async () => {
    const { body, element } = await page();
    const before = body.outerHTML;
    printing(body, { begins: false });
    await element.print();
    await notice(element);
    expect(body.outerHTML).to.equal(onPaper);
    window.dispatchEvent(new Event('beforeprint'));
    await element.updateComplete;
    expect(element.shadowRoot!.querySelector('[part=notice]')).to.equal(null);
    window.dispatchEvent(new Event('afterprint'));
    expect(body.outerHTML).to.equal(before);
  });

  it('prints again when the last time never ended', async () => {
    const { body, element } = await page();
    printing(body, { ends: false });
    await element.print();
    const first = onPaper;
    await element.print();
    expect(printed).to.equal(2);
    expect(onPaper).to.equal(first);
    window.dispatchEvent(new Event('afterprint'));
  });

  it('prints for the browser’s own command while its button still waits for pictures', async () => {
    const { body, element } = await page();
    let load: () => void = () => undefined;
    body.querySelector('img')!.decode = () => new Promise<void>((resolve) => (load = resolve));
    printing(body);
    const done = element.print();
    await waitUntil(() => body.querySelector('img')!.loading === 'eager');
    window.print();
    expect(paper().querySelector('[data-news-print~=kept]')).to.exist;
    load();
    await done;
    expect(printed).to.equal(1);
    expect(body.querySelector('[data-news-print]')).to.equal(null);
  });

  it('does not print for a reader who left while it waited for pictures and came back', async () => {
    const { body, element } = await page();
    const before = body.outerHTML;
    let load: () => void = () => undefined;
    body.querySelector('img')!.decode = () => new Promise<void>((resolve) => (load = resolve));
    printing(body);
    const done = element.print();
    await waitUntil(() => body.querySelector('img')!.loading === 'eager');
    window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    load();
    await done;
    await element.updateComplete;
    expect(printed).to.equal(0);
    expect(body.outerHTML).to.equal(before);
    body.querySelector('img')!.decode = () => Promise.resolve();
    byRole(element, 'button', 'Print').click();
    await waitUntil(() => printed === 1);
  });

  it('asks for pictures at the key of the print command, and leaves the page alone', async () => {
    const { body, element } = await page();
    const image = body.querySelector('img')!;
    const source = `${FERRY}?asked`;
    image.dataset['src'] = source;
    const before = body.outerHTML;
    printing(body);
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Control' }));
    await waitUntil(() => performance.getEntriesByName(source).length === 1);
    expect(body.outerHTML).to.equal(before);
    window.print();
    expect(paper().querySelector('img')!.getAttribute('src')).to.equal(source);
    element.remove();
  });

  it('prints for the browser’s own command the article that is read, of several', async () => {
    const { body } = await page();
    const second = await page({ for: '#second' });
    const story = second.body.querySelector('article')!;
    story.id = 'second';
    story.querySelector('h1')!.textContent = 'The second story';
    body.style.height = second.body.style.height = '200vh';
    const both = document.createElement('div');
    body.before(both);
    both.append(body, second.body);
    await waitUntil(() => second.element.shadowRoot);
    window.dispatchEvent(new Event('keydown'));
    printing(document.body);
    await second.element.print();
    second.body.scrollIntoView();
    window.print();
    expect(paper().querySelector('[data-news-print~=kept] h1')!.textContent).to.equal(
      'The second story',
    );
    scrollTo(0, 0);
    both.remove();
  });

  it('leaves to the page what the page has set meanwhile', async () => {
    const { body, element } = await page();
    const image = body.querySelector('img')!;
    image.dataset['src'] = FERRY;
    printing(body);
    window.addEventListener('beforeprint', () => (image.src = `${FERRY}?page`), { once: true });
    await element.print();
    expect(image.getAttribute('src')).to.equal(`${FERRY}?page`);
  });
});
