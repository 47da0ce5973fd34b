import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import { openArticle, openNewspaper } from './support/access.ts';
import { focusedName, tabTo } from './support/keyboard.ts';
import type { RunningServer } from './support/server.ts';

describe('the way up, by keys', () => {
  let server: RunningServer;
  let browser: Browser;
  let page: Page;

  before(async () => {
    ({ server, browser } = await openNewspaper());
    page = await openArticle(browser, server.url, {
      media: { 'prefers-reduced-motion': 'reduce' },
    });
    await page.evaluate(() => {
      const skip = document.createElement('a');
      skip.href = '#main';
      skip.textContent = 'Tới nội dung';
      document.body.prepend(skip);
    });
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  it('leads up and back by keys', async () => {
    await tabTo(page, 'Trở về đầu trang');
    const low = await page.evaluate(() => scrollY);
    assert.ok(low > 1000);
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => scrollY === 0);
    await page.waitForSelector('news-to-top >>> [part~="back"]', { visible: true });
    await page.keyboard.down('Shift');
    await page.keyboard.press('Tab');
    await page.keyboard.up('Shift');
    assert.equal(await focusedName(page), 'Về chỗ đang đọc');
    await page.keyboard.press('Enter');
    await page.waitForFunction((top) => Math.abs(scrollY - top) < 3, {}, low);
    await page.waitForFunction(() => document.activeElement?.localName === 'news-to-top');
    assert.equal(await focusedName(page), 'Trở về đầu trang');
  });

  it('comes to the skip link with the first Tab after the way up', async () => {
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => scrollY === 0 && document.activeElement === document.body);
    await page.keyboard.press('Tab');
    assert.equal(await focusedName(page), 'Tới nội dung');
  });
});
