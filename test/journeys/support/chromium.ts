import { openBrowser, openPage } from './browser.ts';
import { type Driver, pageDriver } from './driver.ts';

/** Opens Chromium, which is always there. */
export async function openChromium(): Promise<Driver> {
  const browser = await openBrowser();
  const { page } = await openPage(browser);
  return pageDriver(page, () => browser.close());
}
