import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Browser, Page } from 'puppeteer-core';
import { accessibilityProblems } from './support/axe.ts';
import { openBrowser, openPage } from './support/browser.ts';
import { keysOf, nextChallenge, readPicture } from './support/challenge.ts';
import { type Host, startHost } from './support/host.ts';
import { type RunningServer, startServer } from './support/server.ts';
import { strictPolicy } from './support/strict-policy.ts';

const program = fileURLToPath(
  new URL('../../server/bin/news-elements-server.mjs', import.meta.url),
);

/** A page of a newspaper that forbids whatever it can. */
function article(server: string) {
  return {
    headers: { 'content-security-policy': strictPolicy(server) },
    body: `<!doctype html><html lang="en"><head><title>A library on the ferry</title>
      <script type="module" src="${server}/loader.js" data-backend="${server}/"></script></head>
      <body><main><h1>A library on the ferry</h1><p>It leaves at six.</p>
      <news-comments></news-comments></main></body></html>`,
  };
}

describe('the comments of an article', () => {
  let host: Host;
  let server: RunningServer;
  let strict: RunningServer;
  let browser: Browser;

  before(async () => {
    const pages = ['/crash', '/draft', '/offline', '/lost', '/reply'];
    host = await startHost({
      ...Object.fromEntries(pages.map((path) => [path, () => article(server.url)])),
      '/moderated': () => article(strict.url),
      '/favicon.ico': { body: '', type: 'image/x-icon' },
    });
    [server, strict, browser] = await Promise.all([
      startServer('--captcha', 'none', '--allow-origin', host.origin),
      startServer('--captcha', 'image', '--moderation', 'before', '--allow-origin', host.origin),
      openBrowser(),
    ]);
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
    await strict?.stop();
    await host?.stop();
  });

  async function open(path: string): Promise<{ page: Page; complaints: readonly string[] }> {
    const { page, complaints } = await openPage(browser);
    await page.goto(host.origin + path);
    await says(page, 'Comment on this article');
    return { page, complaints: complaints.all };
  }

  async function stored(path: string): Promise<number> {
    const query = new URLSearchParams({ article: host.origin + path });
    const response = await fetch(`${server.url}/v1/comments?${query}`);
    return ((await response.json()) as { total: number }).total;
  }

  it('keeps what a reader was told is published, through a crash of the server', async () => {
    const { page, complaints } = await open('/crash');
    await write(page, 'It carries books too.', 'Trần Thu Hà');
    await page.click('news-comments >>> [part="primary"]');
    await says(page, 'Your comment is published.');
    assert.deepEqual(await accessibilityProblems(page), []);
    assert.deepEqual(complaints, []);
    await server.kill();
    await server.restart();
    const { page: other } = await open('/crash');
    await says(other, 'It carries books too.');
    await says(other, 'Trần Thu Hà');
    await page.reload();
    await says(page, 'It carries books too.');
    await says(page, 'left');
    assert.equal(await stored('/crash'), 1);
  });

  it('keeps a draft through a reload', async () => {
    const { page } = await open('/draft');
    await page.type('news-comments >>> textarea', 'Half a thought');
    await page.reload();
    await page.waitForFunction(
      () =>
        document.querySelector('news-comments')?.shadowRoot?.querySelector('textarea')?.value ===
        'Half a thought',
    );
    await says(page, 'Draft saved');
  });

  it('sends once what was written without a network', async () => {
    const { page } = await open('/offline');
    await write(page, 'From the tunnel.', 'Lan');
    await page.setOfflineMode(true);
    await page.click('news-comments >>> [part="primary"]');
    await says(page, 'You are offline.');
    assert.equal(await stored('/offline'), 0);
    await page.setOfflineMode(false);
    await says(page, 'Your comment is published.');
    assert.equal(await stored('/offline'), 1);
  });

  it('stores once what is sent again after its answer was lost', async () => {
    const { page } = await open('/lost');
    await write(page, 'Only once.', 'Lan');
    await page.setRequestInterception(true);
    let lose = true;
    page.on('request', (request) => {
      const post = request.method() === 'POST' && request.url().endsWith('/v1/comments');
      if (!post || !lose) return void request.continue();
      lose = false;
      // The server does its work; the reader does not hear of it.
      void fetch(request.url(), {
        method: 'POST',
        headers: request.headers(),
        body: request.postData() ?? '',
      }).then(() => request.abort('connectionreset'));
    });
    await page.click('news-comments >>> [part="primary"]');
    await says(page, 'Not sent. Your comment is still here; send it again.');
    assert.equal(await stored('/lost'), 1);
    await page.click('news-comments >>> [part="primary"]');
    await says(page, 'Your comment is published.');
    assert.equal(await stored('/lost'), 1);
  });

  it('takes an answer, a vote and a report from another reader', async () => {
    const { page: author } = await open('/reply');
    await write(author, 'Who rows?', 'Mơ');
    await author.click('news-comments >>> [part="primary"]');
    await says(author, 'Your comment is published.');
    const { page, complaints } = await open('/reply');
    await page.click('news-comments >>> [data-do="agree"]');
    await says(page, 'Agree 1');
    await page.click('news-comments >>> [data-do="menu"]');
    await page.waitForSelector('news-comments >>> [part="menu"]', { visible: true });
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await says(page, 'You reported this.');
    await page.click('news-comments >>> [data-do="reply"]');
    await page.waitForSelector('news-comments >>> [part="replies"] [part="primary"]', {
      visible: true,
    });
    await page.type('news-comments >>> [part="replies"] textarea', 'A retired teacher.');
    await page.type('news-comments >>> [part="replies"] input', 'Tích');
    await page.keyboard.press('Enter');
    await says(page, 'Your comment is published.');
    await author.reload();
    await says(author, 'A retired teacher.');
    await says(author, 'Agree 1');
    assert.deepEqual(complaints, []);
  });

  it('passes the CAPTCHA after a mistake and follows the comment until an editor decides', async () => {
    const { page } = await openPage(browser);
    await page.goto(`${host.origin}/moderated`);
    await says(page, 'We read every comment before it appears.');
    const first = nextChallenge(page);
    await write(page, 'Please add life vests.', 'Lan');
    await first;
    const second = nextChallenge(page);
    const code = 'news-comments >>> news-captcha >>> input';
    await page.type(code, 'AAAAAA');
    await page.keyboard.press('Enter');
    const id = await second;
    await page.waitForSelector('news-comments >>> news-captcha >>> [part="problem"]', {
      visible: true,
    });
    const { characters } = readPicture(keysOf(strict.database), id);
    await page.type(code, characters);
    await page.keyboard.press('Enter');
    await says(page, 'Awaiting review. Only you can see it.');
    await page.reload();
    await says(page, 'Please add life vests.');
    await says(page, 'Awaiting review.');
    const comment = await page.$eval(
      'news-comments >>> [part~="pending"]',
      (each) => (each as HTMLElement).dataset['id']!,
    );
    await promisify(execFile)(process.execPath, [
      program,
      ...['comments', 'publish', comment, '--database', strict.database],
    ]);
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await says(page, 'Your comment is published.');
    await says(page, 'Comments (1)');
  });
});

/** Puts text and name into the form for the article. */
async function write(page: Page, text: string, name: string): Promise<void> {
  await page.type('news-comments >>> textarea', text);
  await page.waitForSelector('news-comments >>> [part="primary"]', { visible: true });
  await page.type('news-comments >>> input', name);
}

/** Waits until the comments say something. */
async function says(page: Page, words: string): Promise<void> {
  await page.waitForFunction(
    (wanted) => {
      const root = document.querySelector('news-comments')?.shadowRoot;
      const shown = root?.textContent.replace(/\s+/g, ' ') ?? '';
      return shown.includes(wanted);
    },
    {},
    words,
  );
}
