import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { cdnPages, releaseName } from './support/cdn.ts';
import type { Driver } from './support/driver.ts';
import { openFirefox } from './support/firefox.ts';
import { hostPages } from './support/loader-hosts.ts';
import {
  addArticles,
  goingTo,
  isSettled,
  LIBRARIES,
  ONCE,
  placedNow,
} from './support/loader-navigation.ts';
import { areShown, type Paper, startPaper } from './support/loader-paper.ts';
import { pinnedPage, POLICIES, policyPage, REFUSING } from './support/loader-policies.ts';
import { openWebKit } from './support/webkit.ts';

const ENGINES: Record<string, () => Promise<Driver | undefined>> = {
  Firefox: openFirefox,
  WebKit: openWebKit,
};

/** Keeps what a page complains of, for `said`. */
const LISTENER = `<script nonce="abc">window.said = [];
  addEventListener('error', (event) => said.push(event.message || 'failed: ' + (event.target.src || event.target.href)), true);
  addEventListener('unhandledrejection', (event) => said.push(String(event.reason)));
  for (const name of ['error', 'warn']) {
    const say = console[name];
    console[name] = (...words) => { said.push(words.join(' ')); say.apply(console, words); };
  }</script>`;

/** Of the hosts' journey, the pages whose kind an engine may treat in its own way. WebKit's driver bears no extended `Object`. */
const HOSTS = {
  '/head-async': 'with an async tag in the head',
  '/tag-manager': 'when a tag manager injects it, with its settings in the address',
  '/quirks': 'in quirks mode, in tables and font tags that nobody closed',
  '/frozen': 'where all prototypes are frozen',
  '/mootools': 'beside MooTools',
  '/wrapped': 'where scripts have wrapped the browser’s functions',
  '/reopened': 'when a script writes the whole page anew by document.open',
  '/sub-path-module': 'as a module from a folder deep in a content network',
  '/versions': 'beside a newer copy of itself',
};

const call = (check: (...values: never[]) => unknown, ...values: unknown[]) =>
  `return (${String(check)})(${values.map((value) => JSON.stringify(value)).join()})`;

for (const [engine, openEngine] of Object.entries(ENGINES)) {
  describe(`the loader in ${engine}`, () => {
    let paper: Paper;
    let driver: Driver | undefined;
    before(async () => {
      [paper, driver] = await Promise.all([startPaper(), openEngine()]);
      const hosts = hostPages(paper);
      for (const page of Object.values(hosts)) {
        if (!page.type) page.body = String(page.body).replace('<head>', `<head>${LISTENER}`);
      }
      Object.assign(paper.pages, hosts, cdnPages('/cdn/'), { '/pinned': pinnedPage('/cdn/') });
      for (const [at, { tag, policy }] of Object.values(POLICIES).entries())
        paper.pages[`/allowed-${at}`] = policyPage(tag, policy);
      const plain = '<script src="/cdn/loader.js" defer></script>';
      for (const [at, policy] of Object.keys(REFUSING).entries())
        paper.pages[`/refused-${at}`] = policyPage(plain, policy);
      paper.pages['/plain'] = policyPage(LISTENER + plain);
      await addArticles(paper);
    });
    after(async () => {
      await driver?.quit();
      await paper?.stop();
    });

    /** A test that is left out where the engine is not on this machine. */
    const itIn = (title: string, run: (driver: Driver) => Promise<void>): void => {
      it(title, async (test) => {
        if (driver) await run(driver);
        else test.skip(`${engine} is not on this machine`);
      });
    };

    const sized = async (page: Driver) => {
      await page.until(call(areShown, 'news-font-size'));
      await page.until(call(areShown, 'news-print'));
      await page.run(`
        const buttons = [...document.querySelector('news-font-size').shadowRoot.querySelectorAll('button')];
        buttons.find((button) => /larger|lớn/i.test(button.getAttribute('aria-label') ?? button.textContent)).click();`);
      await page.until(`return document.querySelector('[data-news-text-size]')`);
      await page.run(`localStorage.clear()`);
    };

    for (const [path, what] of Object.entries(HOSTS)) {
      itIn(`works ${what}`, async (page) => {
        await page.get(paper.host.origin + path);
        await sized(page);
        assert.deepEqual(await page.run('return said'), []);
      });
    }

    for (const name of [
      'Turbo (the body is replaced)',
      'a router that replaces the whole html element',
    ])
      itIn(`places again, once, and follows the article: ${name}`, async (page) => {
        await page.get(`${paper.host.origin}/first`);
        await page.until(call(isSettled, 'first', 1));
        await page.run(goingTo('/second', LIBRARIES[name]!));
        await page.until(call(isSettled, 'second', 2));
        assert.deepEqual(await page.run(call(placedNow)), ONCE);
      });

    for (const [at, name] of Object.keys(POLICIES).entries())
      itIn(`works under ${name}`, async (page) => {
        await page.get(`${paper.host.origin}/allowed-${at}`);
        await page.until(call(areShown, 'news-font-size'));
      });

    itIn('works with the tags of integrity.html', async (page) => {
      await page.get(`${paper.host.origin}/pinned`);
      await sized(page);
    });

    itIn(
      'leaves the content of an element whose file is not to be had, and brings it when the network is back',
      async (page) => {
        const [path, file] = Object.entries(paper.pages).find(
          ([each]) => each.endsWith(`${releaseName()}/news-related.js`) && each.startsWith('/cdn/'),
        )!;
        await page.get(`${paper.host.origin}/plain`);
        await page.until(call(areShown, 'news-font-size'));
        delete paper.pages[path];
        await page.run(`
          const related = document.createElement('news-related');
          related.textContent = 'Also read';
          related.setAttribute('loading', 'eager');
          document.body.append(related);`);
        await page.until(
          `return said.some((line) => line.includes('<news-related> could not be loaded'))`,
        );
        assert.equal(
          await page.run(`return document.querySelector('news-related').checkVisibility()`),
          true,
        );
        // Firefox keeps a failed module failed until the page is loaded again.
        if (engine === 'Firefox') return;
        paper.pages[path] = file;
        await page.run(`dispatchEvent(new Event('online'))`);
        await page.until(`return customElements.get('news-related')`);
      },
    );
  });
}
