import '../../../src/elements/font-size/define.ts';
import type { NewsFontSize } from '../../../src/elements/font-size/news-font-size.ts';
import { drawnTexts } from '../../pages/support/drawn-text.ts';
import { expect, fixture, fixtureCleanup, html, waitUntil } from '../../suites/fixture.ts';

const KEY = 'news-elements:text-size';

const PROSE =
  'The ferry left the pier at five in the morning, with twenty-seven people and as many bicycles on it. The man at its wheel said that the water was slow to rise this season, and that the sands were dry up to the roots.';

/** Height of the letters of the text that starts so; 0 while it is not drawn. */
function letters(start: string): number {
  return drawnTexts(document.body).find(({ node }) => node.data.startsWith(start))?.height ?? 0;
}

function story(words: string): HTMLElement {
  const article = document.createElement('article');
  const heading = document.createElement('h1');
  heading.textContent = `Headline of the ${words} story`;
  const texts = [1, 2, 3].map((n) => {
    const text = document.createElement('p');
    text.textContent = `${words} ${n}. ${PROSE}`;
    return text;
  });
  article.append(heading, ...texts);
  return article;
}

/** A page with a control in its bar, outside of what it sizes. */
async function page(...contents: Node[]): Promise<{ main: HTMLElement; element: NewsFontSize }> {
  const wrap = await fixture<HTMLElement>(html`
    <div>
      <nav><news-font-size lang="en" step="100" max="300"></news-font-size></nav>
      <main></main>
    </div>
  `);
  const main = wrap.querySelector('main')!;
  main.append(...contents);
  const element = wrap.querySelector('news-font-size')!;
  await element.updateComplete;
  return { main, element };
}

async function enlarge(element: NewsFontSize): Promise<void> {
  element.increase();
  await element.updateComplete;
}

/** What is left of us on an element and all in it. */
function traces(element: Element): string[] {
  return [element, ...element.querySelectorAll('*')].flatMap((each) =>
    each.getAttributeNames().filter((name) => name.startsWith('data-news')),
  );
}

