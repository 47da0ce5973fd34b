import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import { essence, type HostileComment, threads } from '../../server/test/hostile/corpus.ts';
import { openBrowser, openPage } from './support/browser.ts';
import { type Host, type HostPage, startHost } from './support/host.ts';
import { type RunningServer, startServer } from './support/server.ts';
import { strictPolicy } from './support/strict-policy.ts';

/** What a page saw of code that was not its own, or of what its policy refused. */
interface Seen {
  hits: unknown[];
  violations: string[];
}

/** A page of a newspaper around a thread; on the open one nothing but our own care stops a script. */
function paper(server: string, strict: boolean, carried = ''): HostPage {
  return {
    ...(strict && { headers: { 'content-security-policy': strictPolicy(server) } }),
    body: `<!doctype html><html lang="en"><head><title>A thread</title>
      <meta name="viewport" content="width=device-width">
      <script type="module" src="${server}/loader.js" data-backend="${server}/"></script></head>
      <body><h1>A thread</h1>
      <news-comments loading="eager" sort="oldest" page-size="50">${carried}</news-comments></body></html>`,
  };
}

describe('comments that mean harm, in a browser', () => {
  const pages: Record<string, HostPage | (() => HostPage)> = {};
  let host: Host;
  let server: RunningServer;
  let browser: Browser;

  before(async () => {
    host = await startHost(pages);
    const bounds = ['--max-length', '10000', '--max-links', '100', '--comment-rate', '0'];
    [server, browser] = await Promise.all([
      startServer('--captcha', 'none', '--allow-origin', host.origin, ...bounds),
      openBrowser(),
    ]);
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
    await host?.stop();
  });

  /** A page on a phone that notices whatever runs in it or is refused to it. */
  async function open(address: string): Promise<{ page: Page; complaints: readonly string[] }> {
    const { page, complaints } = await openPage(browser, { width: 360, height: 800 });
    await page.evaluateOnNewDocument(() => {
      const seen: Seen = { hits: [], violations: [] };
      Object.assign(window, { seen, hit: (...what: unknown[]) => seen.hits.push(what) });
      document.addEventListener('securitypolicyviolation', ({ violatedDirective, sample }) =>
        seen.violations.push(`${violatedDirective} ${sample}`),
      );
    });
    // The icon of a site is the site's own affair.
    await page.setRequestInterception(true);
    page.on('request', (request) => {
      if (!request.url().endsWith('/favicon.ico')) void request.continue();
      else void request.respond({ status: 200, contentType: 'image/x-icon', body: '' });
    });
    await page.goto(address);
    return { page, complaints: complaints.all };
  }

  /** That nothing ran, nothing was refused, nothing went elsewhere, and nothing is wider than the phone. */
  async function assertQuiet(page: Page, complaints: readonly string[]): Promise<void> {
    const { seen, wide } = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      const roots = [document, document.querySelector('news-comments')?.shadowRoot];
      const bodies = roots.flatMap((root) => [
        ...(root?.querySelectorAll<HTMLElement>('[part~="comment"], .comment, li') ?? []),
      ]);
      const wide = bodies.filter((body) => body.scrollWidth > clientWidth);
      return {
        seen: (window as unknown as { seen: Seen }).seen,
        wide: scrollWidth > clientWidth ? wide.map((body) => body.innerText.slice(0, 200)) : [],
      };
    });
    assert.deepEqual(seen, { hits: [], violations: [] });
    assert.deepEqual(complaints, []);
    assert.deepEqual(wide, []);
  }

  async function store(article: string, { text, name }: HostileComment): Promise<void> {
    const response = await fetch(`${server.url}/v1/comments`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': randomBytes(16).toString('base64url'),
      },
      body: JSON.stringify({ article, url: article, text, author: { name } }),
    });
    assert.equal(response.status, 201, await response.text());
  }

  /** The words of all comments of the element, read down to the end: what is far away is not in the document. */
  async function wordsOf(page: Page, count: number): Promise<string[]> {
    await page.waitForFunction(() =>
      document.querySelector('news-comments')?.shadowRoot?.querySelector('[part~="body"]'),
    );
    return page.evaluate(async (wanted) => {
      const root = document.querySelector('news-comments')!.shadowRoot!;
      const words = new Set<string>();
      for (let turn = 0; turn < 200 && words.size < wanted; turn += 1) {
        for (const body of root.querySelectorAll<HTMLElement>('[part~="body"]'))
          words.add(body.innerText);
        window.scrollBy(0, 600);
        await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
      }
      return [...words];
    }, count);
  }

  function assertReadable(words: readonly string[], thread: readonly HostileComment[]): void {
    const missing = thread.filter(
      ({ text, end, literal }) =>
        !words.some(
          (word) => word.includes(end) && (!literal || essence(word).includes(essence(text))),
        ),
    );
    assert.deepEqual(missing, []);
  }

  it('would be noticed if anything ran, or a policy refused it', async () => {
    const markup = '<img src="x:x" onerror="hit(1)">';
    for (const [path, strict] of [
      ['/open', false],
      ['/strict', true],
    ] as const) {
      pages[path] = paper(server.url, strict, markup);
      const { page } = await open(host.origin + path);
      await page.waitForFunction(() => {
        const { hits, violations } = (window as unknown as { seen: Seen }).seen;
        return hits.length + violations.length > 0;
      });
      await page.close();
    }
  });

  threads.forEach((thread, number) => {
    describe(`thread ${number + 1} of ${threads.length}`, () => {
      const path = `/thread-${number}`;
      let article = '';

      before(async () => {
        article = host.origin + path;
        pages[path] = paper(server.url, false);
        for (const comment of thread) await store(article, comment);
      });

      it('shows each comment, and runs nothing, on a page without a policy', async () => {
        const { page, complaints } = await open(article);
        assertReadable(await wordsOf(page, thread.length), thread);
        await assertQuiet(page, complaints);
        await page.close();
      });

      it('breaks no strict policy', async () => {
        pages[path] = paper(server.url, true);
        const { page, complaints } = await open(article);
        assertReadable(await wordsOf(page, thread.length), thread);
        await assertQuiet(page, complaints);
        await page.close();
      });

      it('runs nothing on the page without script, which shows each comment', async () => {
        const query = new URLSearchParams({ article, sort: 'oldest', lang: 'en' });
        let next: string | undefined = `${server.url}/threads?${query}`;
        const words: string[] = [];
        while (next !== undefined) {
          const { page, complaints } = await open(next);
          words.push(
            ...(await page.$$eval('.body', (bodies) =>
              bodies.map((body) => (body as HTMLElement).innerText),
            )),
          );
          next = await page.evaluate(
            () => document.querySelector<HTMLAnchorElement>('a[rel="next"]')?.href,
          );
          await assertQuiet(page, complaints);
          await page.close();
        }
        assertReadable(words, thread);
      });

      it('runs nothing as the first comments that a page brings', async () => {
        const query = new URLSearchParams({ article, sort: 'oldest', limit: '50', lang: 'en' });
        const carried = await (await fetch(`${server.url}/threads/fragment?${query}`)).text();
        pages[path] = paper(server.url, false, carried);
        const { page, complaints } = await open(article);
        assertReadable(await wordsOf(page, thread.length), thread);
        await assertQuiet(page, complaints);
        await page.setJavaScriptEnabled(false);
        await page.reload();
        const words = await page.$$eval('news-comments li article > div', (bodies) =>
          bodies.map((body) => (body as HTMLElement).innerText),
        );
        assertReadable(words, thread);
        await page.close();
      });
    });
  });
});
