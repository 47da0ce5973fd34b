import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import { root } from '../../scripts/lib/run.mjs';
import type { NewsPrint } from '../../src/elements/print/news-print.ts';
import { hostPages } from '../pages/pages.data.ts';
import { type Complaints, openBrowser, openFirefox, openPage } from './support/browser.ts';
import { type Host, startHost } from './support/host.ts';
import { pdfText } from './support/pdf-text.ts';
import { type RunningServer, startServer } from './support/server.ts';

/** What a host page shows, as its own marks tell. */
interface Story {
  title: string;
  /** The story's blocks, in order. */
  blocks: string[];
  /** Those in boxes that float: a PDF has them before the lines beside them. */
  floating: string[];
  /** What stands around it, and in it without being of it. */
  foreign: string[];
  html: string;
}

/** A page of paper holds at least so many letters, pictures beside them. */
const LETTERS = 1200;

/** Letters whose room goes to what is between two paragraphs. */
const BETWEEN = 90;

const chromium = { name: 'Chromium', pages: hostPages, open: openBrowser };

/** Firefox cuts a page for other reasons than Chromium; the others are the same to both. */
const firefox = {
  name: 'Firefox',
  pages: hostPages.filter(({ page }) =>
    /flex|grid|overflow|columns|transforms|height|scroller|sticky|shadow|print-hides|table/.test(
      page,
    ),
  ),
  open: openFirefox,
};

for (const { name, pages, open } of [chromium, firefox]) {
  describe(`printing in ${name} on pages nobody wrote for us`, () => {
    let server: RunningServer;
    let browser: Browser | undefined;
    let host: Host;
    let page: Page;
    let complaints: Complaints;

    before(async () => {
      const files = pages.map(({ page }) => [`/${page}.html`, () => ({ body: read(page) })]);
      [server, browser, host] = await Promise.all([
        startServer('--captcha', 'none'),
        open(),
        startHost(Object.fromEntries(files) as Parameters<typeof startHost>[0]),
      ]);
      if (browser) ({ page, complaints } = await openPage(browser));
    });
    after(async () => {
      await browser?.close();
      await host?.stop();
      await server?.stop();
    });

    for (const { page: file, query = '', except = {} } of pages) {
      if ('print' in except) continue;
      it(`prints the story of hosts/${file}.html alone, whole and in order`, async (t) => {
        if (!browser) {
          t.diagnostic(`${name} is not found here.`);
          return;
        }
        await page.goto(`${host.origin}/${file}.html${query}`);
        await page.evaluate(() => {
          const room = document.querySelector('[data-tools]') ?? document.body;
          room.append(document.createElement('news-print'));
          // The paper is drawn by the test; the element shall only ask for it.
          window.print = () => undefined;
        });
        await page.addScriptTag({ url: `${server.url}/loader.js` });
        const story = await page.evaluate(readStory);
        assert.ok(story.blocks.length > 0);
        const isReady = await page.evaluate(async () => {
          await customElements.whenDefined('news-print');
          await document.querySelector<NewsPrint>('news-print')!.print();
          return document.documentElement.hasAttribute('data-news-print');
        });
        assert.ok(isReady, `not prepared: ${complaints.all.join(', ')}`);
        holdsAlone(pdfText(await page.pdf({ format: 'A4' })), story);
        assert.equal(await page.evaluate(() => document.documentElement.outerHTML), story.html);
      });
    }
  });
}

function holdsAlone(pages: readonly string[], story: Story): void {
  const text = squeeze(pages.join(' '));
  assert.ok(find(text, story.title, 0) >= 0, `no title in: ${text}`);
  let at = -1;
  for (const block of story.blocks) {
    at = find(text, block, at + 1);
    assert.ok(at >= 0, `“${block.slice(0, 60)}” is missing or out of order in: ${text}`);
  }
  for (const words of story.floating)
    assert.ok(find(text, words, 0) >= 0, `“${words.slice(0, 60)}” is missing in: ${text}`);
  for (const words of story.foreign)
    assert.ok(find(text, words, 0) < 0, `“${words.slice(0, 60)}” is foreign`);
  const most = Math.ceil((text.length + story.blocks.length * BETWEEN) / LETTERS);
  assert.ok(pages.length <= most, `${pages.length} pages for ${text.length} letters`);
  assert.ok(pages.every(Boolean), 'no page is empty');
}

