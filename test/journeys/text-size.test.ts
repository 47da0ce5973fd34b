import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { chromiumArguments, ensureBrowser } from '../../scripts/browsers.mjs';
import { root } from '../../scripts/lib/run.mjs';
import { openBrowser, openPage } from './support/browser.ts';
import { cdnPages } from './support/cdn.ts';
import { blueRows, filmPage } from './support/film.ts';
import { type Host, type HostPage, startHost } from './support/host.ts';

const KEY = 'news-elements:text-size';

const docs = readFileSync(join(root, 'docs/elements/news-font-size.md'), 'utf8');
const [snippet = '', code = ''] = /<script data-article.*?>(.+?)<\/script>/.exec(docs) ?? [];
const hash = `sha256-${createHash('sha256').update(code).digest('base64')}`;

/** One line of it is 30 px high at the site's own size; the first is all blue, to be counted on pictures. */
const STYLE = `body { margin: 20px; background: #fff; color: #000 } p { margin: 0; font: 20px/30px serif }
  .blue { background: #00f; color: #00f } .rem { font-size: 1rem; line-height: 1.5 } html { overflow-y: scroll }`;

/** Tells of every frame in which the line was there, how high it was. */
const WATCH = `const heights = []; window.heights = heights; (function look() {
  const line = document.querySelector('.blue');
  if (line) heights.push(line.getBoundingClientRect().height);
  requestAnimationFrame(look) })()`;

function story(head: string, more = ''): string {
  return `<!doctype html><html lang="en"><head><title>Ferry</title><meta name="viewport" content="width=device-width">
    <link rel="stylesheet" href="/page.css"><script src="/watch.js"></script>${head}
    <script src="/cdn/loader.js" defer></script></head><body><p>The weather of the day</p>
    <article><p class="blue">Blue</p><p class="rem">The ferry left the pier at five, with twenty-seven people on it,
    and the man at its wheel said that the water was slow to rise this season.</p>
    <p>A second paragraph of the story, so that there is an article on this page, and not a line of it, as told.</p>
    ${more}<news-font-size></news-font-size></article></body></html>`;
}

const POLICY = `default-src 'none'; style-src 'self'; connect-src 'self'; frame-src 'self';
  script-src 'self' '${hash}'; require-trusted-types-for 'script'`.replaceAll('\n', '');

const pages: Record<string, HostPage> = {
  '/with': { body: story(snippet), headers: { 'content-security-policy': POLICY } },
  '/without': { body: story('') },
  '/refused': {
    body: story(snippet),
    headers: { 'content-security-policy': 'sandbox allow-scripts' },
  },
  '/frame': {
    body: story(
      '',
      '<iframe src="/without" width="320" height="200" style="max-width:100%"></iframe>',
    ),
  },
  '/page.css': { body: STYLE, type: 'text/css' },
  '/watch.js': { body: WATCH, type: 'text/javascript' },
  '/favicon.ico': { body: '', type: 'image/x-icon' },
};

