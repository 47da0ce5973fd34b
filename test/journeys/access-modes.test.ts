import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import { openArticle, openNewspaper } from './support/access.ts';
import type { RunningServer } from './support/server.ts';

/** What is asked of a reader's choice of colours: the value that an element of ours computes. */
async function colorOf(page: Page, selector: string, property: string): Promise<string> {
  const element = await page.waitForSelector(selector);
  return element!.evaluate((node, name) => getComputedStyle(node).getPropertyValue(name), property);
}

/** A system colour as the page computes it. */
function system(page: Page, color: string): Promise<string> {
  return page.evaluate((name) => {
    const probe = document.createElement('i');
    probe.style.cssText = `forced-color-adjust: none; color: ${name}`;
    document.body.append(probe);
    const { color: value } = getComputedStyle(probe);
    probe.remove();
    return value;
  }, color);
}

/** Uses what moves for some readers, and names what moved: animations and transitions that take time. */
function movements(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const moved = new Set<string>();
    const watch = (root: Document | ShadowRoot) => {
      for (const type of ['animationstart', 'transitionrun'])
        root.addEventListener(type, (event) => {
          const element = event.target as Element;
          const takesTime = element
            .getAnimations()
            .some(({ effect }) => Number(effect?.getComputedTiming().duration) > 0);
          const part = element.getAttribute('part') ?? element.getAttribute('class');
          if (takesTime && root !== document) moved.add(`${element.localName} ${part}`);
        });
      for (const { shadowRoot } of root.querySelectorAll('*')) if (shadowRoot) watch(shadowRoot);
    };
    watch(document);
    const root = (tag: string) => document.querySelector(tag)!.shadowRoot!;
    const frames = () => new Promise((resolve) => setTimeout(resolve, 400));
    const press = async (tag: string, selector: string) => {
      root(tag).querySelector<HTMLElement>(selector)!.click();
      await frames();
    };
    window.print = () => undefined;
    await press('news-font-size', 'button:last-of-type');
    await press('news-print', 'button');
    await press('news-rss', 'button, summary');
    await press('news-to-top', 'a');
    const top = scrollY;
    await press('news-to-top', '[part~="back"]');
    if (top > 0) moved.add('the page');
    return [...moved];
  });
}

describe('what a reader has set in the system', () => {
  let server: RunningServer;
  let browser: Browser;

  before(async () => {
    ({ server, browser } = await openNewspaper());
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  for (const scheme of ['light', 'dark']) {
    it(`is kept to where colours are forced, ${scheme}`, async () => {
      const page = await openArticle(browser, server.url, {
        media: { 'forced-colors': 'active', 'prefers-color-scheme': scheme },
      });
      assert.ok(await page.evaluate(() => matchMedia('(forced-colors: active)').matches));
      const [text, grey, highlight, edge] = await Promise.all(
        ['CanvasText', 'GrayText', 'Highlight', 'ButtonText'].map((name) => system(page, name)),
      );
      const unavailable = 'news-font-size >>> [aria-disabled="true"]';
      assert.equal(await colorOf(page, unavailable, 'color'), grey);
      assert.equal(await colorOf(page, 'news-dateline >>> time', 'color'), text);
      await page.focus('news-print >>> button');
      await page.keyboard.press('Tab');
      await page.keyboard.down('Shift');
      await page.keyboard.press('Tab');
      await page.keyboard.up('Shift');
      assert.equal(await colorOf(page, 'news-print >>> button', 'outline-color'), highlight);
      assert.equal(await colorOf(page, 'news-print >>> button', 'outline-style'), 'solid');
      for (const box of ['news-comments >>> [part~="primary"]', 'news-comments >>> textarea']) {
        assert.equal(await colorOf(page, box, 'border-top-style'), 'solid', box);
        assert.equal(await colorOf(page, box, 'border-top-color'), edge, box);
      }
      await page.$eval('news-to-top', (element) => element.setAttribute('after', '1'));
      await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
      const float = 'news-to-top >>> [part~="float"]';
      await page.waitForSelector(float, { visible: true });
      assert.equal(await colorOf(page, float, 'border-top-color'), edge);
      assert.equal(await colorOf(page, `${float} svg`, 'stroke'), edge);
      await page.close();
    });
  }

  it('is kept to by readers who want no motion, and others see some', async () => {
    const media = { 'prefers-reduced-motion': 'reduce' };
    const still = await openArticle(browser, server.url, { media });
    assert.deepEqual(await movements(still), []);
    await still.close();
    const lively = await openArticle(browser, server.url);
    assert.ok((await movements(lively)).length > 1);
    await lively.close();
  });
});
