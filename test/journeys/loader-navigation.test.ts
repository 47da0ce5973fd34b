import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import { openBrowser } from './support/browser.ts';
import {
  addArticles,
  goingTo,
  isSettled,
  LIBRARIES,
  ONCE,
  placedNow,
} from './support/loader-navigation.ts';
import { openHostPage, type Paper, startPaper } from './support/loader-paper.ts';

describe('the loader on a page that goes on without a load', () => {
  let paper: Paper;
  let browser: Browser;
  before(async () => {
    [paper, browser] = await Promise.all([startPaper(), openBrowser()]);
    await addArticles(paper);
  });
  after(async () => {
    await browser?.close();
    await paper?.stop();
  });

  /** Placed tags with their parents, once every one of them is shown and the thread is that of `name`. */
  async function settled(page: Page, name: string, count: number): Promise<string[]> {
    await page.waitForFunction(isSettled, {}, name, count);
    return page.evaluate(placedNow);
  }

  const first = async () => {
    const opened = await openHostPage(browser, `${paper.host.origin}/first`);
    assert.deepEqual(await settled(opened.page, 'first', 1), ONCE);
    return opened;
  };

  for (const [name, library] of Object.entries(LIBRARIES)) {
    it(`places again, once, and follows the article: ${name}`, async () => {
      const { page, complaints } = await first();
      await page.evaluate(`(async () => {${goingTo('/second', library)}})()`);
      assert.deepEqual(await settled(page, 'second', 2), ONCE);
      await (await page.waitForSelector('aria/Larger text'))!.click();
      await page.waitForSelector('[data-news-text-size]');
      assert.deepEqual(complaints.all, []);
    });
  }

  it('adds nothing to a copy of the body that a library kept, as Turbo does for Back', async () => {
    const { page, complaints } = await first();
    await page.evaluate(() => {
      const kept = document.body.cloneNode(true);
      document.body.replaceWith(document.createElement('body'));
      document.body.replaceWith(kept);
    });
    assert.deepEqual(await settled(page, 'first', 1), ONCE);
    assert.deepEqual(complaints.all, []);
  });

  it('gives way to a script that will not have an element', async () => {
    const { page } = await first();
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
