import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { chromiumArguments, ensureBrowser, testBrowsers } from '../../../scripts/browsers.mjs';

/** Opens Chromium, headless; close it in `after`. */
export async function openBrowser(): Promise<Browser> {
  const { path } = await ensureBrowser('chromium');
  return puppeteer.launch({ executablePath: path, args: chromiumArguments() });
}

/** Opens Firefox, headless, or gives `undefined` where it is neither found nor asked for by NEWS_TEST_BROWSERS. */
export async function openFirefox(): Promise<Browser | undefined> {
  const [, found] = (await testBrowsers()).find(([engine]) => engine === 'firefox') ?? [];
  return found && puppeteer.launch({ browser: 'firefox', executablePath: found.path });
}

/** What went wrong in a page, in the order it did. */
export interface Complaints {
  /** Console errors, uncaught exceptions, requests that failed or were answered with 400 and above. */
  readonly all: string[];
}

/** A page of its own storage, and what it complains about. Desktop size unless told otherwise. */
export async function openPage(
  browser: Browser,
  { width = 1280, height = 900 }: { width?: number; height?: number } = {},
): Promise<{ page: Page; complaints: Complaints }> {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.setViewport({ width, height });
  page.setDefaultTimeout(15_000);
  const all: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') all.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => all.push(`exception: ${String(error)}`));
  page.on('requestfailed', (request) => {
    all.push(`failed: ${request.url()} ${request.failure()?.errorText ?? ''}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) all.push(`${response.status()}: ${response.url()}`);
  });
  return { page, complaints: { all } };
}
