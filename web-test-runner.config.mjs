// Element tests, in real browsers:
//   NEWS_TEST_BROWSERS=chromium,firefox,webkit   exactly these, each required
//   npm run test:elements -- test/elements/news-print.test.ts
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { seleniumLauncher } from '@web/test-runner-selenium';
import * as puppeteer from 'puppeteer-core';
import { Builder, Capabilities } from 'selenium-webdriver';
import { chromiumArguments, testBrowsers } from './scripts/browsers.mjs';
import { freePort } from './scripts/lib/free-port.mjs';
import { countsReporter } from './scripts/test-runner/counts-reporter.mjs';
import { emulatePlugin } from './scripts/test-runner/emulate-plugin.mjs';
import { pagesReporter } from './scripts/test-runner/pages-reporter.mjs';
import { startAgain } from './scripts/test-runner/start-again.mjs';
import { startWebKitDriver } from './scripts/test-runner/webkit-driver.mjs';

/** @type {import('@web/test-runner').BrowserLauncher[]} */
const browsers = [];
/** @type {import('@web/test-runner').TestRunnerPlugin[]} */
const plugins = [
  esbuildPlugin({
    ts: true,
    target: 'es2022',
    tsconfig: fileURLToPath(new URL('tsconfig.json', import.meta.url)),
  }),
  emulatePlugin(),
];

for (const [engine, { path, driver }] of await testBrowsers()) {
  if (engine === 'chromium') {
    const launchOptions = { executablePath: path, args: chromiumArguments() };
    browsers.push(chromeLauncher({ puppeteer, launchOptions }));
  } else if (engine === 'firefox') {
    const launchOptions = { browser: engine, executablePath: path };
    browsers.push(chromeLauncher({ puppeteer, launchOptions }));
  } else if (driver) {
    const port = await freePort();
    const capabilities = new Capabilities({
      browserName: 'MiniBrowser',
      'webkitgtk:browserOptions': { binary: path, args: ['--automation'] },
    });
    const driverBuilder = new Builder()
      .usingServer(`http://127.0.0.1:${port}`)
      .withCapabilities(capabilities);
    browsers.push(seleniumLauncher({ driverBuilder }));
    /** @type {() => void} */
    let end = () => {};
    plugins.push({
      name: 'webkit-driver',
      async serverStart() {
        end = await startWebKitDriver(driver, port);
      },
      serverStop: () => end(),
    });
  }
}

plugins.push(startAgain(browsers));

export default {
  files: ['test/**/*.test.ts', '!test/journeys/**', '!test/package/**'],
  nodeResolve: { exportConditions: ['production', 'default'] },
  browsers,
  plugins,
  // One page a browser, else pages in the background have no focus and no frames.
  concurrency: 1,
  concurrentBrowsers: 2,
  // Four attempts of scripts/test-runner/start-again.mjs.
  browserStartTimeout: 300_000,
  testsStartTimeout: 60_000,
  testsFinishTimeout: 300_000,
  testFramework: { config: { timeout: 10_000 } },
  reporters: [
    defaultReporter({ reportTestResults: true, reportTestProgress: process.stdout.isTTY === true }),
    countsReporter('build/test-results/elements.json'),
    pagesReporter('build/test-results/pages.md'),
  ],
};
