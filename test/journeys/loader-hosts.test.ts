import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Frame, Page } from 'puppeteer-core';
import { openBrowser, openPage } from './support/browser.ts';
import { cdnPages } from './support/cdn.ts';
import { type Host, startHost } from './support/host.ts';
import { type RunningServer, startServer } from './support/server.ts';

const STORY = `<h1>Ferry</h1><p>The story of this page, told in a sentence that is long enough to be read.</p>
  <p>A second paragraph, so that there is an article on this page, and not only a line of it.</p>`;
const TOOLS = '<news-font-size></news-font-size><news-print></news-print>';

/** Scripts that pages run before ours, and that break what other scripts take for granted. */
const BEFORE = {
  frozen: `for (const frozen of [Object, Array, Function, Symbol, Promise, Map, Set, WeakMap, String, Number, RegExp, Error, Date,
      Node, Element, HTMLElement, Document, Event, EventTarget, CSSStyleSheet, JSON, Reflect, Math]) {
      Object.freeze(frozen); if (frozen.prototype) Object.freeze(frozen.prototype);
    }`,
  polyfills: `for (const name of ['each', 'last', 'clear', 'toJSON', 'inject', 'pluck'])
      Array.prototype[name] = function () { return name === 'toJSON' ? '[' + this.join() + ']' : this; };
    String.prototype.toJSON = Number.prototype.toJSON = undefined;
    Array.prototype.indexOf = function (wanted) { for (let i = 0; i < this.length; i++) if (this[i] === wanted) return i; return -1; };
    Function.prototype.bind = function (self, ...first) { const run = this; return function (...rest) { return run.apply(self, first.concat(rest)); }; };
    Function.prototype.delay = function () {};
    Object.prototype.inherited = function () {};
    window.$ = window.Element = function Element(tag) { return document.createElement(tag); };
    window.Event = { observe() {} }; window.Hash = function () {};`,
} as const;