describe('text size on a return visit', () => {
  let browser: Browser;
  let host: Host;
  before(async () => {
    host = await startHost({ ...pages, ...cdnPages('/cdn/') });
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    await host?.stop();
  });

  /** Opens a page as a reader who chose 150 % before, on a slow line, and films it until the control is there. */
  async function film(
    path: string,
  ): Promise<{ page: Page; pictures: Buffer[]; heights: number[] }> {
    const { page } = await openPage(browser, { width: 400, height: 400 });
    await page.goto(`${host.origin}/favicon.ico`);
    await page.evaluate((key) => localStorage.setItem(key, '150'), KEY);
    const pictures = await filmPage(page, async () => {
      await page.goto(host.origin + path);
      await page.waitForSelector('aria/Larger text');
      await page.waitForSelector('[data-news-text-size]');
    });
    const heights = await page.evaluate(() => (window as unknown as { heights: number[] }).heights);
    return { page, pictures, heights };
  }

  it('draws no frame at the old size with the snippet in the head, under a policy with its hash', async () => {
    const { page, pictures, heights } = await film('/with');
    const rows = await blueRows(page, pictures);
    assert.ok(rows.includes(45), `nothing blue in ${rows.length} pictures`);
    assert.deepEqual(
      [...new Set(rows)].filter((count) => ![0, 45].includes(count)),
      [],
    );
    assert.deepEqual([...new Set(heights)], [45]);
    // What is outside of the article never moved.
    assert.equal(await page.$eval('body > p', (line) => line.getBoundingClientRect().height), 30);
    await page.close();
  });

  it('would be seen at the old size without it', async () => {
    const { page, pictures, heights } = await film('/without');
    const rows = await blueRows(page, pictures);
    assert.ok(rows.includes(30), `sizes seen: ${[...new Set(rows)].join(', ')}`);
    assert.deepEqual([...new Set(heights)], [30, 45]);
    await page.close();
  });

  it('tells the hash that its policy needs', () => {
    assert.ok(docs.includes(`'${hash}'`), hash);
  });

  it('is the site’s own where storage is refused, and sized for as long as the page lives', async () => {
    const { page, complaints } = await openPage(browser);
    await page.goto(`${host.origin}/refused`);
    await (await page.waitForSelector('aria/Larger text'))!.click();
    await page.waitForSelector('[data-news-text-size]');
    const heights = await page.evaluate(() => (window as unknown as { heights: number[] }).heights);
    assert.equal(heights[0], 30);
    assert.deepEqual(complaints.all, []);
    await page.close();
  });

  it('asks nothing of the network, and changes nothing, for a reader who never sized it', async () => {
    const { page } = await openPage(browser);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(`${host.origin}/with`);
    await page.waitForSelector('aria/Larger text');
    assert.deepEqual(
      asked.filter((url) => url.includes('text-scale')),
      [],
    );
    assert.equal(await page.evaluate(() => document.adoptedStyleSheets.length), 0);
    await page.close();
  });

  it('leaves the width of a phone’s page alone where there is a frame in the article', async () => {
    const { page } = await openPage(browser);
    await page.setViewport({ width: 360, height: 640, isMobile: true, hasTouch: true });
    await page.goto(`${host.origin}/frame`);
    const look = () =>
      page.evaluate(() => {
        const { clientWidth, scrollWidth } = document.documentElement;
        const { scale = 0, width = 0 } = visualViewport ?? {};
        const frame = document.querySelector('iframe')!.getBoundingClientRect().width;
        return [innerWidth, clientWidth, scrollWidth, scale, width, frame];
      });
    const larger = (await page.waitForSelector('aria/Larger text'))!;
    const plain = await look();
    for (let press = 0; press < 7; press++) await larger.click();
    await page.waitForSelector('[data-news-text-size]');
    assert.deepEqual(await look(), plain);
    await page.close();
  });
});

describe('a reader’s own font size in the browser', () => {
  let browsers: Browser[] = [];
  let host: Host;
  before(async () => {
    host = await startHost({ ...pages, ...cdnPages('/cdn/') });
    const { path } = await ensureBrowser('chromium');
    browsers = await Promise.all(
      ['16', '32'].map((size) =>
        puppeteer.launch({
          executablePath: path,
          args: [...chromiumArguments(), `--blink-settings=defaultFontSize=${size}`],
        }),
      ),
    );
  });
  after(async () => {
    await Promise.all(browsers.map((browser) => browser.close()));
    await host?.stop();
  });

  interface Sizes {
    text: number;
    larger: number;
    button: number;
    isCut: boolean;
  }

  async function sizes(browser: Browser): Promise<Sizes> {
    const { page } = await openPage(browser);
    await page.goto(`${host.origin}/without`);
    const button = (await page.waitForSelector('aria/Larger text'))!;
    const letters = () =>
      page.$eval('.rem', (text) => {
        const range = document.createRange();
        range.selectNodeContents(text);
        return range.getClientRects()[0]!.height;
      });
    const text = await letters();
    for (let press = 0; press < 7; press++) await button.click();
    await page.waitForFunction(
      () =>
        document.querySelector<HTMLElement & { value: number }>('news-font-size')!.value === 200,
    );
    await page.waitForSelector('[data-news-text-size]');
    const drawn = await button.evaluate((element) => ({
      button: parseFloat(getComputedStyle(element).fontSize),
      isCut:
        element.scrollWidth > element.clientWidth ||
        getComputedStyle(element).overflow !== 'visible',
    }));
    const larger = await letters();
    await page.close();
    return { text, larger, ...drawn };
  }

  it('is what 100 % and 200 % count from, and what our own buttons follow without being cut off', async () => {
    const [plain, big] = (await Promise.all(browsers.map(sizes))) as [Sizes, Sizes];
    assert.ok(Math.abs(big.text / plain.text - 2) < 0.1, 'the page follows the browser');
    assert.ok(Math.abs(plain.larger / plain.text - 2) < 0.1, '200 % is twice that');
    assert.ok(Math.abs(big.larger / big.text - 2) < 0.1, '200 % is twice that, again');
    assert.equal(big.button, plain.button * 2);
    assert.ok(!big.isCut);
  });
});
