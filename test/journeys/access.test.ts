import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'puppeteer-core';
import {
  cutOff,
  type Manner,
  openArticle,
  openNewspaper,
  overhang,
  piecesOf,
} from './support/access.ts';
import { accessibilityProblems } from './support/axe.ts';
import type { RunningServer } from './support/server.ts';

const ARABIC = '/ar/maktaba-ala-al-abbara.html';
const ENGLISH = '/en/library-by-ferry.html';

/** Ways in which readers have an article before them, and how large a target is there. */
const manners: Record<string, Manner & { target: number }> = {
  'a desk': { target: 36 },
  'text of 200 %': { text: 200, target: 36 },
  'text of 200 % on a phone': { text: 200, width: 360, target: 44 },
  '320 px': { width: 320, target: 44 },
  '320 px, English': { width: 320, path: ENGLISH, target: 44 },
  '320 px, Arabic': { width: 320, path: ARABIC, target: 44 },
  'Arabic, from right to left': { path: ARABIC, target: 36 },
  'a finger on a phone': { width: 390, height: 844, touch: true, target: 44 },
  'a finger on a tablet': { width: 1024, height: 1366, touch: true, target: 44 },
};

describe('an article with every element', () => {
  let server: RunningServer;
  let browser: Browser;

  before(async () => {
    ({ server, browser } = await openNewspaper());
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  for (const [name, { target, ...manner }] of Object.entries(manners)) {
    it(`fits and can be touched: ${name}`, async () => {
      const page = await openArticle(browser, server.url, manner);
      assert.equal(await overhang(page), 0);
      assert.deepEqual(await cutOff(page), []);
      const pieces = await piecesOf(page);
      const tags = new Set(pieces.map(({ name: piece }) => piece.split(' ')[0]));
      assert.equal(tags.size, 9, [...tags].join(' '));
      const small = pieces.filter(
        ({ isTarget, height, width }) => isTarget && (height < target - 0.5 || width < 24),
      );
      assert.deepEqual(
        small.map((piece) => `${piece.name}: ${piece.width} × ${piece.height}`),
        [],
      );
      await page.close();
    });
  }

  for (const path of [ENGLISH, ARABIC]) {
    it(`has nothing that axe finds at 200 % on a phone: ${path}`, async () => {
      const page = await openArticle(browser, server.url, { path, text: 200, width: 360 });
      const ours = (await accessibilityProblems(page)).filter((line) => line.includes('news-'));
      assert.deepEqual(ours, []);
      await page.close();
    });
  }
});
