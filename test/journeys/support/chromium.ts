import { openBrowser, openPage } from './browser.ts';
import { type Driver, untilTrue } from './driver.ts';

/** Opens Chromium, which is always there. */
export async function openChromium(): Promise<Driver> {
  const browser = await openBrowser();
  const { page } = await openPage(browser);
  const run = <T>(body: string) => page.evaluate(`(async () => {${body}})()`) as Promise<T>;
  return {
    run,
    get: (url) => page.goto(url),
    until: untilTrue(run),
    quit: () => browser.close(),
  };
}
