import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'puppeteer-core';
import { openBrowser } from './support/browser.ts';
import { hostPages } from './support/loader-hosts.ts';
import { openHostPage, type Paper, shown, startPaper } from './support/loader-paper.ts';

describe('the loader on pages that nobody wrote for it', () => {
  let paper: Paper;
  let browser: Browser;
  before(async () => {
    [paper, browser] = await Promise.all([startPaper(), openBrowser()]);
    Object.assign(paper.pages, hostPages(paper));
  });
  after(async () => {
    await browser?.close();
    await paper?.stop();
  });

  const open = (path: string) => openHostPage(browser, paper.host.origin + path);

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
    '/mootools': 'beside MooTools, which replaces Array.from, Document and Event',
    '/wrapped':
      'where scripts have wrapped define, attachShadow, fetch, addEventListener and the observers',
    '/written': 'when document.write brings the tag and the article',
    '/reopened': 'when a script writes the whole page anew by document.open',
    '/sub-path': 'from a folder deep in a content network',
    '/sub-path-module': 'as a module from a folder deep in a content network',
    '/versions': 'beside a newer copy of itself',
  })) {
    it(`works ${what}`, async () => {
      const { page, complaints, warnings } = await open(path);
      await shown(page, 'news-font-size');
      await shown(page, 'news-print');
      await (await page.waitForSelector('aria/Larger text'))!.click();
      await page.waitForSelector('[data-news-text-size]');
      assert.deepEqual(complaints.all, []);
      assert.deepEqual(warnings, []);
    });
  }

  for (const path of ['/frozen', '/polyfills', '/mootools', '/wrapped']) {
    it(`shows every element, and takes a comment, on ${path}`, async () => {
      const { page, complaints } = await open(path);
      const field = await page.waitForSelector('news-comments >>> textarea', { visible: true });
      await field!.type(`Written on ${path}.`);
      await (await page.waitForSelector('aria/Name'))!.type('Lan');
      await page.click('news-comments >>> [part="primary"]');
      await page.waitForFunction(
        (text) =>
          [
            ...document.querySelector('news-comments')!.shadowRoot!.querySelectorAll('article'),
          ].some((comment) => comment.textContent.includes(text)),
        {},
        `Written on ${path}.`,
      );
      for (const tag of ['news-dateline', 'news-comment-count', 'news-rss', 'news-to-top'])
        await page.waitForFunction(
          (name) => document.querySelector(name)?.shadowRoot?.childElementCount,
          {},
          tag,
        );
      assert.deepEqual(complaints.all, []);
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
    assert.equal(link, `${paper.host.origin}/based#comments`);
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
    await page.evaluate(() => Object.assign(window, { kept: true }));
    await page.goto(`${paper.host.origin}/end`);
    await shown(page, 'news-font-size');
    await page.goBack();
    assert.equal(await page.evaluate(() => 'kept' in window), true, 'the browser kept the page');
    await shown(page, 'news-font-size');
    await shown(page, 'news-print');
    await (await page.waitForSelector('aria/Larger text'))!.click();
    await page.waitForSelector('[data-news-text-size]');
    await page.evaluate(() => document.body.append(document.createElement('news-to-top')));
    await page.waitForFunction(() => document.querySelector('news-to-top')?.shadowRoot);
    assert.deepEqual(complaints.all, []);
  });
});
