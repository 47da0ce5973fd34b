import '../../src/elements/rss/define.ts';
import type { Backend } from '../../src/backends/contract.ts';
import { relatedOnly } from '../../src/backends/feed/article-list.ts';
import type { NewsRss } from '../../src/elements/rss/news-rss.ts';
import { behavesAsElement } from '../suites/element.ts';
import { expect, fixture, html, waitUntil } from '../suites/fixture.ts';
import { allByRole, byRole, nameOf } from '../suites/queries.ts';

const added: Element[] = [];

function feedOfPage(href: string, title: string): void {
  const link = document.createElement('link');
  Object.assign(link, { rel: 'alternate', type: 'application/rss+xml', href, title });
  document.head.append(link);
  added.push(link);
}

const backend: Backend = {
  site: async () => ({ ...relatedOnly(true), feeds: { comments: true, articles: true } }),
  feeds: ({ article }) => [
    { kind: 'comments', url: `https://comments.example/rss?article=${article}` },
    { kind: 'articles', url: 'https://comments.example/articles.rss' },
  ],
};

async function rss(attributes: Record<string, string> = {}, own?: Backend): Promise<NewsRss> {
  const box = await fixture<HTMLElement>(html`<section lang="en"></section>`);
  const element = document.createElement('news-rss');
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  if (own) element.backend = own;
  box.append(element);
  await waitUntil(() => element.shadowRoot);
  await element.updateComplete;
  return element;
}

function items(element: NewsRss): string[] {
  return allByRole(element, 'menuitem').map(nameOf);
}

function press(element: NewsRss, key: string): void {
  const target = element.shadowRoot!.activeElement ?? byRole(element, 'button', 'RSS');
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
}

function focused(element: NewsRss): string {
  const at = element.shadowRoot!.activeElement;
  return at ? nameOf(at) : '';
}

async function open(element: NewsRss): Promise<void> {
  byRole(element, 'button', 'RSS').click();
  await waitUntil(() => focused(element) && focused(element) === items(element)[0]);
}

/** Puts a clipboard in place of the browser's, which a test page may not use in every engine. */
async function withClipboard(
  writeText: (text: string) => Promise<void>,
  action: () => Promise<void>,
): Promise<void> {
  Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true });
  try {
    await action();
  } finally {
    delete (navigator as { clipboard?: unknown }).clipboard;
  }
}