function read(name: string): string {
  return readFileSync(join(root, 'test/pages/hosts', `${name}.html`), 'utf8');
}

/** Letters and digits alone: where lines break and how notes are numbered is not the story's. */
function squeeze(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\[\d+\]/g, '')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** Where words stand in a text, not before `from`; below 0: nowhere. */
function find(text: string, words: string, from: number): number {
  if (/\p{Script=Arabic}/u.test(words)) return findArabic(text, words, from);
  if (/\p{Script=Han}/u.test(words)) return findHan(text, words, from);
  return text.indexOf(squeeze(words), from);
}

/** Where the fonts of this machine lack a sign, the PDF lacks its text: most of them in order are enough. */
function findHan(text: string, words: string, from: number): number {
  const signs = [...squeeze(words)];
  const found = signs.reduce<number[]>((places, sign) => {
    const at = text.indexOf(sign, (places.at(-1) ?? from - 1) + 1);
    return at < 0 ? places : [...places, at];
  }, []);
  return found.length > signs.length * 0.8 ? found[0]! : -1;
}

/**
 * Arabic stands in a PDF as it is drawn, from left to right, and lam with alif as one glyph: there each word is looked for
 * that has none.
 */
function findArabic(text: string, words: string, from: number): number {
  const drawn = words
    .split(/\s+/)
    .map((word) => [...squeeze(word)].reverse().join(''))
    .filter((word) => word.length > 3 && !/[اأإآ]ل/.test(word));
  return drawn.every((word) => text.includes(word)) ? from : -1;
}

/** Runs in the page. */
function readStory(): Story {
  const article =
    document.querySelector<HTMLElement>('[data-root]') ??
    [...document.querySelectorAll('*')]
      .map(({ shadowRoot }) => shadowRoot?.querySelector<HTMLElement>('[data-root]'))
      .find(Boolean)!;
  const isOf = (element: Element) => {
    const foreign = element.closest('[data-foreign], [data-tools], nav, aside, form, noscript');
    return !(foreign && article.contains(foreign));
  };
  const own = (tree: Element, selector: string) =>
    [...tree.querySelectorAll<HTMLElement>(selector)].filter((each) => each.checkVisibility());
  const blocks = own(article, 'h1, p, figcaption, td').filter(isOf);
  const words = (element: Element) => element.textContent.replace(/\s+/g, ' ').trim();
  const whole = blocks.map(words).join(' ');
  const foreign = [
    ...own(document.body, 'a, p, h1, h2, h3, li').filter((each) => !article.contains(each)),
    ...own(article, '[data-foreign], nav a, aside p'),
  ]
    .map(words)
    // A headline outside the story is the story's headline on paper.
    .filter((each) => each.length > 7 && !whole.includes(each) && !document.title.includes(each));
  const floats = (element: Element | null): boolean =>
    element !== null &&
    element !== article &&
    (getComputedStyle(element).float !== 'none' || floats(element.parentElement));
  const inner = blocks.filter((each) => !each.querySelector('p, td'));
  const told = inner.filter((each) => !floats(each)).map(words);
  // Old pages part their lines by breaks alone.
  const lines = (article.innerText ?? '').split('\n').filter((each) => each.length > 40);
  return {
    title: words(own(article, 'h1')[0] ?? document.createElement('h1')),
    blocks: (told.length ? told : lines).filter(Boolean),
    floating: inner.filter(floats).map(words),
    foreign,
    html: document.documentElement.outerHTML,
  };
}