describe('the loader on pages that nobody wrote for it', () => {
  let server: RunningServer;
  let browser: Browser;
  let host: Host;
  before(async () => {
    const pages: Parameters<typeof startHost>[0] = {};
    host = await startHost(pages);
    [server, browser] = await Promise.all([
      startServer('--captcha', 'none', '--allow-origin', host.origin),
      openBrowser(),
    ]);
    const tag = (more = 'defer') => `<script src="${server.url}/loader.js" ${more}></script>`;
    const page = (head: string, body: string, doctype = '<!doctype html>') => ({
      body: `${doctype}<html lang="en"><head><title>Page</title>${head}</head><body>${body}</body></html>`,
    });
    const article = `<article>${TOOLS}${STORY}</article>`;
    const there = `defer data-backend="${server.url}/"`;
    const others = `<news-dateline datetime="2026-11-25T07:30:00+07:00"></news-dateline><news-comment-count></news-comment-count>
      <news-related loading="eager"></news-related><news-rss href="/rss.xml"></news-rss>
      <news-to-top></news-to-top><news-comments loading="eager"></news-comments>`;
    const block = (settings: unknown) =>
      `<script type="application/json" data-news-elements>${JSON.stringify(settings)}</script>`;
    const inject = (address: string, when: string) => `<script>
      const add = () => { const s = document.createElement('script'); s.src = ${JSON.stringify(address)}; s.async = true;
        document.head.appendChild(s); }; ${when}</script>`;
    const settings = `?backend=${encodeURIComponent(`${server.url}/`)}&place=${encodeURIComponent(
      JSON.stringify({ 'news-font-size': 'prepend :article', 'news-print': 'after h1' }),
    )}`;
    Object.assign(pages, {
      ...cdnPages('/a/b/c/'),
      ...cdnPages('/newer/', 'ffffffffff'),
      '/favicon.ico': { body: '', type: 'image/x-icon' },
      '/head': page(tag(), article),
      '/head-async': page(tag('async'), article),
      '/end': page('', article + tag('')),
      '/after-load': page(
        '',
        article +
          inject(`${server.url}/loader.js`, `addEventListener('load', () => setTimeout(add, 100))`),
      ),
      '/tag-manager': page(
        inject(`${server.url}/loader.js${settings}`, 'add()'),
        `<article>${STORY}</article>`,
      ),
      '/frame': page('', '<iframe src="/head" title="Story" width="600" height="400"></iframe>'),
      '/sandbox': page(
        '',
        '<iframe src="/head" sandbox="allow-scripts" title="Story" width="600" height="400"></iframe>',
      ),
      '/quirks': page(
        '',
        `<table><tr><td><font size=2>${TOOLS}<p>${STORY}</font></table>${tag('')}`,
        '',
      ),
      '/frozen': page(`<script>${BEFORE.frozen}</script>${tag(there)}`, article + others),
      '/polyfills': page(`<script>${BEFORE.polyfills}</script>${tag(there)}`, article + others),
      '/sub-path': page(`<script src="/a/b/c/loader.js" defer></script>`, article),
      '/sub-path-module': page(`<script src="/a/b/c/loader.js" type="module"></script>`, article),
      '/based': page(
        `<base href="/elsewhere/deep/"><script src="/a/b/c/loader.js" defer data-backend="../../back/"></script>`,
        `${article}<news-comment-count></news-comment-count><news-comments loading="eager"></news-comments>
        <news-to-top><a href="/based#top">Top</a></news-to-top>`,
      ),
      '/versions': page(
        `<script src="${server.url}/loader.js" defer></script><script src="/newer/loader.js" defer></script>`,
        article,
      ),
      '/shadow': page(
        tag(),
        `<my-story></my-story><script type="module">
          import { autoload } from '${server.url}/news-elements.js';
          customElements.define('my-story', class extends HTMLElement {
            connectedCallback() {
              const root = this.attachShadow({ mode: 'open' });
              root.append(document.createElement('news-font-size'));
              autoload(root);
              setTimeout(() => root.append(document.createElement('news-print')), 100);
            }
          });</script>`,
      ),
      '/block-later': page(
        tag(),
        `<article>${STORY}</article>${block({ place: { 'news-font-size': 'before h1' } })}`,
      ),
      ...Object.fromEntries(
        ['site', 'comments', 'counts'].map((name) => [
          `/back/v1/${name}`,
          { body: '{}', type: 'application/json' },
        ]),
      ),
    });
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
    await host?.stop();
  });

  const shown = (page: Page | Frame, tag: string, count = 1) =>
    page.waitForFunction(
      (name: string, wanted: number) => {
        const all = [...document.querySelectorAll(name)];
        return (
          all.length === wanted && all.every((each) => each.shadowRoot?.querySelector('button'))
        );
      },
      {},
      tag,
      count,
    );

  const open = async (path: string, prepare?: (page: Page) => unknown) => {
    const { page, complaints } = await openPage(browser);
    const warnings: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'warn' && message.text().includes('news-elements'))
        warnings.push(message.text());
    });
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await prepare?.(page);
    await page.goto(host.origin + path);
    return { page, complaints, warnings, asked };
  };

  for (const [path, what] of Object.entries({
    '/head': 'with a deferred tag in the head',
    '/head-async': 'with an async tag in the head',
    '/end': 'with the tag at the end',
    '/after-load': 'when it is injected after the page has loaded',
    '/tag-manager': 'when a tag manager injects it, with its settings in the address',
    '/quirks': 'in quirks mode, in tables and font tags that nobody closed',
    '/frozen': 'where all prototypes are frozen',
    '/polyfills':
      'beside old libraries that extend Array, Object and Function, and replace Element and Event',
    '/sub-path': 'from a folder deep in a content network',
    '/sub-path-module': 'as a module from a folder deep in a content network',
    '/versions': 'beside a newer copy of itself',
  })) {
    it(`works ${what}`, async () => {
      const { page, complaints, warnings } = await open(path);
      await shown(page, 'news-font-size');
      await shown(page, 'news-print');
      await (await page.waitForSelector('aria/Larger text'))!.click();
      await page.waitForSelector('[data-news-text-size="115"]');
      assert.deepEqual(complaints.all, []);
      assert.deepEqual(warnings, []);
    });
  }

  for (const [path, what] of Object.entries({
    '/frame': 'a frame',
    '/sandbox': 'a sandboxed frame without storage',
  })) {
    it(`works in ${what}`, async () => {
      const { page, complaints } = await open(path);
      const frame = await page.waitForFrame((each) => each.url().endsWith('/head'));
      await shown(frame, 'news-font-size');
      await shown(frame, 'news-print');
      assert.deepEqual(complaints.all, []);
    });
  }

  it("takes only the first copy's files where two versions stand on a page", async () => {
    const { page, asked } = await open('/versions');
    await shown(page, 'news-font-size');
    await page.waitForNetworkIdle();
    const classes = asked.filter((url) => url.endsWith('/tools.js'));
    assert.equal(classes.length, 1, asked.join('\n'));
  });

  it("asks a relative backend, and leads to fragments, as the page's base and address say", async () => {
    const { page, asked } = await open('/based');
    await shown(page, 'news-font-size');
    await page.waitForFunction(() =>
      document.querySelector('news-comment-count')?.shadowRoot?.querySelector('a'),
    );
    await page.waitForNetworkIdle();
    const calls = asked.filter((url) => url.includes('/v1/')).map((url) => new URL(url).pathname);
    assert.deepEqual(
      calls.filter((path) => !path.startsWith('/back/v1/')),
      [],
    );
    assert.ok(calls.length);
    const link = await page.evaluate(
      () => document.querySelector('news-comment-count')!.shadowRoot!.querySelector('a')!.href,
    );
    assert.equal(link, `${host.origin}/based#comments`);
    await page.evaluate(() => {
      scrollTo(0, 50);
      document.querySelector('news-to-top')!.shadowRoot!.querySelector('a')?.click();
    });
    assert.equal(new URL(page.url()).pathname, '/based');
  });

  it('defines what stands in a shadow root that the page names', async () => {
    const { page, complaints } = await open('/shadow');
    for (const tag of ['news-font-size', 'news-print']) {
      await page.waitForFunction(
        (name) =>
          document
            .querySelector('my-story')
            ?.shadowRoot?.querySelector(name)
            ?.shadowRoot?.querySelector('button'),
        {},
        tag,
      );
    }
    assert.deepEqual(complaints.all, []);
  });

  it('reads a block of settings that comes after it', async () => {
    const { page } = await open('/block-later');
    await shown(page, 'news-font-size');
  });

  it('comes back as it was from the back-forward cache', async () => {
    const { page, complaints } = await open('/tag-manager');
    await shown(page, 'news-font-size');
    await page.goto(`${host.origin}/end`);
    await shown(page, 'news-font-size');
    await page.goBack();
    await shown(page, 'news-font-size');
    await shown(page, 'news-print');
    await (await page.waitForSelector('aria/Larger text'))!.click();
    await page.waitForSelector('[data-news-text-size="115"]');
    await page.evaluate(() => document.body.append(document.createElement('news-to-top')));
    await page.waitForFunction(() => document.querySelector('news-to-top')?.shadowRoot);
    assert.deepEqual(complaints.all, []);
  });
});
