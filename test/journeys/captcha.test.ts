import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { after, before, describe, it } from 'node:test';
import type { Browser, HTTPResponse, Page } from 'puppeteer-core';
import { openChallenge } from '../../server/src/captcha/sealed.ts';
import { Keys } from '../../server/src/keys/keys.ts';
import { accessibilityProblems } from './support/axe.ts';
import { openBrowser, openPage } from './support/browser.ts';
import { type Host, startHost } from './support/host.ts';
import { type RunningServer, startServer } from './support/server.ts';

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
  const policy = [
    "default-src 'none'",
    `script-src ${server} 'self'`,
    `connect-src ${server}`,
    "img-src 'self'",
    "require-trusted-types-for 'script'",
    "trusted-types lit-html 'allow-duplicates'",
  ];
  return {
    headers: { 'content-security-policy': policy.join('; ') },
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
    await page.waitForSelector('news-captcha >>> .ok');
    await page.click('form > button');
    await said(page, '201 stored; ');
    await page.type('textarea', ' And one more.');
    await page.click('form > button');
    await said(page, '201 stored; 201 stored; ');
    assert.deepEqual(complaints, []);
  });

  it('reads the picture and types it, after a mistake', async () => {
    const { page, complaints } = await open('/picture');
    const first = nextChallenge(page);
    await page.focus('textarea');
    await first;
    await page.waitForSelector('news-captcha >>> [aria-label^="Picture with 6"]');
    assert.deepEqual(await accessibilityProblems(page, 'form'), []);
    const second = nextChallenge(page);
    await page.type('news-captcha >>> input', 'AAAAAA');
    await page.keyboard.press('Enter');
    const id = await second;
    await page.waitForFunction(() =>
      document.querySelector('news-captcha')?.shadowRoot?.textContent.includes('did not match'),
    );
    const challenge = openChallenge(keys, id, new Date());
    assert.ok(challenge?.kind === 'image');
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
    const challenge = openChallenge(keys, await first, new Date());
    assert.ok(challenge?.kind === 'image');
    const audio = page.waitForResponse((response) => response.url().includes('/audio?lang=en'));
    await page.waitForSelector('news-captcha >>> [aria-label^="Picture with 6"]');
    await page.click('news-captcha >>> [part~="audio"]');
    assert.equal((await audio).headers()['content-type'], 'audio/wav');
    await page.type('news-captcha >>> input', challenge.digits);
    await page.click('form > button');
    await said(page, '201 stored; ');
  });
});

async function said(page: Page, text: string): Promise<void> {
  await page.waitForFunction(
    (wanted) => document.querySelector('output')?.textContent === wanted,
    {},
    text,
  );
}

/** Id of the next challenge that the page is given. */
async function nextChallenge(page: Page): Promise<string> {
  const response: HTTPResponse = await page.waitForResponse(
    (each) => each.url().endsWith('/v1/captcha') && each.request().method() === 'POST',
  );
  return ((await response.json()) as { id: string }).id;
}

/** The keys of a server of ours, from its own database: nothing in the product tells an answer. */
function keysOf(database: string): Keys {
  const file = new DatabaseSync(database, { readOnly: true });
  const row = file.prepare("select value from secrets where name = 'main'").get();
  file.close();
  return new Keys(Buffer.from(row!['value'] as string, 'base64url'));
}
