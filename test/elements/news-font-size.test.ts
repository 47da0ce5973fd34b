import '../../src/elements/font-size/define.ts';
import type { NewsFontSize } from '../../src/elements/font-size/news-font-size.ts';
import { behavesAsElement } from '../suites/element.ts';
import { expect, fixture, html, waitUntil } from '../suites/fixture.ts';
import { allByRole, byRole } from '../suites/queries.ts';

const KEY = 'news-elements:text-size';

async function page(
  attributes: { max?: number } = {},
): Promise<{ article: HTMLElement; element: NewsFontSize }> {
  const article = await fixture<HTMLElement>(html`
    <article lang="en">
      <news-font-size max=${attributes.max ?? 200}></news-font-size>
      <h1 class="px">Title</h1>
      <p class="px">Text in pixels, long enough to be the article of this page.</p>
      <p class="rem">Text in rem.</p>
      <p class="vw">Text by the window.</p>
      <p class="clamp">Text with a ceiling.</p>
      <div class="em">
        <div class="em"><p class="em">Nested em.</p></div>
      </div>
      <img alt="" width="100" height="50" src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" />
      <style>
        h1,
        p {
          margin: 0;
        }
        [hidden] {
          display: none !important;
        }
        .px {
          font-size: 16px;
          line-height: 24px;
        }
        .rem {
          font-size: 1rem;
        }
        .vw {
          font-size: 2vw;
        }
        .clamp {
          font-size: clamp(10px, 3vw, 18px);
        }
        .em {
          font-size: 0.9em;
        }
      </style>
    </article>
  `);
  const element = article.querySelector('news-font-size')!;
  await element.updateComplete;
  return { article, element };
}

/**
 * Height that a text takes on the page, which is what a reader sees of a font size. Measured by the box around it,
 * alone in there: engines disagree on whether rectangles inside a zoomed element are told zoomed.
 */
function drawn(text: Element): number {
  const box = text.closest('article, section')!;
  const others = [...box.children].filter(
    (child) => !child.contains(text) && child.localName !== 'style',
  );
  for (const other of others) other.toggleAttribute('hidden', true);
  const { height } = box.getBoundingClientRect();
  for (const other of others) other.toggleAttribute('hidden', false);
  return height;
}

