import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import { openBrowser, openPage } from './support/browser.ts';
import { keysOf, nextChallenge, readPicture } from './support/challenge.ts';
import { focusedName, tabTo } from './support/keyboard.ts';
import { type RunningServer, startServer } from './support/server.ts';

const TEXT = 'Written without a mouse: the books crossed well before the fog did.';

/** In the page: whether the text is two steps larger. */
function isLarger(): boolean {
  const { value } = document.querySelector<HTMLElement & { value: number }>('news-font-size')!;
  return value === 130 && document.querySelector('[data-news-text-size]') !== null;
}

describe('an article by keyboard alone', () => {
  let server: RunningServer;
  let browser: Browser;
  let page: Page;
  let complaints: readonly string[];

  before(async () => {
    [server, browser] = await Promise.all([startServer('--captcha', 'image'), openBrowser()]);
    const opened = await openPage(browser);
    page = opened.page;
    complaints = opened.complaints.all;
    await page.evaluateOnNewDocument(() => {
      addEventListener('beforeprint', () =>
        document.documentElement.setAttribute('data-test-printed', ''),
      );
    });
    await page.goto(`${server.url}/en/library-by-ferry.html`, { waitUntil: 'networkidle0' });
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  it('makes the text larger, twice', async () => {
    await tabTo(page, 'Larger text');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Space');
    await page.waitForFunction(isLarger);
    assert.equal(await focusedName(page), 'Larger text');
  });

  it('prints', async () => {
    await tabTo(page, 'Print');
    await page.keyboard.press('Enter');
    await page.waitForSelector('[data-test-printed]');
    await page.waitForFunction(
      () =>
        !document.querySelector('news-print')!.shadowRoot!.querySelector('[aria-disabled="true"]'),
    );
  });

  it('writes a comment, solves the CAPTCHA and sends', async () => {
    const challenge = nextChallenge(page);
    await tabTo(page, 'Comment on this article');
    await page.keyboard.type(TEXT);
    const { characters } = readPicture(keysOf(server.database), await challenge);
    await page.waitForSelector('news-comments >>> [role="img"]', { visible: true });
    await tabTo(page, 'Name');
    await page.keyboard.type('Minh');
    await tabTo(page, 'Security code');
    await page.keyboard.type(characters);
    await tabTo(page, 'Post comment');
    await page.keyboard.press('Enter');
    await page.waitForFunction(
      (text) =>
        document
          .querySelector('news-comments')!
          .shadowRoot!.querySelector('article')
          ?.textContent.includes(text),
      {},
      TEXT,
    );
  });

  it('leads the focus to what was sent', async () => {
    await page.waitForFunction(() => {
      const inner = document.querySelector('news-comments')!.shadowRoot!.activeElement;
      return inner?.closest('[part~="comment"]')?.textContent.includes('Written without a mouse');
    });
  });

  it('finds it after a reload, at the chosen text size', async () => {
    await page.reload();
    // Again and again, as a reader would: the article above grows with its text.
    await page.waitForFunction(
      (text) => {
        const thread = document.querySelector('news-comments')!;
        thread.scrollIntoView();
        return thread.shadowRoot?.querySelector('article')?.textContent.includes(text);
      },
      {},
      TEXT,
    );
    await page.waitForFunction(isLarger);
    assert.deepEqual(complaints, []);
  });
});