describe('text that <news-font-size> sizes', () => {
  let errors: string[] = [];
  const note = (event: ErrorEvent) => errors.push(event.message);
  beforeEach(() => {
    localStorage.removeItem(KEY);
    errors = [];
    addEventListener('error', note);
  });
  afterEach(() => {
    fixtureCleanup();
    localStorage.removeItem(KEY);
    removeEventListener('error', note);
    expect(errors).to.deep.equal([]);
    expect(document.adoptedStyleSheets).to.deep.equal([]);
  });

  it('is left alone, and so is the page, while nobody sizes it', async () => {
    const seen: MutationRecord[] = [];
    const watcher = new MutationObserver((records) => seen.push(...records));
    const { main, element } = await page(story('First'));
    watcher.observe(document, { attributes: true, childList: true, subtree: true });
    element.dispatchEvent(new Event('pointerenter'));
    await element.updateComplete;
    expect(traces(main)).to.deep.equal([]);
    expect([...seen, ...watcher.takeRecords()]).to.deep.equal([]);
    expect(document.adoptedStyleSheets).to.deep.equal([]);
  });

  it('is the new article when the page replaces the one that was sized', async () => {
    const first = story('First');
    const { main, element } = await page(first);
    const plain = letters('First 2');
    await enlarge(element);
    main.replaceChildren(story('Second'));
    await waitUntil(() => Math.abs(letters('Second 2') / plain - 2) < 0.15);
    expect(traces(first)).to.deep.equal([]);
    element.reset();
    await element.updateComplete;
    expect(traces(main)).to.deep.equal([]);
    expect(letters('Second 2')).to.be.closeTo(plain, 0.5);
  });

  it('is the next article when the page hides the one that was sized', async () => {
    const first = story('First');
    const { main, element } = await page(first);
    const plain = letters('First 2');
    await enlarge(element);
    main.append(story('Second'));
    first.hidden = true;
    await waitUntil(() => Math.abs(letters('Second 2') / plain - 2) < 0.15);
    element.reset();
    await element.updateComplete;
    expect(traces(main)).to.deep.equal([]);
  });

  it('is an article that comes after the control', async () => {
    localStorage.setItem(KEY, '200');
    const { main, element } = await page();
    expect(element.value).to.equal(200);
    const aside = document.createElement('p');
    aside.textContent = 'Weather of the day';
    main.before(aside);
    main.append(story('Late'));
    await waitUntil(() => Math.abs(letters('Late 2') / letters('Weather') - 2) < 0.15);
    element.reset();
    await element.updateComplete;
    expect(traces(main)).to.deep.equal([]);
  });

  it('takes in what is added to the article later', async () => {
    const article = story('First');
    const { element } = await page(article);
    await enlarge(element);
    const sized = letters('First 2');
    const more = document.createElement('p');
    more.textContent = `Added. ${PROSE}`;
    article.append(more);
    expect(letters('Added')).to.be.closeTo(sized, 0.5);
  });

  it('finds room for a box of a fixed width that is added later', async () => {
    const article = story('First');
    const { main, element } = await page(article);
    main.style.width = '300px';
    await enlarge(element);
    const box = document.createElement('div');
    box.style.width = '280px';
    box.append(story('Boxed').lastElementChild!);
    article.append(box);
    await waitUntil(() => main.scrollWidth <= main.clientWidth, 'it sticks out');
    expect(letters('Boxed')).to.be.closeTo(letters('First 2'), 0.5);
  });

  it('finds room again when the column gets narrower', async () => {
    const article = story('First');
    const word = document.createElement('pre');
    word.textContent = 'a line of code, kept whole;';
    article.append(word);
    const { main, element } = await page(article);
    main.style.width = '700px';
    await enlarge(element);
    main.style.width = '300px';
    await waitUntil(() => main.scrollWidth <= main.clientWidth, 'it sticks out');
  });

  it('is the article that the control stands in, and no other', async () => {
    const [first, second] = [story('First'), story('Second')];
    const { element } = await page(first, second);
    const plain = letters('First 2');
    second.prepend(element);
    await element.updateComplete;
    await enlarge(element);
    expect(letters('First 2')).to.be.closeTo(plain, 0.5);
    expect(letters('Second 2') / plain).to.be.closeTo(2, 0.15);
    element.remove();
    expect(letters('Second 2')).to.be.closeTo(plain, 0.5);
  });

  it('does not compound where one sized text stands in another', async () => {
    const [outer, inner] = [story('Outer'), story('Inner')];
    outer.append(inner);
    const { main, element } = await page(outer);
    main.id = 'outer-text';
    element.htmlFor = '#outer-text';
    const second = document.createElement('news-font-size');
    second.lang = 'en';
    inner.prepend(second);
    await second.updateComplete;
    const plain = [letters('Outer 2'), letters('Inner 2')];
    await enlarge(element);
    await second.updateComplete;
    expect(letters('Outer 2') / plain[0]!).to.be.closeTo(2, 0.15);
    expect(letters('Inner 2') / plain[1]!).to.be.closeTo(2, 0.15);
    element.reset();
    await Promise.all([element.updateComplete, second.updateComplete]);
    expect(letters('Inner 2')).to.be.closeTo(plain[1]!, 0.5);
  });

  it('comes clean out of a copy that the page kept of itself', async () => {
    const article = story('First');
    article.style.width = '300px';
    const box = document.createElement('div');
    box.style.width = '290px';
    box.append('', story('Boxed').lastElementChild!);
    article.append(box);
    const { main, element } = await page(article);
    const plain = article.cloneNode(true);
    await enlarge(element);
    main.replaceChildren(main.firstElementChild!.cloneNode(true));
    await waitUntil(() => letters('First 2') > 0);
    await new Promise((resolve) => requestAnimationFrame(resolve));
    element.reset();
    await element.updateComplete;
    expect(main.firstElementChild!.isEqualNode(plain)).to.equal(true);
  });

  it('keeps a reader at the end of the page there while it finds room', async () => {
    const article = story('First');
    article.append(...[...Array(20).keys()].map((n) => story(`More ${n}`)));
    const { element } = await page(article);
    await enlarge(element);
    const scroller = document.scrollingElement!;
    scroller.scrollTop = scroller.scrollHeight;
    const low = scroller.scrollTop;
    article.append(document.createElement('hr'));
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    expect(scroller.scrollTop).to.be.at.least(low - 1);
  });
});
