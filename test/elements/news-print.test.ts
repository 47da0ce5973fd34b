import '../../src/elements/print/define.ts';
import type { NewsPrint } from '../../src/elements/print/news-print.ts';
import { behavesAsElement } from '../suites/element.ts';
import { aTimeout, expect, fixture, html, oneEvent, waitUntil } from '../suites/fixture.ts';
import { byRole } from '../suites/queries.ts';

const PIXEL = 'data:image/gif;base64,R0lGODlhAQABAAAAACw=';
const FERRY = new URL('/demo/site/img/ferry.svg', location.href).href;
const { print } = window;

/** What the page is while the browser draws the paper. */
let onPaper = '';
let printed = 0;

function printing(page: Element, { tells = true } = {}): void {
  printed = 0;
  window.print = () => {
    printed++;
    if (tells) window.dispatchEvent(new Event('beforeprint'));
    onPaper = page.outerHTML;
    if (tells) window.dispatchEvent(new Event('afterprint'));
  };
}

async function page(attributes: Record<string, string> = {}): Promise<{
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
function paper(): Document {
  const parsed = document.implementation.createHTMLDocument('');
  const range = parsed.createRange();
  range.selectNode(parsed.body);
  parsed.body.append(range.createContextualFragment(onPaper));
  return parsed;
}

async function notice(element: NewsPrint): Promise<void> {
  await waitUntil(() => element.shadowRoot!.querySelector('[part=notice]'), '', { timeout: 3000 });
}

function foot(): string[] {
  return [...paper().querySelectorAll('[data-news-print~=foot] p')].map(
    ({ textContent }) => textContent,
  );
}

describe('<news-print>', () => {
  afterEach(() => {
    window.print = print;
  });

  behavesAsElement('news-print', {
    states: [
      { name: 'at rest' },
      { name: 'as a link', attributes: { href: '/print' } },
      {
        name: 'where the browser cannot print',
        reach: async (element) => {
          Object.assign(window, { print: undefined });
          await (element as NewsPrint).print();
          window.print = print;
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
    printing(body, { tells: false });
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
    printing(body, { tells: false });
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
    printing(body);
    window.print = () => {
      printed++;
      window.dispatchEvent(new Event('beforeprint'));
      onPaper = body.outerHTML;
    };
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
