import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import { openBrowser, openPage } from './support/browser.ts';
import { type Host, startHost } from './support/host.ts';
import { type RunningServer, startServer } from './support/server.ts';
import { strictPolicy } from './support/strict-policy.ts';
import { openWebKit } from './support/webkit.ts';

const picture =
  '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40"><rect width="60" height="40"/></svg>';

/** A page that a strict site would serve: nothing but the loader's script and the backend's answers are allowed. */
function strictPage(server: string) {
  return {
    headers: { 'content-security-policy': strictPolicy(server) },
    body: `<!doctype html><html lang="en"><head><title>Strict</title>
      <link rel="alternate" type="application/rss+xml" title="News" href="/rss.xml">
      <link rel="alternate" type="application/rss+xml" title="Comments" href="/comments.xml">
      <script src="${server}/loader.js" defer data-backend="${server}/"></script></head>
      <body><article><h1>Strict page</h1>
      <news-dateline datetime="2026-11-25T07:30:00+07:00"></news-dateline>
      <news-font-size></news-font-size><news-print></news-print><news-comment-count></news-comment-count>
      <p>The story of this page is told in a paragraph that is long enough to be one.</p>
      <p>A second paragraph follows it, so that there is something to size and to print.</p>
      <img src="/picture.svg" alt="" width="60" height="40"></article>
      <news-comments loading="eager"></news-comments>
      <news-related loading="eager" show="image date"><ul><li><a href="/other">Pinned</a></li></ul></news-related>
      <news-rss></news-rss><news-to-top><a href="#top">Top</a></news-to-top></body></html>`,
  };
}

const TAGS = [
  'news-dateline',
  'news-font-size',
  'news-print',
  'news-comment-count',
  'news-comments',
  'news-related',
  'news-rss',
  'news-to-top',
];

describe('a page with a strict policy and Trusted Types', () => {
  let host: Host;
  let server: RunningServer;
  let browser: Browser;
  let page: Page;
  let complaints: readonly string[];

  before(async () => {
    host = await startHost({
      '/story': () => strictPage(server.url),
      '/picture.svg': { body: picture, type: 'image/svg+xml' },
      '/favicon.ico': { body: '', type: 'image/x-icon' },
    });
    [server, browser] = await Promise.all([
      startServer('--captcha', 'proof,image', '--allow-origin', host.origin),
      openBrowser(),
    ]);
    const opened = await openPage(browser);
    page = opened.page;
    complaints = opened.complaints.all;
    await page.evaluateOnNewDocument(() => {
      const violations: string[] = [];
      Object.assign(window, { violations });
      document.addEventListener(
        'securitypolicyviolation',
        ({ violatedDirective, blockedURI, sample }) => {
          violations.push(`${violatedDirective} ${blockedURI} ${sample}`);
        },
      );
    });
    await page.goto(`${host.origin}/story`);
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
    await host?.stop();
  });

  const violations = () =>
    page.evaluate(() => (window as unknown as { violations: string[] }).violations);

  for (const tag of TAGS) {
    it(`shows ${tag}`, async () => {
      await page.waitForFunction(
        (name) => document.querySelector(name)?.shadowRoot?.childElementCount,
        {},
        tag,
      );
      assert.deepEqual(await violations(), []);
    });
  }

  it('sizes the text and opens the feeds', async () => {
    await (await page.waitForSelector('aria/Larger text'))!.click();
    await page.waitForFunction(() =>
      document.querySelector('article')?.hasAttribute('data-news-text-size'),
    );
    await (await page.waitForSelector('news-rss >>> button', { visible: true }))!.click();
    await page.waitForSelector('news-rss >>> a[href$="/rss.xml"]', { visible: true });
    await page.keyboard.press('Escape');
    assert.deepEqual(await violations(), []);
  });

  it('takes a comment past the proof of work, and shows it', async () => {
    const text = await page.waitForSelector('news-comments >>> textarea', { visible: true });
    await text!.click();
    await text!.type('A comment with *emphasis* from a strict page.');
    const name = await page.waitForSelector('news-comments >>> input[autocomplete="name"]', {
      visible: true,
    });
    await name!.type('Hoài Thu');
    await (await page.waitForSelector('aria/Post comment[role="button"]'))!.click();
    await page.waitForSelector('news-comments >>> article em', { visible: true, timeout: 30_000 });
    assert.deepEqual(await violations(), []);
  });

  it('draws the picture of a CAPTCHA', async () => {
    await page.evaluate(() => {
      const form = document.createElement('form');
      const captcha = document.createElement('news-captcha');
      captcha.setAttribute('provider', 'image');
      captcha.setAttribute('name', 'token');
      form.append(captcha);
      document.body.append(form);
    });
    await page.evaluate(async () => {
      await customElements.whenDefined('news-captcha');
      await (
        document.querySelector('news-captcha') as unknown as { prepare(): Promise<void> }
      ).prepare();
    });
    const drawn = await page.evaluate(() => {
      const canvas = document.querySelector('news-captcha')!.shadowRoot!.querySelector('canvas')!;
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
      return new Set(data).size > 10;
    });
    assert.equal(drawn, true);
    assert.deepEqual(await violations(), []);
  });

  it('complains of nothing', () => {
    assert.deepEqual(complaints, []);
  });

  it('shows that comment in WebKit under the same policy', async (test) => {
    const webkit = await openWebKit();
    if (!webkit) {
      test.skip('WebKitGTK is not on this machine');
      return;
    }
    try {
      await webkit.get(`${host.origin}/story`);
      await webkit.until(
        `return document.querySelector('news-comments').shadowRoot?.querySelector('article em')?.textContent === 'emphasis'`,
      );
      const shown = await webkit.run<string[]>(
        `return ${JSON.stringify(TAGS)}.filter((tag) => document.querySelector(tag).shadowRoot?.childElementCount)`,
      );
      assert.deepEqual(shown, TAGS);
      // A policy that is broken in the page's own world is reported to the document, also after the fact.
      const broken = await webkit.run<string[]>(`
        const broken = [];
        document.addEventListener('securitypolicyviolation', (event) => broken.push(event.violatedDirective));
        document.querySelector('news-comments').shadowRoot.querySelector('textarea').focus();
        await new Promise((resolve) => setTimeout(resolve, 1000));
        return broken;`);
      assert.deepEqual(broken, []);
    } finally {
      await webkit.quit();
    }
  });
});
