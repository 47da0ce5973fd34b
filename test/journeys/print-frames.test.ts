import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Frame, Page } from 'puppeteer-core';
import type { NewsPrint } from '../../src/elements/print/news-print.ts';
import { openBrowser, openPage } from './support/browser.ts';
import { type Host, startHost } from './support/host.ts';
import { type RunningServer, startServer } from './support/server.ts';

const STORY = 'Sáng nay chuyến phà đầu tiên rời bến lúc năm giờ, chở theo hai mươi bảy người. ';

describe('printing a page that stands in a frame', () => {
  let server: RunningServer;
  let browser: Browser;
  let host: Host;
  let other: Host;
  let page: Page;

  before(async () => {
    [server, browser] = await Promise.all([startServer('--captcha', 'none'), openBrowser()]);
    const story = {
      body: `<!doctype html><html lang="vi"><meta charset="utf-8"><title>Phà</title><nav>Trang nhất</nav>
        <article><h1>Chuyến phà</h1><news-print></news-print><p>${STORY.repeat(5)}</p></article>
        <script src="${server.url}/loader.js"></script>`,
    };
    other = await startHost({ '/story.html': story });
    const around = (frame: string) => ({
      body: `<p>Trang bao quanh</p><iframe ${frame}></iframe>`,
    });
    host = await startHost({
      '/story.html': story,
      '/same.html': around('src="/story.html"'),
      '/foreign.html': around(`src="${other.origin}/story.html"`),
      '/sandboxed.html': around('src="/story.html" sandbox="allow-scripts"'),
    });
    ({ page } = await openPage(browser));
  });
  after(async () => {
    await browser?.close();
    await Promise.all([host?.stop(), other?.stop(), server?.stop()]);
  });

  for (const where of ['same', 'foreign']) {
    it(`prints its article, and leaves the page around it alone: ${where} origin`, async () => {
      const frame = await open(where);
      const around = await page.content();
      const seen = await frame.evaluate(async () => {
        const marks: (string | null)[] = [];
        window.print = () => {
          dispatchEvent(new Event('beforeprint'));
          for (const name of ['html', 'nav', 'article'])
            marks.push(document.querySelector(name)!.getAttribute('data-news-print'));
          dispatchEvent(new Event('afterprint'));
        };
        await document.querySelector<NewsPrint>('news-print')!.print();
        return marks;
      });
      assert.deepEqual(seen, ['way', null, 'kept']);
      assert.equal(await page.content(), around);
      assert.equal(await frame.$('[data-news-print]'), null);
    });
  }

  it('says so where a sandbox forbids printing', async () => {
    const frame = await open('sandboxed');
    await frame.evaluate(() => document.querySelector<NewsPrint>('news-print')!.print());
    await frame.waitForFunction(() =>
      document
        .querySelector('news-print')!
        .shadowRoot!.querySelector('[part=notice]')
        ?.textContent.includes('Trình duyệt này không in được'),
    );
  });

  async function open(name: string): Promise<Frame> {
    await page.goto(`${host.origin}/${name}.html`);
    const frame = await (await page.waitForSelector('iframe'))!.contentFrame();
    await frame.waitForFunction(
      () => document.querySelector('news-print')?.shadowRoot?.children[0] !== undefined,
    );
    return frame;
  }
});
