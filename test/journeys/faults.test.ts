import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import { openBrowser, openPage } from './support/browser.ts';
import { type RunningServer, startServer } from './support/server.ts';

const ARTICLE = '/en/library-by-ferry.html';

describe('an article where something is missing', () => {
  let server: RunningServer;
  let browser: Browser;
  before(async () => {
    [server, browser] = await Promise.all([startServer('--captcha', 'proof'), openBrowser()]);
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  /** Opens the article with the thread in sight, and says what was thrown in it. */
  async function open(
    prepare?: (page: Page) => Promise<unknown>,
  ): Promise<{ page: Page; thrown: string[] }> {
    const { page, complaints } = await openPage(browser);
    await prepare?.(page);
    await page.goto(server.url + ARTICLE);
    await page.evaluate(() => document.querySelector('news-comments')!.scrollIntoView());
    return {
      page,
      get thrown() {
        return complaints.all.filter((line) => line.startsWith('exception'));
      },
    };
  }

  async function write(page: Page, text: string): Promise<void> {
    const field = await page.waitForSelector('news-comments >>> textarea', { visible: true });
    await field!.click();
    await field!.type(text);
    const name = await page.waitForSelector('aria/Name[role="textbox"]');
    await name!.click({ count: 3 });
    await name!.type('Minh');
  }

  const send = async (page: Page) => {
    const button = await page.waitForSelector('news-comments >>> [part~="primary"]', {
      visible: true,
    });
    await button!.click();
  };

  const threadSays = (page: Page, text: string) =>
    page.waitForFunction(
      (wanted) =>
        [
          ...(document
            .querySelector('news-comments')
            ?.shadowRoot?.querySelectorAll('[part~="comment"]') ?? []),
        ].some(({ textContent }) => textContent.includes(wanted)),
      {},
      text,
    );

  const formSays = (page: Page, text: string) =>
    page.waitForFunction(
      (wanted) => document.querySelector('news-comments')?.shadowRoot?.textContent.includes(wanted),
      {},
      text,
    );

  const draft = (page: Page) =>
    page.evaluate(
      () => document.querySelector('news-comments')!.shadowRoot!.querySelector('textarea')!.value,
    );

  const stored = async (text: string) => {
    const article = encodeURIComponent(server.url + ARTICLE);
    const answer = await fetch(`${server.url}/v1/comments?article=${article}&limit=100`);
    const { items } = (await answer.json()) as { items: { html: string }[] };
    return items.filter(({ html }) => html.includes(text)).length;
  };

  it('without storage: everything works for as long as the page is open', async () => {
    const opened = await open((page) =>
      page.evaluateOnNewDocument(() => {
        for (const name of ['localStorage', 'sessionStorage']) {
          Object.defineProperty(window, name, {
            get() {
              throw new DOMException('The operation is insecure.', 'SecurityError');
            },
          });
        }
      }),
    );
    const { page } = opened;
    await (await page.waitForSelector('aria/Larger text'))!.click();
    await page.waitForSelector('[data-news-text-size]');
    await write(page, 'Sent without any storage.');
    await send(page);
    await threadSays(page, 'Sent without any storage.');
    assert.deepEqual(opened.thrown, []);
  });

  it('without JavaScript: the article, the links to thread, feed and top', async () => {
    const { page } = await open((page) => page.setJavaScriptEnabled(false));
    const links = await page.$$eval('news-comments a, news-rss a, news-to-top a', (found) =>
      found.map((link) => [link.getAttribute('href')!, link.checkVisibility()] as const),
    );
    assert.ok(links.length >= 3);
    assert.deepEqual(
      links.filter(([, visible]) => !visible),
      [],
    );
    const thread = links.find(([href]) => href.includes('/threads?article='))![0];
    const path = new URL(thread, server.url);
    const answer = await fetch(
      `${server.url}${path.pathname}?article=${encodeURIComponent(server.url + ARTICLE)}`,
    );
    assert.equal(answer.status, 200);
    assert.match(await answer.text(), /Sent without any storage\./);
  });

  it('with the network cut before a comment is sent: kept, and sent once when it is back', async () => {
    const opened = await open();
    const { page } = opened;
    await write(page, 'Written in a tunnel.');
    await page.setOfflineMode(true);
    await send(page);
    await formSays(page, 'kept on this device');
    assert.equal(await stored('Written in a tunnel.'), 0);
    await page.setOfflineMode(false);
    await threadSays(page, 'Written in a tunnel.');
    assert.equal(await stored('Written in a tunnel.'), 1);
    assert.deepEqual(opened.thrown, []);
  });

  it('with the answer lost after the server stored the comment: sent again, and there once', async () => {
    const opened = await open();
    const { page } = opened;
    await write(page, 'The answer to this was lost.');
    await page.setRequestInterception(true);
    let lost = 0;
    page.on('request', (request) => {
      if (lost || request.method() !== 'POST' || !request.url().endsWith('/v1/comments')) {
        void request.continue();
        return;
      }
      lost++;
      // The server gets it and answers; the page never hears of it.
      const { 'idempotency-key': key = '' } = request.headers();
      void fetch(request.url(), {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': key, origin: server.url },
        body: request.postData()!,
      }).then(() => request.abort('connectionreset'));
    });
    await send(page);
    await formSays(page, 'Not sent. Your comment is still here');
    assert.equal(await draft(page), 'The answer to this was lost.');
    assert.equal(await stored('The answer to this was lost.'), 1);
    await send(page);
    await threadSays(page, 'The answer to this was lost.');
    assert.equal(await stored('The answer to this was lost.'), 1);
    assert.deepEqual(opened.thrown, []);
  });

  it('with the server down: the page says so, keeps the text over a reload, and recovers', async () => {
    const opened = await open();
    const { page } = opened;
    await write(page, 'The server was asleep.');
    await server.kill();
    await send(page);
    await formSays(page, 'Not sent. Your comment is still here');
    assert.equal(await draft(page), 'The server was asleep.');
    await server.restart();
    await page.reload();
    await page.evaluate(() => document.querySelector('news-comments')!.scrollIntoView());
    await page.waitForFunction(
      () =>
        document.querySelector('news-comments')?.shadowRoot?.querySelector('textarea')?.value ===
        'The server was asleep.',
    );
    await (await page.waitForSelector('news-comments >>> textarea', { visible: true }))!.click();
    await send(page);
    await threadSays(page, 'The server was asleep.');
    assert.equal(await stored('The server was asleep.'), 1);
    assert.deepEqual(opened.thrown, []);
  });

  it('with the backend down from the start: each element says so or keeps its fallback, and the thread comes on retry', async () => {
    let down = true;
    const opened = await open(async (page) => {
      await page.setRequestInterception(true);
      page.on('request', (request) => {
        if (down && new URL(request.url()).pathname.startsWith('/v1/'))
          void request.abort('connectionrefused');
        else void request.continue();
      });
    });
    const { page } = opened;
    await formSays(page, 'Comments did not load');
    const related = await page.$eval(
      'news-related',
      (list) => list.shadowRoot?.textContent ?? list.textContent,
    );
    assert.match(related, /Bridge over the Lo/);
    down = false;
    const retry = await page.waitForSelector('news-comments >>> .link', { visible: true });
    await retry!.click();
    await threadSays(page, 'The server was asleep.');
    assert.deepEqual(opened.thrown, []);
  });
});
