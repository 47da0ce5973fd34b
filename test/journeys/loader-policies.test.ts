import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'puppeteer-core';
import { openBrowser, openPage } from './support/browser.ts';
import { cdnPages } from './support/cdn.ts';
import { type Host, startHost } from './support/host.ts';
import { shown } from './support/loader-paper.ts';
import { pinnedPage, POLICIES, policyPage, REFUSING } from './support/loader-policies.ts';

describe('the loader under policies and checksums', () => {
  let browser: Browser;
  let host: Host;
  before(async () => {
    browser = await openBrowser();
    const cdn = cdnPages('/cdn/');
    const tampered = cdnPages('/tampered/');
    for (const [path, file] of Object.entries(tampered))
      if (path.endsWith('news-dateline.js')) file.body = `${String(file.body)}\n/* tampered */`;
    host = await startHost({
      ...cdn,
      ...tampered,
      '/favicon.ico': { body: '', type: 'image/x-icon' },
      '/pinned': pinnedPage('/cdn/'),
      '/pinned-tampered': pinnedPage('/tampered/'),
      ...Object.fromEntries(
        Object.values(POLICIES).map(({ policy, tag }, at) => [
          `/allowed-${at}`,
          policyPage(tag, policy),
        ]),
      ),
      ...Object.fromEntries(
        Object.keys(REFUSING).map((policy, at) => [
          `/refused-${at}`,
          policyPage('<script src="/cdn/loader.js" defer></script>', policy),
        ]),
      ),
    });
  });
  after(async () => {
    await browser?.close();
    await host?.stop();
  });

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
