import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'puppeteer-core';
import { openBrowser, openPage } from './support/browser.ts';
import { type RunningServer, startServer } from './support/server.ts';

describe('the loader', () => {
  let server: RunningServer;
  let browser: Browser;
  before(async () => {
    [server, browser] = await Promise.all([startServer(), openBrowser()]);
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  for (const [kind, attributes] of [
    ['a classic script', ''],
    ['a deferred script', 'defer'],
    ['a module', 'type="module"'],
  ]) {
    it(`works as ${kind} and leaves no name behind`, async () => {
      const { page, complaints } = await openPage(browser);
      await page.goto(`${server.url}/loader.js`);
      const globals = () => page.evaluate(() => Object.getOwnPropertyNames(window).sort());
      await page.setContent('<article><h1>Title</h1><p>Text</p></article>');
      const before = await globals();
      await page.setContent(
        `<article><news-font-size></news-font-size><h1>Title</h1><p>Text</p></article>
         <script ${attributes} src="${server.url}/loader.js"></script>`,
      );
      await page.waitForFunction(() =>
        document.querySelector('news-font-size')?.shadowRoot?.querySelector('button'),
      );
      assert.deepEqual(await globals(), before);
      assert.deepEqual(complaints.all, []);
    });
  }
});
