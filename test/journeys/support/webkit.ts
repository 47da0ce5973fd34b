import { Builder, Capabilities } from 'selenium-webdriver';
import { testBrowsers } from '../../../scripts/browsers.mjs';
import { freePort } from '../../../scripts/lib/free-port.mjs';
import { startWebKitDriver } from '../../../scripts/test-runner/webkit-driver.mjs';

/** The part of selenium's WebDriver that journeys use. */
export interface WebKit {
  get(url: string): Promise<void>;
  /** Runs a function's body in the page; it may be async. */
  run<T>(body: string): Promise<T>;
  /** Runs the body until it gives a truthy value. Throws after 15 seconds, with what was waited for. */
  until(body: string): Promise<void>;
  quit(): Promise<void>;
}

/** Opens WebKitGTK, or gives `undefined` where it is neither found nor asked for by NEWS_TEST_BROWSERS. */
export async function openWebKit(): Promise<WebKit | undefined> {
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
    async until(body) {
      for (const patience = performance.now() + 15_000; !(await run(body));) {
        if (performance.now() > patience) throw new Error(`Waited in vain for: ${body}`);
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    },
    async quit() {
      await driver.quit();
      end();
    },
  };
}
