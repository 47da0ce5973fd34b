import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import { openBrowser, openPage } from './support/browser.ts';
import { type Host, startHost } from './support/host.ts';
import { type RunningServer, startServer } from './support/server.ts';

const prose = (name: string) =>
  `<h1>${name}</h1><p>The ${name} story is told in a first sentence that is long enough to be read.</p>
  <p>A second paragraph of ${name}, so that there is an article on this page, and not a line of it.</p>`;

/** What libraries for pages without loads do with the next page; `next` is its parsed document. */
const LIBRARIES: Record<string, string> = {
  'Turbo (the body is replaced)': `
    history.pushState({}, '', url);
    for (const old of document.head.querySelectorAll('link[rel=canonical], title')) old.remove();
    document.head.append(...next.head.querySelectorAll('link[rel=canonical], title'));
    document.documentElement.replaceChild(document.adoptNode(next.body), document.body);`,
  'htmx (a part is replaced, then the address)': `
    document.querySelector('#main').replaceChildren(...document.adoptNode(next.querySelector('#main')).childNodes);
    document.querySelector('link[rel=canonical]').href = next.querySelector('link[rel=canonical]').href;
    history.pushState({}, '', url);
    document.title = next.title;`,
  'barba (the new container beside the old one, until it has faded)': `
    history.pushState({}, '', url);
    const old = document.querySelector('#main');
    old.after(document.adoptNode(next.querySelector('#main')));
    await new Promise((faded) => setTimeout(faded, 200));
    old.remove();
    document.querySelector('link[rel=canonical]').setAttribute('href', next.querySelector('link[rel=canonical]').href);`,
  'pjax (markup into the container, the canonical link left as it was)': `
    document.querySelector('#main').innerHTML = next.querySelector('#main').innerHTML;
    history.pushState({}, '', url);
    document.querySelector('link[rel=canonical]').remove();`,
};

describe('the loader on a page that goes on without a load', () => {
  let server: RunningServer;
  let browser: Browser;
  let host: Host;
  before(async () => {
    const pages: Parameters<typeof startHost>[0] = {};
    host = await startHost(pages);
    [server, browser] = await Promise.all([
      startServer('--captcha', 'none', '--allow-origin', host.origin),
      openBrowser(),
    ]);
    const place = JSON.stringify({
      place: {
        'news-font-size': 'before h1',
        'news-print': 'append :article',
        'news-comments': { at: 'append #main', attributes: { loading: 'eager' } },
        'news-to-top': 'append footer',
      },
    });
    const page = (name: string) => ({
      body: `<!doctype html><html lang="en"><head><title>${name}</title>
        <link rel="canonical" href="${host.origin}/${name}">
        <script type="application/json" data-news-elements>${place}</script>
        <script src="${server.url}/loader.js" defer data-backend="${server.url}/"></script></head>
        <body><header>Paper</header><main id="main"><div class="story">${prose(name)}</div></main>
        <footer><news-comment-count></news-comment-count></footer></body></html>`,
    });
    Object.assign(pages, {
      '/favicon.ico': { body: '', type: 'image/x-icon' },
      '/first': page('first'),
      '/second': page('second'),
    });
    for (const [name, count] of [
      ['first', 1],
      ['second', 2],
    ] as const)
      for (let each = 0; each < count; each++)
        await post(`${host.origin}/${name}`, `Comment ${each} on ${name}`);
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
    await host?.stop();
  });

  async function post(article: string, text: string): Promise<void> {
    const answer = await fetch(`${server.url}/v1/comments`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString(
          'base64url',
        ),
        origin: host.origin,
      },
      body: JSON.stringify({
        article,
        url: article,

        author: { name: 'Minh' },
        text,
        lang: 'en',
      }),
    });
    assert.equal(answer.status, 201, await answer.text());
  }

  /** Placed tags with their parents, once every one of them is shown and the thread is that of `name`. */
  async function settled(page: Page, name: string, count: number): Promise<string[]> {
    await page.waitForFunction(
      (wanted, total) => {
        const thread = document.querySelector('news-comments')?.shadowRoot;
        const said = [...(thread?.querySelectorAll('[part~="comment"]') ?? [])];
        const number = document.querySelector('news-comment-count')?.shadowRoot?.textContent ?? '';
        return (
          said.length === total &&
          said.every(({ textContent }) => textContent.includes(`on ${wanted}`)) &&
          number.includes(String(total)) &&
          ['news-font-size', 'news-print', 'news-to-top'].every(
            (tag) => document.querySelector(tag)?.shadowRoot?.childElementCount,
          )
        );
      },
      {},
      name,
      count,
    );
    // Longer than it takes to look again: what were placed twice would be there by now.
    await page.evaluate(() => new Promise((calm) => setTimeout(calm, 300)));
    return page.$$eval('[data-news-placed]', (all) =>
      all.map(
        (each) =>
          `${each.parentElement!.className || each.parentElement!.localName} ${each.localName}`,
      ),
    );
  }

  const go = (page: Page, path: string, library: string) =>
    page.evaluate(
      async (url, code) => {
        const next = new DOMParser().parseFromString(await (await fetch(url)).text(), 'text/html');
        const asynchronous = async () => {};
        const run = asynchronous.constructor as FunctionConstructor;
        await (run('url', 'next', code) as (url: string, next: Document) => Promise<void>)(
          url,
          next,
        );
      },
      path,
      library,
    );

  const ONCE = [
    'story news-font-size',
    'story news-print',
    'main news-comments',
    'footer news-to-top',
  ];

  for (const [name, library] of Object.entries(LIBRARIES)) {
    it(`places again, once, and follows the article: ${name}`, async () => {
      const { page, complaints } = await openPage(browser);
      await page.goto(`${host.origin}/first`);
      assert.deepEqual((await settled(page, 'first', 1)).sort(), ONCE.toSorted());
      await go(page, '/second', library);
      assert.deepEqual((await settled(page, 'second', 2)).sort(), ONCE.toSorted());
      await (await page.waitForSelector('aria/Larger text'))!.click();
      await page.waitForSelector('[data-news-text-size="115"]');
      assert.deepEqual(complaints.all, []);
    });
  }

  it('adds nothing to a copy of the body that a library kept, as Turbo does for Back', async () => {
    const { page, complaints } = await openPage(browser);
    await page.goto(`${host.origin}/first`);
    await settled(page, 'first', 1);
    await page.evaluate(() => {
      const kept = document.body.cloneNode(true);
      document.body.replaceWith(document.createElement('body'));
      document.body.replaceWith(kept);
    });
    assert.deepEqual((await settled(page, 'first', 1)).sort(), ONCE.toSorted());
    assert.deepEqual(complaints.all, []);
  });

  it('gives way to a script that will not have an element', async () => {
    const { page } = await openPage(browser);
    await page.goto(`${host.origin}/first`);
    await settled(page, 'first', 1);
    const times = await page.evaluate(async () => {
      let taken = 0;
      const take = () => {
        const found = document.querySelector('news-print');
        if (found) taken++;
        found?.remove();
      };
      new MutationObserver(take).observe(document, { childList: true, subtree: true });
      take();
      for (let last = -1; last !== taken; await new Promise((calm) => setTimeout(calm, 300)))
        last = taken;
      return taken;
    });
    assert.ok(times <= 6, String(times));
  });
});
