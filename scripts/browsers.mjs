// Finds the browsers that tests run in, and installs the one that is missing.
//   node scripts/browsers.mjs                     says which are found
//   node scripts/browsers.mjs chromium,firefox    installs those that are missing
import './lib/node-version.mjs';
// The whole module: an older Node, to be refused in words, has no `globSync` to import by name.
import fs, { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root, run } from './lib/run.mjs';

/** @typedef {'chromium' | 'firefox' | 'webkit'} Engine */
/**
 * @typedef {object} Browser
 * @property {string} path The browser; for WebKit, the program that WebDriver starts.
 * @property {string} [driver] WebKit only: its WebDriver.
 */

/** @type {Engine[]} */
export const engines = ['chromium', 'firefox', 'webkit'];

/** Debian packages of each engine; `xvfb-run` needs `xauth` but does not depend on it. */
const debianPackages = {
  chromium: ['chromium', 'fonts-noto-core'],
  firefox: ['firefox-esr', 'fonts-noto-core'],
  webkit: ['webkit2gtk-driver', 'xvfb', 'xauth', 'fonts-noto-core'],
};

/**
 * The engine as installed on this machine, or undefined.
 * @param {Engine} engine
 * @returns {Browser | undefined}
 */
export function findBrowser(engine) {
  if (engine === 'webkit') {
    const driver = onPath('WebKitWebDriver');
    const [path] = fs
      .globSync('/usr/lib/{*-linux-gnu/,}webkit2gtk-4.*/MiniBrowser')
      .sort()
      .reverse();
    const shown = process.env['DISPLAY'] !== undefined || (onPath('xvfb-run') && onPath('xauth'));
    return driver && path && shown ? { driver, path } : undefined;
  }
  const path =
    engine === 'chromium'
      ? (named(process.env['CHROME_PATH']) ??
        onPath('chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome') ??
        inFolders('Google/Chrome/Application/chrome.exe', 'Chromium/Application/chrome.exe') ??
        downloaded('chrome') ??
        [
          '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
          '/Applications/Chromium.app/Contents/MacOS/Chromium',
        ].find(existsSync))
      : (named(process.env['FIREFOX_PATH']) ??
        onPath('firefox-esr', 'firefox') ??
        inFolders('Mozilla Firefox/firefox.exe') ??
        downloaded('firefox') ??
        ['/Applications/Firefox.app/Contents/MacOS/firefox'].find(existsSync));
  return path ? { path } : undefined;
}

/**
 * The engine, installed when missing: by apt as root, else downloaded into build/browsers.
 * @param {Engine} engine
 * @returns {Promise<Browser>}
 * @throws {Error} Saying what to install by hand.
 */
export async function ensureBrowser(engine) {
  const found = findBrowser(engine);
  if (found) return found;
  if (process.getuid?.() === 0 && onPath('apt-get')) {
    await installByApt(debianPackages[engine]);
  } else if (engine !== 'webkit') {
    await download(engine);
  }
  const installed = findBrowser(engine);
  if (installed) return installed;
  throw new Error(
    `No ${engine} found, and it could not be installed. On Debian or Ubuntu: ` +
      `sudo apt-get install ${debianPackages[engine].join(' ')}. Elsewhere install ` +
      (engine === 'webkit'
        ? 'WebKitGTK with its WebDriver, or leave webkit out of NEWS_TEST_BROWSERS.'
        : `it and name its program in ${engine === 'chromium' ? 'CHROME_PATH' : 'FIREFOX_PATH'}.`),
  );
}

/**
 * The engines tests shall run in: exactly those of NEWS_TEST_BROWSERS, each of them required;
 * without it Chromium, and whichever of the others is found.
 * @returns {Promise<Array<[Engine, Browser]>>}
 */
export async function testBrowsers(wanted = process.env['NEWS_TEST_BROWSERS'] ?? '') {
  const names = wanted
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
  const unknown = names.find((name) => !engines.some((engine) => engine === name));
  if (unknown) {
    throw new Error(`NEWS_TEST_BROWSERS names "${unknown}"; known are ${engines.join(', ')}.`);
  }
  /** @type {Array<[Engine, Browser]>} */
  const browsers = [];
  for (const engine of engines) {
    const required = names.length > 0 ? names.includes(engine) : engine === 'chromium';
    const browser = required ? await ensureBrowser(engine) : findBrowser(engine);
    if (browser && (required || names.length === 0)) browsers.push([engine, browser]);
  }
  return browsers;
}

/** Arguments Chromium needs here: its sandbox refuses root, and containers have a small /dev/shm. */
export function chromiumArguments() {
  return [
    '--lang=en-US',
    '--disable-dev-shm-usage',
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ];
}

/** @param {string | undefined} path */
function named(path) {
  if (!path) return undefined;
  if (!existsSync(path)) throw new Error(`There is no browser at ${path}.`);
  return path;
}

/** @param {string[]} names */
export function onPath(...names) {
  const folders = (process.env['PATH'] ?? '').split(delimiter).concat('/usr/bin');
  return names
    .flatMap((name) => folders.map((folder) => join(folder, name)))
    .find((path) => existsSync(path));
}

/** @param {string[]} programs Relative to Windows' program folders. */
function inFolders(...programs) {
  const folders = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
    .map((name) => process.env[name])
    .filter((folder) => folder !== undefined);
  return folders
    .flatMap((folder) => programs.map((program) => join(folder, program)))
    .find((path) => existsSync(path));
}

/** @param {'chrome' | 'firefox'} name */
function downloaded(name) {
  const [path] = fs.globSync(
    [
      `build/browsers/${name}/*/*/{${name},${name}.exe}`,
      `build/browsers/${name}/*/*/*.app/Contents/MacOS/{Google Chrome for Testing,firefox}`,
    ],
    { cwd: root },
  );
  return path && join(root, path);
}

/** @param {string[]} packages */
async function installByApt(packages) {
  console.log(`Installing ${packages.join(', ')} with apt-get, as this is root.`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [
    ['update', '-q'],
    ['install', '-y', '-q', '--no-install-recommends', ...packages],
  ]) {
    const { code, output } = await run('apt-get', args, { env, capture: true });
    if (code !== 0) throw new Error(`apt-get ${args.join(' ')} failed:\n${output.slice(-2000)}`);
  }
}

/** @param {'chromium' | 'firefox'} engine */
async function download(engine) {
  const { Browser, detectBrowserPlatform, install, resolveBuildId } =
    await import('@puppeteer/browsers');
  const browser = engine === 'chromium' ? Browser.CHROME : Browser.FIREFOX;
  const platform = detectBrowserPlatform();
  if (!platform) return;
  console.log(`Downloading ${browser} into build/browsers.`);
  try {
    const buildId = await resolveBuildId(browser, platform, 'stable');
    await install({ browser, buildId, cacheDir: join(root, 'build/browsers') });
  } catch (error) {
    console.error(`The download failed: ${error instanceof Error ? error.message : error}`);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const wanted = process.argv[2]?.split(',') ?? [];
  for (const engine of engines) {
    const browser = wanted.includes(engine) ? await ensureBrowser(engine) : findBrowser(engine);
    console.log(`${engine.padEnd(9)} ${browser?.path ?? 'not found'}`);
  }
}