describe('<news-rss>', () => {
  afterEach(() => {
    for (const link of added.splice(0)) link.remove();
  });

  behavesAsElement('news-rss', {
    states: [
      { name: 'as a link', attributes: { href: '/rss.xml' } },
      {
        name: 'with its menu open',
        reach: async (element) => {
          feedOfPage('/rss.xml', 'Home');
          feedOfPage('/culture.xml', 'Culture');
          (element as NewsRss).requestUpdate();
          await element.updateComplete;
          await open(element as NewsRss);
        },
      },
    ],
  });

  it('is a link to the page’s only feed', async () => {
    feedOfPage('/rss.xml', 'Home');
    const link = byRole<HTMLAnchorElement>(await rss(), 'link', 'RSS');
    expect(link.href).to.equal(new URL('/rss.xml', location.href).href);
  });

  it('links where it is told, with the words it is told', async () => {
    feedOfPage('/rss.xml', 'Home');
    const element = await rss({ href: '/own.xml', label: 'Follow us' });
    expect(byRole<HTMLAnchorElement>(element, 'link', 'Follow us').pathname).to.equal('/own.xml');
    expect((await rss({ href: 'javascript:alert(1)' })).matches(':state(empty)')).to.equal(true);
  });

  it('takes the link inside it for a feed where the page names none', async () => {
    const box = await fixture<HTMLElement>(
      html`<section lang="en">
        <news-rss><a href="/inside.xml">Feed</a></news-rss>
      </section>`,
    );
    const element = box.querySelector('news-rss')!;
    await waitUntil(() => element.shadowRoot);
    await element.updateComplete;
    const link = element.shadowRoot!.querySelector('a')!;
    expect(link.pathname).to.equal('/inside.xml');
  });

  it('is not there without a feed', async () => {
    const element = await rss();
    expect(element.matches(':state(empty)')).to.equal(true);
    expect(element.getBoundingClientRect().width).to.equal(0);
  });

  it('opens a menu of several feeds, and closes it again', async () => {
    feedOfPage('/rss.xml', 'Home');
    feedOfPage('/culture.xml', 'Culture RSS');
    const element = await rss();
    const button = byRole(element, 'button', 'RSS');
    expect(button.ariaExpanded).to.equal('false');
    await open(element);
    expect(button.ariaExpanded).to.equal('true');
    expect(items(element)).to.deep.equal(['Home', 'Culture', 'Copy address', 'Open in a reader…']);
    button.click();
    await waitUntil(() => items(element).length === 0);
    expect(button.ariaExpanded).to.equal('false');
    expect(focused(element)).to.equal('RSS');
  });

  it('is used by keyboard: arrows, Home, End, Escape', async () => {
    feedOfPage('/rss.xml', 'Home');
    feedOfPage('/culture.xml', 'Culture');
    const element = await rss();
    byRole(element, 'button', 'RSS').focus();
    press(element, 'ArrowUp');
    await waitUntil(() => focused(element) === 'Open in a reader…');
    press(element, 'ArrowDown');
    expect(focused(element)).to.equal('Home');
    press(element, 'ArrowDown');
    expect(focused(element)).to.equal('Culture');
    press(element, 'End');
    expect(focused(element)).to.equal('Open in a reader…');
    press(element, 'Home');
    press(element, 'ArrowUp');
    expect(focused(element)).to.equal('Open in a reader…');
    press(element, 'Escape');
    expect(focused(element)).to.equal('RSS');
    await waitUntil(() => items(element).length === 0);
  });

  it('closes when the reader goes elsewhere', async () => {
    feedOfPage('/rss.xml', 'Home');
    feedOfPage('/culture.xml', 'Culture');
    const element = await rss();
    await open(element);
    document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }));
    await waitUntil(() => items(element).length === 0);
    await open(element);
    element.remove();
    expect(element.shadowRoot!.querySelector('[role=menu]')).to.equal(null);
  });

  it('stays inside the window, at its button', async () => {
    feedOfPage('/rss.xml', 'Home');
    feedOfPage('/culture.xml', 'Culture');
    const element = await rss();
    element.style.cssText = 'position: fixed; bottom: 0; right: 0';
    await open(element);
    const menu = element.shadowRoot!.querySelector('[role=menu]')!.getBoundingClientRect();
    const button = byRole(element, 'button', 'RSS').getBoundingClientRect();
    expect(menu.right).to.be.at.most(document.documentElement.clientWidth);
    expect(menu.bottom).to.be.at.most(button.top);
  });

  it('copies the address of the feed that the reader picks', async () => {
    feedOfPage('/rss.xml', 'Home');
    feedOfPage('/culture.xml', 'Culture');
    const element = await rss();
    await open(element);
    byRole(element, 'menuitem', 'Copy address').click();
    expect(items(element)).to.deep.equal(['Home', 'Culture']);
    const copied: string[] = [];
    await withClipboard(
      async (text) => void copied.push(text),
      async () => {
        byRole(element, 'menuitem', 'Culture').click();
        await waitUntil(() => items(element).includes('Culture · Copied'));
      },
    );
    expect(copied).to.deep.equal([new URL('/culture.xml', location.href).href]);
    expect(element.shadowRoot!.querySelector('[role=status]')!.textContent).to.equal('Copied');
    press(element, 'Escape');
    expect(focused(element)).to.equal('Home');
  });

  it('offers the address to copy by hand where the browser refuses', async () => {
    feedOfPage('/rss.xml', 'Home');
    const element = await rss({}, backend);
    await open(element);
    byRole(element, 'menuitem', 'Copy address').click();
    await withClipboard(
      () => Promise.reject(new DOMException('no', 'NotAllowedError')),
      async () => {
        byRole(element, 'menuitem', 'Home').click();
        await waitUntil(() => element.shadowRoot!.querySelector('input'));
      },
    );
    const field = element.shadowRoot!.querySelector('input')!;
    expect(field.value).to.equal(new URL('/rss.xml', location.href).href);
    expect(element.shadowRoot!.textContent).to.include('Not copied.');
  });

  it('opens a feed in a reader', async () => {
    feedOfPage('https://paper.example/rss.xml', 'Home');
    feedOfPage('https://paper.example/culture.xml', 'Culture');
    const element = await rss();
    await open(element);
    byRole(element, 'menuitem', 'Open in a reader…').click();
    byRole(element, 'menuitem', 'Home').click();
    const addresses = allByRole<HTMLAnchorElement>(element, 'menuitem').map(({ href }) => href);
    const feed = encodeURIComponent('https://paper.example/rss.xml');
    expect(addresses).to.deep.equal([
      `https://feedly.com/i/subscription/feed/${feed}`,
      `https://www.inoreader.com/?add_feed=${feed}`,
      `https://www.newsblur.com/?url=${feed}`,
      'feed:https://paper.example/rss.xml',
    ]);
  });

  it('adds the article’s comments from the backend', async () => {
    feedOfPage('/rss.xml', 'Home');
    const element = await rss({ article: 'a1' }, backend);
    await open(element);
    await waitUntil(() => items(element).includes('Comments on this article'));
    expect(items(element).slice(0, 2)).to.deep.equal(['Home', 'Comments on this article']);
    const link = byRole<HTMLAnchorElement>(element, 'menuitem', 'Comments on this article');
    expect(link.href).to.equal('https://comments.example/rss?article=a1');
  });

  it('offers the comments once where the page names their feed too', async () => {
    feedOfPage('/rss.xml', 'Home');
    feedOfPage('https://comments.example/rss?article=a-2013', 'Comments');
    const element = await rss({ article: 'a1' }, backend);
    await open(element);
    await waitUntil(() => items(element).includes('Comments'));
    expect(items(element).slice(0, 3)).to.deep.equal(['Home', 'Comments', 'Copy address']);
  });

  it('offers the backend’s feeds where the page names none', async () => {
    const element = await rss({}, backend);
    await waitUntil(() => !element.matches(':state(empty)'));
    await open(element);
    expect(items(element).slice(0, 2)).to.deep.equal(['RSS', 'Comments on this article']);
  });

  it('keeps the page’s feeds when the backend does not answer', async () => {
    feedOfPage('/rss.xml', 'Home');
    const { warn } = console;
    console.warn = () => undefined;
    const element = await rss({}, { site: () => Promise.reject(new TypeError('offline')) });
    await open(element);
    console.warn = warn;
    expect(items(element)).to.deep.equal(['Home', 'Copy address', 'Open in a reader…']);
  });
});
