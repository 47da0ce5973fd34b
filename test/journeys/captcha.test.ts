import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import type { Keys } from '../../server/src/keys/keys.ts';
import { accessibilityProblems } from './support/axe.ts';
import { openBrowser, openPage } from './support/browser.ts';
import { keysOf, nextChallenge, readPicture } from './support/challenge.ts';
import { type Host, startHost } from './support/host.ts';
import { type RunningServer, startServer } from './support/server.ts';
import { strictPolicy } from './support/strict-policy.ts';

/** A form of the site's own, whose script sends what the form holds as a comment. */
const script = `document.querySelector('form').addEventListener('submit', async (event) => {
  event.preventDefault();
  const fields = Object.fromEntries(new FormData(event.target, event.submitter));
  const response = await fetch(event.target.action, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID().replaceAll('-', '') },
    body: JSON.stringify({
      article: location.href,
      url: location.href,
      title: document.title,
      author: { name: fields.name },
      text: fields.text,
      captcha: fields.captcha,
    }),
  });
  const { type = 'stored' } = await response.json();
  document.querySelector('output').textContent += response.status + ' ' + type.split('/').pop() + '; ';
});`;

function formPage(server: string, attributes: string) {
  return {
    headers: { 'content-security-policy': strictPolicy(server, "'self'") },
    body: `<!doctype html><html lang="en"><head><title>Write to us</title>
      <script type="module" src="${server}/loader.js" data-backend="${server}/"></script>
      <script src="/form.js" defer></script></head>
      <body><main><h1>Write to us</h1><form action="${server}/v1/comments">
      <p><label>Name <input name="name" value="Hà"></label></p>
      <p><label>Text <textarea name="text">A letter to the editors.</textarea></label></p>
      <news-captcha name="captcha" action="comment" ${attributes}></news-captcha>
      <button>Send</button></form><output></output></main></body></html>`,
  };
}

describe('a form of the site with a CAPTCHA', () => {
  let host: Host;
  let server: RunningServer;
  let browser: Browser;
  let keys: Keys;

  before(async () => {
    host = await startHost({
      '/proof': () => formPage(server.url, 'provider="proof"'),
      '/picture': () => formPage(server.url, 'provider="image"'),
      '/plain': () => formPage(server.url, ''),
      '/form.js': { body: script, type: 'text/javascript' },
      '/favicon.ico': { body: '', type: 'image/x-icon' },
    });
    [server, browser] = await Promise.all([
      startServer('--captcha', 'image,proof', '--allow-origin', host.origin),
      openBrowser(),
    ]);
    keys = keysOf(server.database);
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
    await host?.stop();
  });

  async function open(path: string): Promise<{ page: Page; complaints: readonly string[] }> {
    const { page, complaints } = await openPage(browser);
    await page.goto(host.origin + path);
    await page.waitForFunction(() => document.querySelector('news-captcha')?.shadowRoot);
    return { page, complaints: complaints.all };
  }

  it('passes the proof of work by itself, one token a submit', async () => {
    const { page, complaints } = await open('/proof');
    await page.focus('textarea');
    await shown(page, 'news-captcha >>> .ok');
    await page.click('form > button');
    await said(page, '201 stored; ');
    await page.type('textarea', ' And one more.');
    await page.click('form > button');
    await said(page, '201 stored; 201 stored; ');
    assert.deepEqual(complaints, []);
  });

  it('loads nothing before the form is touched, and still holds a submit that is faster', async () => {
    const { page } = await openPage(browser);
    const loaded: string[] = [];
    page.on('request', (request) => loaded.push(new URL(request.url()).pathname));
    await page.goto(`${host.origin}/plain`, { waitUntil: 'networkidle0' });
    assert.deepEqual(
      loaded.filter((path) => path.includes('news-captcha') || path.startsWith('/v1/')),
      [],
    );
    await page.evaluate(() => document.querySelector('form')!.requestSubmit());
    await shown(page, 'news-captcha >>> [aria-label^="Picture with 6"]');
    await shown(page, 'news-captcha >>> [part="problem"]');
    await said(page, '');
  });

  it('reads the picture and types it, after a mistake', async () => {
    const { page, complaints } = await open('/picture');
    const first = nextChallenge(page);
    await page.focus('textarea');
    await first;
    await shown(page, 'news-captcha >>> [aria-label^="Picture with 6"]');
    assert.deepEqual(await accessibilityProblems(page, 'form'), []);
    const second = nextChallenge(page);
    await page.type('news-captcha >>> input', 'AAAAAA');
    await page.keyboard.press('Enter');
    const id = await second;
    await page.waitForFunction(() =>
      document.querySelector('news-captcha')?.shadowRoot?.textContent.includes('did not match'),
    );
    const challenge = readPicture(keys, id);
    // The mistake led the focus back into the field.
    await page.keyboard.type(challenge.characters.toLowerCase());
    await page.keyboard.press('Enter');
    await said(page, '201 stored; ');
    assert.deepEqual(
      complaints.filter((line) => !line.includes('422')),
      [],
    );
  });

  it('plays the digits, which are as good as the characters', async () => {
    const { page } = await open('/picture');
    const first = nextChallenge(page);
    await page.focus('textarea');
    const challenge = readPicture(keys, await first);
    const audio = page.waitForResponse((response) => response.url().includes('/audio?lang=en'));
    await shown(page, 'news-captcha >>> [aria-label^="Picture with 6"]');
    await page.click('news-captcha >>> [part~="audio"]');
    assert.equal((await audio).headers()['content-type'], 'audio/wav');
    await page.type('news-captcha >>> input', challenge.digits);
    await page.click('form > button');
    await said(page, '201 stored; ');
  });
});

/** Waits frame by frame: a change inside a shadow root wakes no observer of the document. */
async function shown(page: Page, selector: string): Promise<void> {
  await page.waitForSelector(selector, { visible: true });
}

async function said(page: Page, text: string): Promise<void> {
  await page.waitForFunction(
    (wanted) => document.querySelector('output')?.textContent === wanted,
    {},
    text,
  );
}
