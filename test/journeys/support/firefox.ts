import puppeteer from 'puppeteer-core';
import { testBrowsers } from '../../../scripts/browsers.mjs';
import { type Driver, pageDriver } from './driver.ts';

/** Opens Firefox, or gives `undefined` where it is neither found nor asked for by NEWS_TEST_BROWSERS. */
export async function openFirefox(): Promise<Driver | undefined> {
  const [, found] = (await testBrowsers()).find(([engine]) => engine === 'firefox') ?? [];
  if (!found) return undefined;
  const browser = await puppeteer.launch({ browser: 'firefox', executablePath: found.path });
  const [page = await browser.newPage()] = await browser.pages();
  return pageDriver(page, () => browser.close());
}