describe('<news-font-size>', () => {
  beforeEach(() => localStorage.removeItem(KEY));
  afterEach(() => localStorage.removeItem(KEY));

  behavesAsElement('news-font-size', {
    states: [
      { name: 'at rest' },
      { name: 'with larger text', reach: (element) => (element as NewsFontSize).increase() },
      { name: 'at the smallest size', attributes: { min: '100' } },
    ],
  });

  it('scales text of every unit alike', async () => {
    const { article, element } = await page();
    const texts = ['h1.px', 'p.px', '.rem', '.vw', '.clamp', 'p.em'].map((selector) =>
      article.querySelector(selector)!,
    );
    const before = texts.map(drawn);
    element.step = 50;
    element.increase();
    await element.updateComplete;
    for (const [index, text] of texts.entries()) {
      expect(drawn(text) / before[index]!, text.className).to.be.closeTo(1.5, 0.12);
    }
  });

  it('leaves pictures and its own buttons as they are', async () => {
    const { article, element } = await page();
    const image = article.querySelector('img')!;
    const button = byRole(element, 'button', 'Larger text');
    const before = [image.getBoundingClientRect().width, button.getBoundingClientRect().width];
    button.click();
    await element.updateComplete;
    expect(image.getBoundingClientRect().width).to.be.closeTo(before[0]!, 0.5);
    expect(button.getBoundingClientRect().width).to.be.closeTo(before[1]!, 0.5);
  });

  it('leaves no trace on the article at 100 %', async () => {
    const { article, element } = await page();
    const before = article.cloneNode(true) as HTMLElement;
    byRole(element, 'button', 'Larger text').click();
    await element.updateComplete;
    expect(article.attributes.length).to.equal(before.attributes.length + 1);
    byRole(element, 'button', /Original text size/).click();
    await element.updateComplete;
    expect(article.isEqualNode(before)).to.equal(true);
    expect(localStorage.getItem(KEY)).to.equal(null);
  });

  it('tells the size and announces it', async () => {
    const { element } = await page();
    byRole(element, 'button', 'Larger text').click();
    await element.updateComplete;
    expect(byRole(element, 'button', /Original text size/).textContent).to.contain('115%');
    expect(allByRole(element, 'status')[0]!.textContent).to.equal('Text size 115%');
  });

  it('stops at the largest size, still focusable, and says so', async () => {
    const { element } = await page({ max: 120 });
    const larger = byRole(element, 'button', 'Larger text');
    larger.click();
    larger.click();
    await element.updateComplete;
    expect(element.value).to.equal(120);
    expect(larger.getAttribute('aria-disabled')).to.equal('true');
    larger.focus();
    larger.click();
    await element.updateComplete;
    expect(element.shadowRoot!.activeElement).to.equal(larger);
    expect(allByRole(element, 'status')[0]!.textContent).to.contain('Largest text size');
  });

  it('meets 100 on its way back from a bound', async () => {
    const { element } = await page({ max: 120 });
    element.increase();
    element.increase();
    element.decrease();
    element.decrease();
    expect(element.value).to.equal(100);
  });

  it('leaves the text alone when the page vetoes the change', async () => {
    const { element } = await page();
    element.addEventListener('news-before-resize', (event) => event.preventDefault());
    byRole(element, 'button', 'Larger text').click();
    expect(element.value).to.equal(100);
    expect(localStorage.getItem(KEY)).to.equal(null);
  });

  it('remembers the size for the next page', async () => {
    const { element } = await page();
    element.increase();
    element.increase();
    const next = await page();
    expect(next.element.value).to.equal(130);
  });

  it('follows another tab', async () => {
    const { element } = await page();
    dispatchEvent(new StorageEvent('storage', { key: KEY, newValue: '145' }));
    await waitUntil(() => element.value === 145);
    dispatchEvent(new StorageEvent('storage', { key: KEY, newValue: null }));
    await waitUntil(() => element.value === 100);
  });

  for (const hostile of ['Infinity', '-1', '1e9', 'NaN', '{}', '']) {
    it(`takes no stored size of "${hostile}"`, async () => {
      localStorage.setItem(KEY, hostile);
      const { element } = await page();
      expect(element.value).to.equal(100);
    });
  }

  it('sizes the element that "for" names', async () => {
    const article = await fixture(html`
      <div>
        <news-font-size lang="en" for="#other"></news-font-size>
        <section id="other"><p>Text</p></section>
      </div>
    `);
    const element = article.querySelector('news-font-size')!;
    await element.updateComplete;
    const text = article.querySelector('p')!;
    const before = drawn(text);
    element.increase();
    await element.updateComplete;
    expect(drawn(text)).to.be.greaterThan(before);
  });

  it('gives the text its size back when it is removed', async () => {
    const { article, element } = await page();
    const text = article.querySelector('p.px')!;
    const before = drawn(text);
    element.increase();
    await element.updateComplete;
    element.remove();
    expect(drawn(text)).to.be.closeTo(before, 0.1);
  });

  it('takes over from the snippet that sized the text before the first paint', async () => {
    localStorage.setItem(KEY, '150');
    const docs = await (await fetch('/docs/elements/news-font-size.md')).text();
    const script = document.createElement('script');
    script.textContent = /<script data-article="article">(.+?)<\/script>/.exec(docs)![1]!;
    script.dataset['article'] = 'article';
    document.head.append(script);
    script.remove();
    const early = () => document.adoptedStyleSheets.some((sheet) => 'newsTextSize' in sheet);
    expect(early()).to.equal(true);
    const { article, element } = await page();
    const size = drawn(article.querySelector('p.px')!);
    expect(size).to.be.closeTo(36, 0.5);
    expect(early()).to.equal(false);
    element.reset();
    await element.updateComplete;
    expect(drawn(article.querySelector('p.px')!)).to.be.closeTo(24, 0.5);
  });

  it('speaks the language of the page around it', async () => {
    const element = await fixture<NewsFontSize>(
      html`<news-font-size lang="vi-VN"></news-font-size>`,
    );
    byRole(element, 'button', 'Tăng cỡ chữ');
    element.lang = 'ar';
    await waitUntil(() => allByRole(element, 'button')[0]!.ariaLabel === 'تصغير الخط');
  });
});
