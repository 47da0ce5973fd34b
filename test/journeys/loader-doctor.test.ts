import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import { accessibilityProblems } from './support/axe.ts';
import { openBrowser, openPage } from './support/browser.ts';
import { doctorPages } from './support/doctor-pages.ts';
import { type Host, startHost } from './support/host.ts';
import { focusedName } from './support/keyboard.ts';
import { type RunningServer, startServer } from './support/server.ts';

describe('?news-doctor', () => {
  let browser: Browser;
  let host: Host;
  let server: RunningServer;
  let closed: string;
  before(async () => {
    const pages: Parameters<typeof startHost>[0] = {};
    host = await startHost(pages);
    [server, browser] = await Promise.all([startServer(), openBrowser()]);
    // A port that nobody listens on any more.
    const nobody = createServer();
    await new Promise<void>((done) => nobody.listen(0, '127.0.0.1', done));
    closed = `http://127.0.0.1:${(nobody.address() as AddressInfo).port}`;
    await new Promise((done) => nobody.close(done));
    Object.assign(pages, doctorPages(host, server.url, closed));
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
    await host?.stop();
  });

  const panel = '>>> section[aria-labelledby]';

  /** Opens the page with its doctor, and gives what that says: one line a finding, under its subject. */
  async function examined(path: string): Promise<{ page: Page; said: string[]; asked: string[] }> {
    const { page } = await openPage(browser);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(`${host.origin}${path}?news-doctor`);
    await page.waitForSelector(`${panel} li`);
    const said = await page.$$eval(`${panel} li`, (items) =>
      items.map(
        (item) => `${item.parentElement!.previousElementSibling!.textContent}: ${item.textContent}`,
      ),
    );
    return { page, said, asked };
  }

  const saying: Record<string, [path: string, ...expected: RegExp[]]> = {
    'what shows, on which article, by which identity': [
      '/good',
      /^<news-font-size>: ✓ Shows/,
      /^<news-print>: ✓ Works on the article <article/,
      /The article is https:\/\/paper\.example\/ferry: the canonical link says so/,
    ],
    'an identity from og:url': ['/og', /paper\.example\/og: og:url says so/],
    'an identity from the address, without its own parameter': [
      '/address',
      /\/address: the page’s address/,
    ],
    'an identity from JSON-LD': ['/data', /paper\.example\/data-ferry: the page’s JSON-LD says so/],
    'a canonical link that names the home page': [
      '/home-canonical',
      /\/home-canonical\S*: the page’s address/,
      /✗ The canonical link names \/, which is the home page/,
    ],
    'an identity from a setting': [
      '/set',
      /The article is ferry-7: a setting says so/,
      /article = ferry-7, from the loader’s tag/,
    ],
    'an identity from an element’s own attribute': [
      '/own',
      /^<news-comment-count article="ferry-8">: · Its article is ferry-8: its own attribute/,
    ],
    'a tag that is none of ours': [
      '/misspelt',
      /^<news-fontsize>: ✗ <news-fontsize> is no element of ours/,
    ],
    'an element that waits for its form': [
      '/captcha',
      /^<news-captcha name="c">: · Waits until somebody comes into its form/,
    ],
    'an element that has nothing to show': [
      '/no-feeds',
      /^<news-rss>: · Works, but has nothing to show here/,
    ],
    'a chunk that the policy blocks, and by which directive': [
      '/blocked-chunk',
      /^<news-dateline[^>]*>: ✗ The page’s Content-Security-Policy blocks \S+news-dateline\.js: add it to script-src/,
      /^<news-print>: ✓ Shows/,
    ],
    'a chunk that failed': [
      '/lost-chunk',
      /^<news-dateline datetime="[^"]*">: ✗ Its script could not be loaded/,
      /^<news-font-size>: ✓ Shows/,
    ],
    'Trusted Types that refuse Lit, without Lit': [
      '/policy',
      /The article is \S+\/policy\S*: the page’s address/,
      /^<news-print>: ✗ Trusted Types refuse.*lit-html 'allow-duplicates'/,
    ],
    'a name that is taken': ['/taken', /^<news-print>: ✗ Another script has taken this name/],
    'an element that the page hides': [
      '/hidden',
      /^<news-print>: ✗ Is drawn, but the page’s CSS hides it/,
    ],
    'a page without an article': ['/no-article', /^<news-font-size>: ✗ No article was found/],
    'a for that names nothing': [
      '/for',
      /^<news-print for="#gone">: ✗ The selector #gone matches nothing/,
    ],
    'a page without elements': ['/nothing', /✗ No element of ours is on the page/],
    'an element that waits': ['/waits', /^<news-related>: · Waits until it comes near/],
    'rules that place and do not, and which channel won': [
      '/place',
      /^news-print: after h1: ✓ Placed/,
      /^news-print: after #gone: ✗ The selector #gone matches nothing/,
      /^news-print: beside h1: ✗ “beside h1” is no place/,
      /^news-print: after ##: ✗ ## is not a CSS selector/,
      /^news-weather: after h1: ✗ <news-weather> is no element of ours/,
      /lang = en, from the data-news-elements block/,
    ],
    'a backend that lets read and not write': [
      '/backend-ours',
      /\/: ✓ Answers\./,
      /✗ Readers can read here but not write: .*--allow-origin http/,
    ],
    'an address that answers something else': [
      '/backend-page',
      /✗ Answers, but not as a News Elements server does/,
    ],
    'a backend that is no address': ['/backend-broken', /✗ Is not an address/],
    'a backend at a wrong address': [
      '/backend-missing',
      /✗ \S+\/wrong\/v1\/site answers with HTTP 404/,
    ],
    'a backend that sends no CORS header': [
      '/backend-cors',
      /✗ \S+ is there, but does not let this page read it/,
    ],
    'a backend that is down': ['/backend-down', /✗ \S+ cannot be reached/],
    'a backend of the page’s own': ['/backend-unknown', /· An adapter of the page’s own/],
    'a backend that the list leaves out': [
      '/backend-list',
      /✗ Is not on this page’s list of backends: https:\/\/only\.example/,
    ],
    'a backend that the policy blocks': [
      '/backend-policy',
      /✗ The page’s Content-Security-Policy blocks \S+: add it to connect-src/,
    ],
    'no backend': ['/backend-none', /✗ No backend is set/],
  };
  for (const [what, [path, ...expected]] of Object.entries(saying)) {
    it(`tells of ${what}`, async () => {
      const { said } = await examined(path);
      for (const line of expected)
        assert.ok(
          said.some((each) => line.test(each)),
          `${String(line)}:\n${said.join('\n')}`,
        );
    });
  }

  for (const [lang, title, dir] of [
    ['vi', 'phần nào hiện', 'ltr'],
    ['ar', 'ما يظهر', 'rtl'],
  ] as const) {
    it(`speaks ${lang}`, async () => {
      const { page } = await examined(`/${lang}`);
      const [text, direction] = await page.$eval(panel, (section) => [
        section.textContent,
        getComputedStyle(section).direction,
      ]);
      assert.ok(text!.includes(title));
      assert.equal(direction, dir);
    });
  }

  it('is a named region with the focus, closes with Escape, and gives the focus back', async () => {
    const { page } = await examined('/good');
    assert.match(await focusedName(page), /what shows/);
    assert.deepEqual(await accessibilityProblems(page, 'body > div'), []);
    await page.keyboard.press('Tab');
    assert.equal(await focusedName(page), 'Look again');
    await page.keyboard.press('Enter');
    await page.waitForFunction(
      (selector) =>
        document
          .querySelector('body > div:last-of-type')
          ?.shadowRoot?.textContent.includes(selector),
      {},
      'Nothing is wrong here.',
    );
    await page.keyboard.press('Escape');
    assert.equal(await page.evaluate(() => document.querySelector('body > div') === null), true);
  });

  it('is asked for by nobody else', async () => {
    const { page } = await openPage(browser);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(`${host.origin}/good?news=doctor&no-news-doctor`, {
      waitUntil: 'networkidle0',
    });
    assert.deepEqual(
      asked.filter((url) => /chunks.*doctor/.test(url)),
      [],
    );
  });
});
