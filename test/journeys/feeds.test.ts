import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import { openBrowser, openPage } from './support/browser.ts';
import { cdnPages } from './support/cdn.ts';
import { type Host, type HostPage, startHost } from './support/host.ts';

const OPEN = { 'access-control-allow-origin': '*' };

/** One item; `letters` are bytes where the text has underscores. */
function feed(title: string, encoding: string, letters: readonly number[] = []): Uint8Array {
  const text = `<?xml version="1.0" encoding="${encoding}"?><rss><channel><item><title>${title}</title>
    <link>https://paper.example/${encodeURIComponent(title)}</link></item></channel></rss>`;
  const rest = [...letters];
  return Uint8Array.from(text, (letter) => (letter === '~' ? rest.shift()! : letter.charCodeAt(0)));
}

/** A feed of 2 MB. */
function longFeed(): string {
  const words = 'Con đò chở sách &amp; trẻ em <b>chạy</b> ra đón. '.repeat(105);
  const item = (n: number) =>
    `<item><title>Tin ${n}</title><link>https://paper.example/${n}</link><description><![CDATA[${words}]]></description></item>`;
  return `<rss><channel>${Array.from({ length: 300 }, (_, n) => item(n)).join('')}</channel></rss>`;
}

describe('feeds of other origins', () => {
  const pages: Record<string, HostPage> = {};
  let browser: Browser;
  let host: Host;
  let elsewhere: string;
  before(async () => {
    host = await startHost(pages);
    elsewhere = host.origin.replace('127.0.0.1', 'localhost');
    browser = await openBrowser();
    Object.assign(pages, cdnPages('/cdn/'), {
      '/favicon.ico': { body: '', type: 'image/x-icon' },
      '/viet.xml': {
        body: feed('Ba~n ~o~c', 'windows-1258', [0xf2, 0xf0, 0xf2]),
        type: 'text/html',
        headers: OPEN,
      },
      '/french.xml': {
        body: feed('Journ~e', 'iso-8859-1', [0xe9]),
        type: 'application/octet-stream',
        headers: OPEN,
      },
      '/closed.xml': { body: feed('Closed', 'utf-8'), type: 'application/rss+xml' },
      '/login.xml': {
        body: '<!doctype html><html><body><p>Please log in.</p></body></html>',
        type: 'application/rss+xml',
        headers: OPEN,
      },
      '/long.xml': { body: longFeed(), type: 'application/rss+xml; charset=utf-8', headers: OPEN },
      ...Object.fromEntries(
        [
          ['two', 'viet', 'french'],
          ['closed', 'closed'],
          ['login', 'login'],
          ['long', 'long'],
        ].map(([path, ...feeds]) => [`/${path}`, { body: articleWith(feeds) }]),
      ),
    });
  });
  after(async () => {
    await Promise.allSettled([browser?.close(), host?.stop()]);
  });

  function articleWith(feeds: readonly string[]): string {
    const lists = feeds.map(
      (name) =>
        `<news-related loading="eager" backend="feed:${elsewhere}/${name}.xml"></news-related>`,
    );
    return `<!doctype html><html lang="en"><head><title>Page</title><script>
      document.addEventListener('news-related-loaded', () => window.loaded = (window.loaded ?? 0) + 1);
      </script><script src="/cdn/loader.js" defer></script></head><body><article><h1>Ferry</h1>
      <p>The story of this page, told in a sentence that is long enough to be read.</p></article>${lists.join('')}</body></html>`;
  }

  async function withPage(path: string, act: (page: Page, warnings: string[]) => Promise<void>) {
    const { page } = await openPage(browser);
    const warnings: string[] = [];
    page.on('console', (message) => warnings.push(message.text()));
    try {
      await page.goto(`${host.origin}${path}`);
      await act(page, warnings);
    } finally {
      await page.browserContext().close();
    }
  }

  /** Waits for something inside the list: nothing but looking again tells of changes in a shadow tree. */
  async function inside(page: Page, selector: string): Promise<void> {
    await page.waitForFunction(
      (wanted) => document.querySelector('news-related')?.shadowRoot?.querySelector(wanted),
      {},
      selector,
    );
  }

  /** The titles of each list. */
  function titles(page: Page): Promise<string[][]> {
    return page.$$eval('news-related', (lists) =>
      lists.map((list) =>
        [...list.shadowRoot!.querySelectorAll('[part~=link]')].map((link) => link.textContent),
      ),
    );
  }

  it('reads feeds of two charsets on one page, one of them served as a page', async () => {
    await withPage('/two', async (page) => {
      await page.waitForFunction('window.loaded === 2');
      assert.deepEqual(await titles(page), [['Bạn đọc'], ['Journée']]);
    });
  });

  it('says that a feed may not be read from here, to the reader and in the console', async () => {
    await withPage('/closed', async (page, warnings) => {
      await inside(page, 'button');
      const words = await page.$eval('news-related', (list) => list.shadowRoot!.textContent);
      assert.match(words, /Related news did not load\./);
      assert.ok(warnings.some((each) => /closed\.xml .*Access-Control-Allow-Origin/.test(each)));
      // As soon as it may be read, trying again is all it takes.
      pages['/closed.xml']!.headers = OPEN;
      await page.locator('news-related >>> button').click();
      await inside(page, '[part~=link]');
      assert.deepEqual(await titles(page), [['Closed']]);
    });
  });

  it('says that there is a page where the feed should be', async () => {
    await withPage('/login', async (page, warnings) => {
      await inside(page, 'button');
      assert.ok(warnings.some((each) => /login\.xml is a web page, not a feed/.test(each)));
    });
  });

  it('leaves the page its turns while it reads 2 MB', async () => {
    await withPage('/closed', async (page) => {
      const client = await page.createCDPSession();
      await client.send('Emulation.setCPUThrottlingRate', { rate: 4 });
      const turns = await page.evaluate(async (address) => {
        const list = document.createElement('news-related');
        list.setAttribute('backend', `feed:${address}`);
        list.setAttribute('loading', 'eager');
        let count = 0;
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          // Turns before the last byte came say nothing.
          if (performance.getEntriesByName(address).length) count++;
          port2.postMessage(null);
        };
        port2.postMessage(null);
        const loaded = new Promise((resolve) =>
          list.addEventListener('news-related-loaded', resolve, { once: true }),
        );
        document.body.append(list);
        await loaded;
        port1.close();
        return count;
      }, `${elsewhere}/long.xml`);
      assert.ok(turns >= 3, `${turns} turns`);
    });
  });
});
