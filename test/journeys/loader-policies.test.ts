import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import { openBrowser, openPage } from './support/browser.ts';
import { cdnPages } from './support/cdn.ts';
import { type Host, type HostPage, startHost } from './support/host.ts';

const STORY = `<article><h1>Ferry</h1><p>The story of this page, told in a sentence that is long enough to be read.</p>
  <news-font-size>Text size</news-font-size><news-print><a href="/paper">For paper</a></news-print>
  <news-dateline datetime="2026-11-24T07:30:00+07:00">24 November</news-dateline></article>`;
const sha = (text: string) => `sha384-${createHash('sha384').update(text).digest('base64')}`;
/** Under a hash the tag must be inserted: what a parsed script imports is refused by `'strict-dynamic'`. */
const starter =
  "const tag = document.createElement('script'); tag.src = '/cdn/loader.js'; document.head.append(tag)";

/** Policies that the loader must live under, with the tag that a site writes for each. */
const POLICIES: Record<string, { policy: string; tag: string }> = {
  'the origin alone': {
    policy: "script-src 'self'",
    tag: '<script src="/cdn/loader.js" defer></script>',
  },
  'a nonce alone': {
    policy: "script-src 'nonce-abc'",
    tag: '<script nonce="abc" src="/cdn/loader.js" defer></script>',
  },
  'a nonce alone, as a module': {
    policy: "script-src 'nonce-abc'",
    tag: '<script nonce="abc" src="/cdn/loader.js" type="module"></script>',
  },
  "a nonce and 'strict-dynamic'": {
    policy: "script-src 'nonce-abc' 'strict-dynamic'",
    tag: '<script nonce="abc" src="/cdn/loader.js" defer></script>',
  },
  "a hash of an inline starter and 'strict-dynamic'": {
    policy: `script-src '${sha(starter)}' 'strict-dynamic'`,
    tag: `<script>${starter}</script>`,
  },
  "an injected tag under a nonce and 'strict-dynamic'": {
    policy: "script-src 'nonce-abc' 'strict-dynamic'",
    tag: `<script nonce="abc">${starter}</script>`,
  },
  'Trusted Types without a list of policies': {
    policy: "script-src 'self'; require-trusted-types-for 'script'",
    tag: '<script src="/cdn/loader.js" defer></script>',
  },
  'Trusted Types with our policy on the list': {
    policy:
      "script-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html 'allow-duplicates'",
    tag: '<script src="/cdn/loader.js" defer></script>',
  },
};

/** Policies under which nothing of ours can run, and what the console then says. */
const REFUSING: Record<string, string> = {
  "script-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'":
    "trusted-types lit-html 'allow-duplicates'",
  "script-src 'self'; require-trusted-types-for 'script'; trusted-types dompurify":
    "trusted-types lit-html 'allow-duplicates'",
};

describe('the loader under policies and checksums', () => {
  let browser: Browser;
  let host: Host;
  before(async () => {
    browser = await openBrowser();
    const cdn = cdnPages('/cdn/');
    const page = (tag: string, policy?: string): HostPage => ({
      body: `<!doctype html><html lang="en"><head><title>Page</title>${tag}</head><body>${STORY}</body></html>`,
      ...(policy && {
        headers: { 'content-security-policy': policy },
      }),
    });
    const pinned = (folder: string) => (origin: string) =>
      page(
        (cdn['/cdn/integrity.html']!.body as string).replace(
          /https:\/\/cdn\.example\/[^/]+\//g,
          `${origin}${folder}`,
        ),
      );
    const tampered = cdnPages('/tampered/');
    for (const [path, file] of Object.entries(tampered))
      if (path.endsWith('news-dateline.js')) file.body = `${String(file.body)}\n/* tampered */`;
    host = await startHost({
      ...cdn,
      ...tampered,
      '/favicon.ico': { body: '', type: 'image/x-icon' },
      '/pinned': pinned('/cdn/'),
      '/pinned-tampered': pinned('/tampered/'),
      ...Object.fromEntries(
        Object.values(POLICIES).map(({ policy, tag }, at) => [`/allowed-${at}`, page(tag, policy)]),
      ),
      ...Object.fromEntries(
        Object.keys(REFUSING).map((policy, at) => [
          `/refused-${at}`,
          page('<script src="/cdn/loader.js" defer></script>', policy),
        ]),
      ),
    });
  });
  after(async () => {
    await browser?.close();
    await host?.stop();
  });

  const shown = (page: Page, tag: string) =>
    page.waitForFunction(
      (name) => document.querySelector(name)?.shadowRoot?.querySelector('button'),
      {},
      tag,
    );

  const open = async (path: string) => {
    const { page, complaints } = await openPage(browser);
    const warnings: string[] = [];
    page.on('console', (message) => {
      if (message.text().startsWith('news-elements')) warnings.push(message.text());
    });
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(host.origin + path, { waitUntil: 'networkidle0' });
    return { page, complaints, warnings, asked };
  };

  for (const [at, name] of Object.keys(POLICIES).entries()) {
    it(`works under ${name}`, async () => {
      const { page, complaints } = await open(`/allowed-${at}`);
      await shown(page, 'news-font-size');
      await shown(page, 'news-print');
      assert.deepEqual(complaints.all, []);
    });
  }

  for (const [at, [policy, said]] of Object.entries(REFUSING).entries()) {
    it(`leaves the page's own content, and names what lacks, under ${policy}`, async () => {
      const { page, complaints, warnings } = await open(`/refused-${at}`);
      assert.equal(await page.$eval('news-print a', (link) => link.checkVisibility()), true);
      assert.deepEqual(
        warnings.filter((line) => !line.includes(said)),
        [],
      );
      assert.equal(warnings.length, 3);
      assert.deepEqual(
        complaints.all.filter((line) => line.startsWith('exception')),
        [],
      );
    });
  }

  it('works with the tags of integrity.html, which the build writes', async () => {
    const { page, complaints } = await open('/pinned');
    await shown(page, 'news-font-size');
    await shown(page, 'news-print');
    const map = await page.$eval('script[type="importmap"]', ({ textContent }) => textContent);
    const { integrity } = JSON.parse(map) as { integrity: Record<string, string> };
    const asked = await page.evaluate(() =>
      performance.getEntriesByType('resource').map(({ name }) => name),
    );
    const chunks = asked.filter((url) => url.includes('/chunks/'));
    assert.ok(chunks.length > 3);
    assert.deepEqual(
      chunks.filter((url) => !integrity[url]),
      [],
    );
    assert.deepEqual(complaints.all, []);
  });

  it('runs no chunk that differs from its checksum, and asks for no loader that has none', async () => {
    const { page, warnings, asked } = await open('/pinned-tampered');
    await shown(page, 'news-font-size');
    assert.equal(
      await page.$eval('news-dateline', (date) => date.checkVisibility() && !date.shadowRoot),
      true,
    );
    assert.match(warnings.join(), /<news-dateline> could not be loaded/);
    assert.deepEqual(
      asked.filter((url) => url.includes('?')),
      [],
    );
  });
});
