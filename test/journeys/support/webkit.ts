import { Builder, Capabilities } from 'selenium-webdriver';
import { testBrowsers } from '../../../scripts/browsers.mjs';
import { freePort } from '../../../scripts/lib/free-port.mjs';
import { startWebKitDriver } from '../../../scripts/test-runner/webkit-driver.mjs';
import { type Driver, untilTrue } from './driver.ts';

/** Opens WebKitGTK, or gives `undefined` where it is neither found nor asked for by NEWS_TEST_BROWSERS. */
export async function openWebKit(): Promise<Driver | undefined> {
  const [, found] = (await testBrowsers()).find(([engine]) => engine === 'webkit') ?? [];
  if (!found?.driver) return undefined;
  const port = await freePort();
  const end = await startWebKitDriver(found.driver, port);
  const capabilities = new Capabilities({
    browserName: 'MiniBrowser',
    'webkitgtk:browserOptions': { binary: found.path, args: ['--automation'] },
  });
  const driver = await new Builder()
    .usingServer(`http://127.0.0.1:${port}`)
    .withCapabilities(capabilities)
    .build();
  const run = async <T>(body: string): Promise<T> => {
    const script = `const done = arguments[0];
      (async () => { ${body} })().then((value) => done({ value }), (error) => done({ error: String(error) }));`;
    const { value, error } = await driver.executeAsyncScript<{ value: T; error?: string }>(script);
    if (error) throw new Error(error);
    return value;
  };
  return {
    run,
    get: (url) => driver.get(url),
    until: untilTrue(run),
    async quit() {
      await driver.quit();
      end();
    },
  };
}
