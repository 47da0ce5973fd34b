import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import { openBrowser, openFirefox, openPage } from './support/browser.ts';
import { type Host, startHost } from './support/host.ts';
import { type RunningServer, startServer } from './support/server.ts';

for (const [engine, open] of [
  ['Chromium', openBrowser],
  ['Firefox', openFirefox],
] as const) {
  describe(`a comment in two tabs of ${engine}`, () => {
    let host: Host;
    let server: RunningServer;
    let browser: Browser | undefined;

    before(async () => {
      const page = (language: string) => () => ({
        body: `<!doctype html><html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">
          <head><meta charset="utf-8"><title>A library on the ferry</title>
          <script src="${server.url}/loader.js" defer data-backend="${server.url}/"></script></head>
          <body><main><h1>A library on the ferry</h1><p>It leaves at six.</p>
          <news-comments loading="eager"></news-comments></main></body></html>`,
      });
      host = await startHost({ '/draft': page('vi'), '/waiting': page('ar'), '/both': page('vi') });
      [server, browser] = await Promise.all([
        startServer('--captcha', 'none', '--allow-origin', host.origin),
        open(),
      ]);
    });
    after(async () => {
      await browser?.close();
      await Promise.all([server, host].map((each) => each?.stop()));
    });

    async function tabs(path: string): Promise<[Page, Page]> {
      const { page } = await openPage(browser!);
      const other = await page.browserContext().newPage();
      other.setDefaultTimeout(15_000);
      for (const each of [page, other]) {
        await each.goto(host.origin + path);
        await each.waitForFunction(
          () => !!document.querySelector('news-comments')?.shadowRoot?.querySelector('textarea'),
          // The first one is in the background by then, where nothing is drawn.
          { polling: 50 },
        );
        // The program for writing comes when the reader does.
        await each.evaluate(() => {
          const root = document.querySelector('news-comments')!.shadowRoot!;
          const touch = new FocusEvent('focusin', { bubbles: true, composed: true });
          root.querySelector('textarea')!.dispatchEvent(touch);
        });
        await each.waitForFunction(
          () =>
            !!document
              .querySelector('news-comments')!
              .shadowRoot!.querySelector('[part="composer"] input'),
          { polling: 50 },
        );
      }
      return [page, other];
    }

    /** Types as a reader, without need of the window in front. */
    function type(page: Page, selector: string, words: string): Promise<unknown> {
      return page.waitForFunction(
        (where, typed) => {
          const root = document.querySelector('news-comments')!.shadowRoot!;
          const field = root.querySelector<HTMLInputElement>(where);
          if (!field) return false;
          field.focus();
          field.value = typed;
          field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
          return true;
        },
        { polling: 50 },
        selector,
        words,
      );
    }

    function holds(page: Page, words: string): Promise<unknown> {
      return page.waitForFunction(
        (wanted) =>
          document.querySelector('news-comments')!.shadowRoot!.querySelector('textarea')!.value ===
          wanted,
        { polling: 50 },
        words,
      );
    }

    function press(page: Page): Promise<void> {
      return page.evaluate(() => {
        const root = document.querySelector('news-comments')!.shadowRoot!;
        root.querySelector<HTMLElement>('[part="primary"]')!.click();
      });
    }

    async function stored(path: string): Promise<number> {
      const query = new URLSearchParams({ article: host.origin + path });
      const response = await fetch(`${server.url}/v1/comments?${query}`);
      return ((await response.json()) as { total: number }).total;
    }

    it('is one draft, and goes from both when one sends it', async (test) => {
      if (!browser) {
        test.skip(`no ${engine}`);
        return;
      }
      const [here, there] = await tabs('/draft');
      await type(here, 'textarea', 'Thư viện theo chuyến đò');
      await type(here, 'input', 'Lan');
      await holds(there, 'Thư viện theo chuyến đò');
      await type(there, 'textarea', 'Thư viện theo chuyến đò, mỗi sáng');
      await holds(here, 'Thư viện theo chuyến đò, mỗi sáng');
      await press(here);
      await holds(here, '');
      await holds(there, '');
      assert.equal(await stored('/draft'), 1);
    });

    it('is stored once when both send it at the same time', async (test) => {
      if (!browser) {
        test.skip(`no ${engine}`);
        return;
      }
      const [here, there] = await tabs('/both');
      await type(here, 'textarea', 'Cùng một lúc');
      await type(here, 'input', 'Lan');
      await holds(there, 'Cùng một lúc');
      await type(there, 'input', 'Lan');
      await Promise.all([press(here), press(there)]);
      await holds(here, '');
      await holds(there, '');
      assert.equal(await stored('/both'), 1);
    });

    // Firefox's driver cannot take the network away.
    if (engine === 'Firefox') return;

    it('goes out once when the network is back for both', async () => {
      const [here, there] = await tabs('/waiting');
      await type(here, 'textarea', 'مكتبة على العبّارة');
      await type(here, 'input', 'منى');
      await holds(there, 'مكتبة على العبّارة');
      for (const each of [here, there]) await each.setOfflineMode(true);
      await press(here);
      await here.waitForFunction(
        () => {
          const { shadowRoot } = document.querySelector('news-comments')!;
          return shadowRoot!.textContent.includes('وسيُرسل حين يعود الاتصال');
        },
        { polling: 50 },
      );
      assert.equal(await stored('/waiting'), 0);
      for (const each of [here, there]) await each.setOfflineMode(false);
      await holds(here, '');
      await holds(there, '');
      assert.equal(await stored('/waiting'), 1);
    });
  });
}
