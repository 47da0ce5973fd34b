import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { crc32, deflateSync } from 'node:zlib';
import type { Browser, Page } from 'puppeteer-core';
import type { NewsPrint } from '../../src/elements/print/news-print.ts';
import { faults, TEXT } from './print-faults.data.ts';
import { openBrowser, openPage } from './support/browser.ts';
import { type Host, startHost } from './support/host.ts';
import { pdfText } from './support/pdf-text.ts';
import { type RunningServer, startServer } from './support/server.ts';

describe('printing what others printed wrong', () => {
  let server: RunningServer;
  let browser: Browser;
  let host: Host;
  let page: Page;
  let body = '';

  before(async () => {
    const png = { body: picture(), type: 'image/png' };
    const pictures = Object.fromEntries([1, 2, 3, 4, 5].map((n) => [`/${n}.png`, png]));
    [server, browser, host] = await Promise.all([
      startServer('--captcha', 'none'),
      openBrowser(),
      startHost({
        ...pictures,
        '/small.png': { body: picture(4), type: 'image/png' },
        '/fault.html': () => ({ body }),
        '/embed.html': { body: 'Trong khung' },
      }),
    ]);
    ({ page } = await openPage(browser));
  });
  after(async () => {
    await browser?.close();
    await host?.stop();
    await server?.stop();
  });

  for (const { fault, story, around = '<article/>', has = [], hasNot = [], ...more } of faults) {
    it(`in a PDF: ${fault}`, async () => {
      body = `<!doctype html><html lang="vi"><meta charset="utf-8"><title>Phà</title>
        <link rel="canonical" href="https://paper.example/fault"><body style="font:20px/1.4 serif">${around.replace(
          '<article/>',
          `<article><h1>Chuyến phà</h1><news-print></news-print><p>${TEXT.repeat(3)}</p>${story}<p>${TEXT.repeat(3)}</p></article>`,
        )}`;
      await page.goto(`${host.origin}/fault.html`);
      await page.evaluate(() => (window.print = () => undefined));
      await page.addScriptTag({ url: `${server.url}/loader.js` });
      await page.evaluate(() => customElements.whenDefined('news-print'));
      // A reader's text size is there before anything is printed.
      await page.waitForFunction(
        () =>
          !document.querySelector('news-font-size') ||
          document.querySelector('[data-news-text-size]'),
      );
      const before = await page.evaluate(() => document.documentElement.outerHTML);
      await page.evaluate(() => document.querySelector<NewsPrint>('news-print')!.print());
      if (more.seen) {
        await page.emulateMediaType('print');
        await page.setViewport({ width: 672, height: 1000 });
        assert.deepEqual(await page.evaluate(more.seen), more.is);
        await page.emulateMediaType();
        await page.setViewport({ width: 1280, height: 900 });
      }
      const pdf = await page.pdf({ format: 'A4' });
      const pages = pdfText(pdf);
      const text = pages.join(' ').replace(/\s+/g, ' ');
      let at = 0;
      for (const words of ['Chuyến phà', ...has]) {
        at = text.indexOf(words, at);
        assert.ok(at >= 0, `“${words}” is missing or out of order in: ${text}`);
      }
      for (const words of hasNot) assert.ok(!text.includes(words), `“${words}” in: ${text}`);
      assert.ok(pages.length <= (more.pages ?? 1), `${pages.length} pages: ${text}`);
      assert.ok(pages.every(Boolean), 'no page is empty');
      if (more.pictures !== undefined) assert.equal(picturesIn(pdf), more.pictures);
      assert.equal(await page.evaluate(() => document.documentElement.outerHTML), before);
    });
  }
});

/** How many times a PDF of Chromium draws a picture; the same picture is kept once. */
function picturesIn(pdf: Uint8Array): number {
  const source = Buffer.from(pdf).toString('latin1');
  return source.match(/\/Subtype \/Image\b(?![^>]*\/ColorSpace \/DeviceGray)/g)?.length ?? 0;
}

/** A picture of noise in one colour, so that no two are the same. */
function picture(size = 160): Uint8Array {
  const row = 1 + size * 3;
  const pixels = Buffer.alloc(row * size);
  for (let at = 0; at < pixels.length; at++) pixels[at] = at % row ? (at * 7919) % 251 : 0;
  const head = Buffer.alloc(13);
  head.writeUInt32BE(size, 0);
  head.writeUInt32BE(size, 4);
  head.set([8, 2], 8);
  return Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(pixels)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
