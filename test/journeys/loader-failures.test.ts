import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import { openBrowser, openPage } from './support/browser.ts';
import { cdnPages, releaseName } from './support/cdn.ts';
import { type Host, startHost } from './support/host.ts';

const NEXT = 'eeeeeeeeee';
const STORY = `<article><h1>Ferry</h1><p>The story of this page, told in a sentence that is long enough to be read.</p>
  <news-dateline datetime="2026-11-24T07:30:00+07:00"></news-dateline></article>`;
const head = '<!doctype html><html lang="en"><head><title>Page</title>';

describe('the loader when files of it cannot be had', () => {
  const pages: Parameters<typeof startHost>[0] = {};
  const posts: string[] = [];
  let browser: Browser;
  let host: Host;
  before(async () => {
    browser = await openBrowser();
    host = await startHost(pages);
  });
  beforeEach(() => {
    for (const path of Object.keys(pages)) delete pages[path];
    Object.assign(pages, cdnPages('/cdn/'), {
      '/favicon.ico': { body: '', type: 'image/x-icon' },
      '/page': {
        body: `${head.replace(' lang="en"', '')}<script src="/cdn/loader.js" data-lang="vi" defer></script></head><body>${STORY}</body></html>`,
      },
      '/from': {
        body: `${head}<script type="speculationrules">{"prerender":[{"urls":["/all"],"eagerness":"immediate"}]}</script>
          </head><body><a href="/all">All</a></body></html>`,
      },
      '/all': () => {
        posts.push('page');
        return {
          body: `${head}<script src="/cdn/loader.js" data-backend="/back/" defer></script></head><body>${STORY}
            <form><news-captcha provider="image" loading="eager"></news-captcha></form>
            <news-comments loading="eager"></news-comments></body></html>`,
        };
      },
      '/back/v1/captcha': () => {
        posts.push('captcha');
        return { body: '{}', type: 'application/json' };
      },
    });
  });
  after(async () => {
    await browser?.close();
    await host?.stop();
  });

  const shown = (page: Page, tag: string) =>
    page.waitForFunction(
      (name) => document.querySelector(name)?.shadowRoot?.querySelector('button, time'),
      {},
      tag,
    );

  /** The next release takes the place of this one, whose chunks are gone. */
  function upgrade(): void {
    for (const path of Object.keys(pages))
      if (path.includes(`/${releaseName()}/`)) delete pages[path];
    Object.assign(pages, cdnPages('/cdn/', NEXT));
  }

  it('takes the next release, with the settings of this one, when its own chunks are gone', async () => {
    const { page } = await openPage(browser);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(`${host.origin}/page`);
    await shown(page, 'news-dateline');
    await page.evaluate(async () => {
      const address: string = '/cdn/news-elements.js';
      const { configure } = (await import(address)) as {
        configure(options: object): void;
      };
      configure({
        place: {
          'news-dateline': {
            at: 'after h1',
            attributes: { datetime: '2026-11-25T07:30:00+07:00' },
          },
        },
      });
    });
    await page.waitForSelector('h1 + news-dateline');
    upgrade();
    await page.evaluate(() => document.body.append(document.createElement('news-print')));
    await shown(page, 'news-print');
    const renewed = asked.filter((url) => url.includes('loader.js?'));
    assert.deepEqual(renewed, [`${host.origin}/cdn/loader.js?after=${releaseName()}`]);
    assert.equal(await page.$$eval('h1 + news-dateline', ({ length }) => length), 1);
    // The tag of this page, and what was configured in its script, hold for the newcomer too.
    const label = await page.$eval('news-print', (print) => print.shadowRoot!.textContent);
    assert.match(label, /In/);
    await page.evaluate(() => document.body.append(document.createElement('news-to-top')));
    await page.waitForFunction(() => document.querySelector('news-to-top')?.shadowRoot);
  });

  it('gets past an old loader in a cache, whose chunks are all gone', async () => {
    const old = (pages['/cdn/loader.js'] as { body: string }).body;
    upgrade();
    const { page } = await openPage(browser);
    await page.setRequestInterception(true);
    page.on('request', (request) => {
      if (request.url().endsWith('/cdn/loader.js'))
        void request.respond({ body: old, contentType: 'text/javascript' });
      else void request.continue();
    });
    await page.goto(`${host.origin}/page`);
    await shown(page, 'news-dateline');
  });

  it('asks once, and leaves the page as it is, when the server has lost the chunks for good', async () => {
    for (const path of Object.keys(pages))
      if (path.endsWith('.js') && path.includes('/chunks/')) delete pages[path];
    const { page, complaints } = await openPage(browser);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(`${host.origin}/page`, { waitUntil: 'networkidle0' });
    assert.equal(asked.filter((url) => url.includes('loader.js')).length, 2, asked.join('\n'));
    assert.deepEqual(
      complaints.all.filter((line) => line.startsWith('exception')),
      [],
    );
  });

  it('brings an element that was wanted offline when the network is back', async () => {
    const { page, complaints } = await openPage(browser);
    await page.goto(`${host.origin}/page`);
    await shown(page, 'news-dateline');
    const told = new Promise<void>((resolve) =>
      page.on('console', (message) => {
        if (message.text().includes('<news-print> could not be loaded')) resolve();
      }),
    );
    await page.setOfflineMode(true);
    await page.evaluate(() => {
      const print = document.createElement('news-print');
      print.textContent = 'Print';
      document.body.append(print);
    });
    await told;
    assert.equal(
      await page.$eval('news-print', (print) => print.checkVisibility() && !print.shadowRoot),
      true,
    );
    await page.setOfflineMode(false);
    await shown(page, 'news-print');
    assert.deepEqual(
      complaints.all.filter((line) => line.startsWith('exception')),
      [],
    );
  });

  it('posts nothing for a page that nobody has come to yet', async () => {
    posts.length = 0;
    const { page } = await openPage(browser);
    await page.goto(`${host.origin}/from`);
    for (let wait = 0; wait < 100 && posts.length === 0; wait++)
      await new Promise((resolve) => setTimeout(resolve, 50));
    assert.deepEqual(posts, ['page'], 'the browser prerenders');
    await new Promise((resolve) => setTimeout(resolve, 700));
    assert.deepEqual(posts, ['page']);
    await page.click('a');
    await shown(page, 'news-dateline');
    assert.equal(posts.filter((each) => each === 'page').length, 1);
  });
});
