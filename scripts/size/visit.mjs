import { brotliLength } from '../vite/integrity.mjs';
import { pages } from './pages.mjs';

/** @typedef {Map<string, number>} Loaded Brotli length of each of our files, by path. */

/**
 * Loads a page in a fresh profile and waits until it is idle; `use` may then use it.
 * @param {import('puppeteer-core').Browser} browser
 * @param {string} address
 * @param {(page: import('puppeteer-core').Page) => Promise<void>} [use]
 * @returns {Promise<Loaded>}
 * @throws {Error} When a file of ours is missing or the page throws.
 */
export async function visit(browser, address, use) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.setViewport({ width: 1280, height: 900 });
  /** @type {Loaded} */
  const loaded = new Map();
  /** @type {string[]} */
  const complaints = [];
  /** @type {Promise<void>[]} */
  const bodies = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.text().startsWith('news-elements:')) complaints.push(message.text());
  });
  page.on('response', (response) => {
    const { pathname, origin } = new URL(response.url());
    if (origin !== new URL(address).origin || !pathname.endsWith('.js')) return;
    if (!response.ok()) complaints.push(`${response.status()} ${pathname}`);
    else
      bodies.push(response.buffer().then((body) => void loaded.set(pathname, brotliLength(body))));
  });
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    const body = pages[/** @type {keyof typeof pages} */ (new URL(request.url()).pathname)];
    void (body ? request.respond({ contentType: 'text/html', body }) : request.continue());
  });
  await page.goto(address, { waitUntil: 'networkidle0' });
  await page.waitForNetworkIdle({ idleTime: 1000 });
  if (use) {
    await use(page);
    await page.waitForNetworkIdle({ idleTime: 1000 });
  }
  await Promise.all(bodies);
  await context.close();
  if (complaints.length > 0) throw new Error(`${address}: ${complaints.join('; ')}`);
  return loaded;
}

/**
 * Uses all there is to use: comes to each element, writes in each field, presses each button once,
 * those that appear included.
 * @param {import('puppeteer-core').Page} page
 */
export async function useEverything(page) {
  for (let round = 0; round < 8; round++) {
    const used = await page.evaluate(async () => {
      /** @param {Document | ShadowRoot} root @returns {HTMLElement[]} */
      const within = (root) =>
        [...root.querySelectorAll('*')].flatMap((element) =>
          element instanceof HTMLElement
            ? [element, ...(element.shadowRoot ? within(element.shadowRoot) : [])]
            : [],
        );
      const marks = /** @type {{ used?: Set<Element> }} */ (/** @type {unknown} */ (window));
      const used = (marks.used ??= new Set());
      window.print = () => {};
      // Links are left alone: the page must stay.
      document.addEventListener('click', (event) => {
        if (event.composedPath().some((node) => node instanceof HTMLAnchorElement))
          event.preventDefault();
      });
      let count = 0;
      for (const element of within(document)) {
        if (!element.isConnected || used.has(element)) continue;
        if (element.localName.startsWith('news-')) {
          used.add(element);
          element.scrollIntoView();
          count++;
        } else if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) {
          used.add(element);
          element.focus();
          element.value = 'Written by the measure of size.';
          element.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
          count++;
        } else if (element instanceof HTMLButtonElement || element.localName === 'summary') {
          used.add(element);
          element.focus();
          element.click();
          count++;
        }
        if (count % 20 === 19) await new Promise((done) => setTimeout(done, 20));
      }
      return count;
    });
    if (used === 0) return;
    await page.waitForNetworkIdle({ idleTime: 500 });
  }
}
