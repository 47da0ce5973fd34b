import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import { accessibilityProblems } from './support/axe.ts';
import { openBrowser, openPage } from './support/browser.ts';
import { keysOf, readPicture } from './support/challenge.ts';
import { focusedName, tabTo } from './support/keyboard.ts';
import { type RunningServer, startServer } from './support/server.ts';

const TEXT = 'Written on a machine that runs no script.';

describe('the thread without JavaScript', () => {
  let server: RunningServer;
  let browser: Browser;

  before(async () => {
    [server, browser] = await Promise.all([startServer('--captcha', 'image'), openBrowser()]);
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  function thread(name: string, query: Record<string, string> = {}): string {
    const article = `${server.url}/en/${name}.html`;
    return `${server.url}/threads?${new URLSearchParams({ article, lang: 'en', ...query })}`;
  }

  /** A page in which nothing runs but the test's own look at it. */
  async function open(url: string, width = 1280) {
    const opened = await openPage(browser, { width });
    await opened.page.setJavaScriptEnabled(false);
    // The icon of the site is the site's own affair.
    await opened.page.setRequestInterception(true);
    opened.page.on('request', (request) => {
      if (!request.url().endsWith('/favicon.ico')) void request.continue();
      else void request.respond({ status: 200, contentType: 'image/x-icon', body: '' });
    });
    await opened.page.goto(url);
    return opened;
  }

  async function solve(page: Page): Promise<string> {
    const id = await page.$eval('[name="challenge"]', (field) => (field as HTMLInputElement).value);
    return readPicture(keysOf(server.database), id).characters;
  }

  /** Sends the form by the button of that name and waits for the page it leads to. */
  async function press(page: Page, name: string): Promise<void> {
    await Promise.all([page.waitForNavigation(), page.click(`::-p-aria(${name}[role="button"])`)]);
  }

  /** What axe finds. It needs timers, which a page without script does not have; the page brings no script either way. */
  async function problems(page: Page): Promise<string[]> {
    await page.setJavaScriptEnabled(true);
    const found = await accessibilityProblems(page);
    await page.setJavaScriptEnabled(false);
    return found;
  }

  async function says(page: Page): Promise<string> {
    return page.$eval('body', (body) => (body as HTMLElement).innerText);
  }

  it('leads from the article to the form, by keyboard alone, and shows what was sent', async () => {
    const { page, complaints } = await open(thread('keyboard'));
    await tabTo(page, 'Comment on this article');
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    await tabTo(page, 'Your comment');
    await page.keyboard.type(TEXT);
    await tabTo(page, 'Name');
    await page.keyboard.type('Minh');
    await tabTo(page, 'Remember my name on this device');
    await page.keyboard.press('Space');
    await tabTo(page, 'Security code');
    await page.keyboard.type(await solve(page));
    // Enter in a field sends, and does not ask for another picture.
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    assert.match(await says(page), /Your comment is published\./);
    assert.match(page.url(), /own=posted#comment-c\w+$/);
    assert.equal(
      await page.$eval(':target', (it) => it.textContent.includes('Written on a')),
      true,
    );
    assert.deepEqual(await problems(page), []);

    await page.reload();
    await page.goBack();
    await page.goForward();
    await page.goto(thread('keyboard'));
    assert.match(await says(page), /Comments \(1\)/);
    assert.doesNotMatch(await says(page), /Your comment is published|Edit until/);
    await page.goto(thread('keyboard', { write: '1' }));
    const name = await page.$eval('#name', (field) => (field as HTMLInputElement).value);
    assert.equal(name, 'Minh');
    assert.deepEqual(complaints.all, []);
  });

  it('keeps every word through errors, a wrong code and another picture, and leads to the field', async () => {
    const { page } = await open(thread('errors', { write: '1' }), 360);
    await page.type('#text', TEXT);
    await press(page, 'Post comment');
    assert.match(await says(page), /Enter a name of at least 2 characters\./);
    assert.equal(await focusedName(page), 'Name');
    assert.deepEqual(await problems(page), []);
    await page.keyboard.type('Minh');
    await page.type('#code', 'WRONG1');
    await press(page, 'Post comment');
    assert.match(await says(page), /That did not match\. Here is a new picture\./);
    assert.equal(await focusedName(page), 'Security code');
    await press(page, 'New picture');
    assert.match(await says(page), /Here is a new picture\. What you wrote is still here\./);
    assert.equal(await page.$eval('#text', (it) => (it as HTMLTextAreaElement).value), TEXT);
    await page.type('#code', await solve(page));
    await press(page, 'Post comment');
    assert.match(await says(page), /Your comment is published\./);
  });

  it('makes one comment of a form that was sent, gone back to and sent again', async () => {
    const { page } = await open(thread('back', { write: '1' }));
    await page.type('#text', TEXT);
    await page.type('#name', 'Minh');
    await page.type('#code', await solve(page));
    await press(page, 'Post comment');
    const first = page.url();
    await page.goBack();
    assert.equal(await page.$eval('#text', (it) => (it as HTMLTextAreaElement).value), TEXT);
    await press(page, 'Post comment');
    assert.equal(page.url(), first);
    assert.match(await says(page), /Comments \(1\)/);
  });

  it('answers, agrees, edits, reports and deletes', async () => {
    const { page } = await open(thread('all', { write: '1' }));
    await page.type('#text', TEXT);
    await page.type('#name', 'Minh');
    await page.type('#code', await solve(page));
    await press(page, 'Post comment');

    const follow = (name: string) =>
      Promise.all([page.waitForNavigation(), page.click(`::-p-aria(${name}[role="link"])`)]);
    await press(page, 'Agree: comment by Minh');
    assert.match(await says(page), /Your choice is counted\./);
    await Promise.all([page.waitForNavigation(), page.click('a[href*="edit="]')]);
    assert.deepEqual(await problems(page), []);
    await page.type('#text', ' Then changed.');
    await press(page, 'Save');
    assert.match(await says(page), /Your change is saved\.[^]*Then changed\./);

    await follow('Reply: comment by Minh');
    assert.deepEqual(await problems(page), []);
    await page.type('#text', 'An answer.');
    await page.type('#name', 'Hà');
    await page.type('#code', await solve(page));
    await press(page, 'Post reply');
    assert.match(await says(page), /An answer\./);

    await follow('Report: comment by Hà');
    await page.click('::-p-aria(Advertising or spam)');
    assert.deepEqual(await problems(page), []);
    await press(page, 'Report');
    assert.match(await says(page), /You reported this\./);

    await follow('Delete: comment by Minh');
    assert.deepEqual(await problems(page), []);
    await press(page, 'Delete');
    assert.match(
      await says(page),
      /Your comment is deleted\.[^]*Deleted by its author\.[^]*An answer\./,
    );
  });

  for (const lang of ['vi', 'en', 'ar']) {
    for (const width of [1280, 360, 320]) {
      it(`fits, can be touched and has nothing that axe finds: ${lang}, ${width} px`, async () => {
        for (const query of [{ lang }, { lang, write: '1' }] as Record<string, string>[]) {
          const { page, complaints } = await open(thread('all', query), width);
          const overhang = await page.evaluate(
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
          );
          assert.equal(overhang, 0);
          assert.deepEqual(await problems(page), []);
          assert.deepEqual(complaints.all, []);
        }
      });
    }
  }
});
