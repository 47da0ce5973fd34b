import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import { openBrowser, openPage } from './support/browser.ts';
import { type Host, startHost } from './support/host.ts';
import { type RunningServer, startServer } from './support/server.ts';

const ARTICLE =
  '<h1>Title</h1><p>The story of this page, told in a sentence that is long enough.</p>';

/** Tags that people write, and tools make of them. */
const TAGS: Record<string, (address: string) => string> = {
  'a classic script': (address) => `<script src="${address}"></script>`,
  'a deferred script': (address) => `<script src="${address}" defer></script>`,
  'an async script': (address) => `<script src="${address}" async></script>`,
  'a module': (address) => `<script src="${address}" type="module"></script>`,
  'a script with settings in its address': (address) =>
    `<script src="${address}?backend=https://a.example/b/" crossorigin></script>`,
  'two tags of one script': (address) =>
    `<script src="${address}" defer></script><script src="${address}" type="module"></script>`,
  'a script run by an optimizer, which has no current script': (address) =>
    `<script src="${address}" type="text/later"></script><script src="/optimizer.js"></script>`,
};

const optimizer = `for (const tag of document.querySelectorAll('[type="text/later"]')) {
  fetch(tag.src).then((answer) => answer.text()).then((text) => {
    const run = document.createElement('script');
    run.textContent = 'setTimeout(() => {' + text + '})';
    document.head.append(run);
  });
}`;

describe('the loader', () => {
  let server: RunningServer;
  let browser: Browser;
  let host: Host;
  before(async () => {
    [server, browser] = await Promise.all([startServer(), openBrowser()]);
    const page = (tag: string, rest = '') => ({
      body: `<!doctype html><html lang="en"><head><title>Page</title></head>
        <body><article>${ARTICLE}</article>${tag}${rest}</body></html>`,
    });
    const place = JSON.stringify({
      place: { 'news-font-size': 'before h1', 'news-print': 'after h1' },
    });
    host = await startHost({
      '/optimizer.js': { body: optimizer, type: 'text/javascript' },
      '/favicon.ico': { body: '', type: 'image/x-icon' },
      '/empty': page(''),
      '/placed': page(
        `<script src="${server.url}/loader.js" defer></script>`,
        `<script type="application/json" data-news-elements>${place}</script>`,
      ),
      ...Object.fromEntries(
        Object.values(TAGS).map((tag, index) => [
          `/${index}`,
          page(tag(`${server.url}/loader.js`), '<news-font-size></news-font-size>'),
        ]),
      ),
    });
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
    await host?.stop();
  });

  const globals = (page: Page) => page.evaluate(() => Object.getOwnPropertyNames(window).sort());
  const shown = (page: Page, tag: string) =>
    page.waitForFunction(
      (name) => document.querySelector(name)?.shadowRoot?.querySelector('button'),
      {},
      tag,
    );

  for (const [index, kind] of Object.keys(TAGS).entries()) {
    it(`works as ${kind}, from another origin, and leaves no name behind`, async () => {
      const { page, complaints } = await openPage(browser);
      await page.goto(`${host.origin}/empty`);
      const before = new Set(await globals(page));
      await page.goto(`${host.origin}/${index}`);
      await shown(page, 'news-font-size');
      const added = (await globals(page)).filter(
        // The test's own driver leaves its helpers.
        (name) => !before.has(name) && !/^(puppeteer_)?__aria/.test(name),
      );
      assert.deepEqual(added, []);
      assert.deepEqual(complaints.all, []);
    });
  }

  it('places elements by the block of the page, and again by nobody', async () => {
    const { page, complaints } = await openPage(browser);
    await page.goto(`${host.origin}/placed`);
    await shown(page, 'news-font-size');
    await shown(page, 'news-print');
    const order = await page.$$eval('article > *', (children) =>
      children.map(({ localName }) => localName),
    );
    assert.deepEqual(order, ['news-font-size', 'h1', 'news-print', 'p']);
    assert.deepEqual(complaints.all, []);
  });

  it('defines what is added later, and asks for nothing else', async () => {
    const { page } = await openPage(browser);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(`${host.origin}/0`);
    await shown(page, 'news-font-size');
    assert.equal(
      asked.some((url) => url.includes('to-top')),
      false,
    );
    await page.evaluate(() => document.body.append(document.createElement('news-to-top')));
    await page.waitForFunction(() => document.querySelector('news-to-top')?.shadowRoot);
  });
});
