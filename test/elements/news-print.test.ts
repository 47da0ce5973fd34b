import '../../src/elements/print/define.ts';
import type { NewsPrint } from '../../src/elements/print/news-print.ts';
import { behavesAsElement } from '../suites/element.ts';
import { expect, oneEvent, waitUntil } from '../suites/fixture.ts';
import { byRole } from '../suites/queries.ts';
import {
  FERRY,
  foot,
  onPaper,
  page,
  paper,
  printAsBefore,
  printed,
  printing,
} from '../suites/print-page.ts';

describe('<news-print>', () => {
  afterEach(printAsBefore);

  behavesAsElement('news-print', {
    states: [
      { name: 'at rest' },
      { name: 'as a link', attributes: { href: '/print' } },
      {
        name: 'where the browser cannot print',
        reach: async (element) => {
          Object.assign(window, { print: undefined });
          await (element as NewsPrint).print();
          printAsBefore();
        },
      },
    ],
  });

  it('leaves the page as it was, attribute by attribute', async () => {
    const { body, element } = await page();
    printing(body);
    const before = body.outerHTML;
    const sheets = [...document.adoptedStyleSheets];
    const ended = oneEvent(element, 'news-article-printed');
    byRole(element, 'button', 'Print').click();
    await ended;
    expect(onPaper).not.to.equal(before);
    expect(body.outerHTML).to.equal(before);
    expect(document.adoptedStyleSheets).to.deep.equal(sheets);
    expect(document.documentElement.hasAttribute('data-news-print')).to.equal(false);
  });

  it('prints the same twice', async () => {
    const { body, element } = await page();
    printing(body);
    await element.print();
    const first = onPaper;
    await element.print();
    expect(onPaper).to.equal(first);
    expect(printed).to.equal(2);
  });

  it('prints the same for the browser’s own print command', async () => {
    const { body, element } = await page();
    printing(body);
    await element.print();
    const byButton = onPaper;
    window.print();
    expect(onPaper).to.equal(byButton);
    expect(body.querySelector('[data-news-print]')).to.equal(null);
  });

  it('numbers links, each target once, and lists their addresses', async () => {
    const { body, element } = await page();
    printing(body);
    await element.print();
    const notes = [...paper().querySelectorAll('[data-news-note]')].map((link) => [
      link.textContent,
      link.getAttribute('data-news-note'),
    ]);
    expect(notes).to.deep.equal([
      ['he told us', '1'],
      ['Another', '2'],
      ['the same', '1'],
    ]);
    expect(foot().slice(0, 3)).to.deep.equal([
      'Links in this article',
      '[1] https://paper.example/a',
      '[2] https://paper.example/b',
    ]);
    expect(foot()[3]).to.match(/^Source: http/);
    expect(foot()[4]).to.match(/^Printed .*\d{4}$/);
  });

  it('marks what is not the article’s text', async () => {
    const { body, element } = await page();
    printing(body);
    await element.print();
    const out = [...paper().querySelectorAll('[data-news-print~=out]')].map(
      (each) => each.localName,
    );
    expect(out).to.have.members(['aside', 'news-print']);
    expect(paper().querySelector('nav')!.hasAttribute('data-news-print')).to.equal(false);
    expect(paper().querySelector('main')!.getAttribute('data-news-print')).to.equal('way bare');
  });

  it('leaves links and pictures out when told to', async () => {
    const { body, element } = await page({ show: '' });
    printing(body);
    await element.print();
    expect(foot()).to.have.length(2);
    expect(paper().querySelector('[data-news-note]')).to.equal(null);
    expect(paper().querySelector('[data-news-print~=pictureless]')).to.exist;
  });

  it('adds title, date and author where the article does not say them', async () => {
    const { body, element } = await page();
    body.querySelector('h1')!.remove();
    const data = document.createElement('script');
    data.type = 'application/ld+json';
    data.text = JSON.stringify({
      '@type': 'NewsArticle',
      headline: 'The ferry library',
      datePublished: '2026-11-25T00:30:00Z',
      author: { name: 'Hoài Thu' },
    });
    body.append(data);
    printing(body);
    await element.print();
    const head = paper().querySelector('div[data-news-print=paper]')!;
    expect(head.querySelector('h1')!.textContent).to.equal('The ferry library');
    expect(head.querySelector('p')!.textContent).to.equal('Hoài Thu · Nov 25, 2026');
  });

  it('has lazy pictures loaded first, and says that it is busy', async () => {
    const { body, element } = await page();
    const image = body.querySelector('img')!;
    let load: () => void = () => undefined;
    image.decode = () => new Promise<void>((resolve) => (load = resolve));
    printing(body);
    byRole(element, 'button', 'Print').click();
    await waitUntil(() => image.loading === 'eager');
    const button = byRole(element, 'button', 'Preparing images…');
    expect(button.getAttribute('aria-disabled')).to.equal('true');
    button.click();
    expect(printed).to.equal(0);
    load();
    await waitUntil(() => printed === 1);
    await element.updateComplete;
    expect(byRole(element, 'button', 'Print')).to.exist;
    expect(image.loading).to.equal('lazy');
  });

  it('loads pictures that a script would load on sight, and takes them back', async () => {
    const { body, element } = await page();
    const image = body.querySelector('img')!;
    image.dataset['src'] = '/demo/site/img/ferry.svg';
    const before = body.outerHTML;
    printing(body);
    await element.print();
    expect(paper().querySelector('img')!.getAttribute('src')).to.equal(FERRY);
    expect(body.outerHTML).to.equal(before);
  });

  it('does not wait for a picture that cannot be had', async () => {
    const { body, element } = await page();
    body.querySelector('img')!.decode = () => Promise.reject(new DOMException('broken'));
    printing(body);
    await element.print();
    expect(printed).to.equal(1);
  });

  it('names films and embedded pages by their address', async () => {
    const { body, element } = await page();
    const frame = document.createElement('iframe');
    frame.title = 'The crossing';
    frame.src = new URL('missing.html', location.href).href;
    body.querySelector('article')!.append(frame);
    printing(body);
    await element.print();
    const line = [...paper().querySelectorAll('p[data-news-print]')].map(
      (each) => each.textContent,
    );
    expect(line).to.deep.equal([`The crossing – ${frame.src}`]);
  });

  it('lets the page veto it', async () => {
    const { body, element } = await page();
    printing(body);
    element.addEventListener('news-before-print', (event) => event.preventDefault());
    await element.print();
    expect(printed).to.equal(0);
  });

  it('is a link to the site’s own print page, and leaves the print command alone then', async () => {
    const { body, element } = await page({ href: '?print=1' });
    printing(body);
    expect(byRole<HTMLAnchorElement>(element, 'link', 'Print').search).to.equal('?print=1');
    const before = body.outerHTML;
    window.print();
    expect(onPaper).to.equal(before);
    element.href = 'javascript:alert(1)';
    await element.updateComplete;
    expect(byRole(element, 'button', 'Print')).to.exist;
  });
});
