import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, ElementHandle, Page } from 'puppeteer-core';
import { accessibilityProblems } from './support/axe.ts';
import { openBrowser, openPage } from './support/browser.ts';
import { type PaperWithAccounts, startPaper } from './support/paper-with-accounts.ts';
import { type RunningServer, startServer } from './support/server.ts';

const primary = 'news-comments >>> [part="primary"]';

describe('readers who have an account on the site', () => {
  let paper: PaperWithAccounts;
  let server: RunningServer;
  let stranger: RunningServer;
  let browser: Browser;

  before(async () => {
    paper = await startPaper();
    [server, stranger, browser] = await Promise.all([
      startServer(
        ...['--allow-origin', paper.origin, '--captcha', 'image', '--auth-secret', paper.secret],
        ...['--auth-issuer', paper.origin, '--auth-audience', paper.audience],
      ),
      startServer('--allow-origin', paper.origin, '--captcha', 'none'),
      openBrowser(),
    ]);
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
    await stranger?.stop();
    await paper?.stop();
  });

  /** The article in a browser of its own, with what was sent with a credential. */
  async function open(comments: PaperWithAccounts['comments']) {
    const { page } = await openPage(browser);
    const credentials: string[] = [];
    page.on('request', (request) => {
      if (request.headers()['authorization']) {
        credentials.push(`${request.method()} ${new URL(request.url()).origin}`);
      }
    });
    paper.comments = comments;
    await page.goto(`${paper.origin}/article`);
    await says(page, 'Comment on this article');
    return { page, credentials };
  }

  it('sign in by another page in the middle of a comment, and send it without name and CAPTCHA', async () => {
    const { page, credentials } = await open({ server: server.url });
    assert.equal(paper.given, 0);
    await page.type('news-comments >>> textarea', 'It carries books too.');
    await says(page, 'Do you have an account here?');
    assert.deepEqual(await accessibilityProblems(page), []);
    await Promise.all([page.waitForNavigation(), press(page, 'Sign in')]);
    await says(page, 'Signed in as');
    await says(page, 'Trần Thu Hà');
    assert.deepEqual(await accessibilityProblems(page), []);
    const words = await page.$eval('news-comments >>> textarea', (field) => field.value);
    assert.equal(words, 'It carries books too.');
    assert.equal(await page.$('news-comments >>> news-captcha'), null);
    await page.click(primary);
    await says(page, 'Your comment is published.');
    await says(page, 'Comments (1)');
    assert.deepEqual(credentials, [`POST ${server.url}`]);

    await page.click('news-comments >>> textarea');
    await press(page, 'Sign out');
    await says(page, 'Do you have an account here?');
    await page.waitForSelector('news-comments >>> news-captcha');
  });

  it('vote once, whichever browser they use', async () => {
    for (let each = 0; each < 2; each += 1) {
      const { page } = await open({ server: server.url });
      await page.setCookie({ name: 'reader', value: '4712', url: paper.origin });
      await press(page, /^Agree/);
      await page.waitForResponse((response) => response.url().endsWith('/vote') && response.ok());
      const { items } = await list(server, paper);
      assert.equal(items[0]?.votes.up, 1);
      assert.equal(items[0]?.author.name, 'Trần Thu Hà');
    }
  });

  it('send once more with a new token when the server refuses the first', async () => {
    const { page, credentials } = await open({ server: server.url });
    await page.setCookie({ name: 'reader', value: '4713', url: paper.origin });
    paper.wrongTokens = 1;
    await page.type('news-comments >>> textarea', 'At seven on Sundays.');
    await says(page, 'Signed in as');
    await page.click(primary);
    await says(page, 'Your comment is published.');
    assert.deepEqual(credentials, [`POST ${server.url}`, `POST ${server.url}`]);
    assert.equal((await list(server, paper)).total, 2);
  });

  it('keep their words when the server takes no token of theirs', async () => {
    const { page } = await open({ server: server.url });
    await page.setCookie({ name: 'reader', value: '4714', url: paper.origin });
    paper.wrongTokens = 2;
    await page.type('news-comments >>> textarea', 'And on holidays?');
    await says(page, 'Signed in as');
    await page.click(primary);
    await says(page, 'Your sign-in has ended.');
    assert.deepEqual(await accessibilityProblems(page), []);
    await Promise.all([page.waitForNavigation(), press(page, 'Sign in')]);
    await says(page, 'Signed in as');
    await page.click(primary);
    await says(page, 'Your comment is published.');
    assert.equal((await list(server, paper)).total, 3);
  });

  it('are guests to every other server, which is sent no credential', async () => {
    const { page, credentials } = await open({ server: server.url, backend: stranger.url });
    await page.setCookie({ name: 'reader', value: '4711', url: paper.origin });
    const before = paper.given;
    await page.type('news-comments >>> textarea', 'Who am I here?');
    await page.waitForSelector('news-comments >>> input[autocomplete="name"]', { visible: true });
    await page.type('news-comments >>> input[autocomplete="name"]', 'Somebody');
    await page.click(primary);
    await says(page, 'Your comment is published.');
    assert.deepEqual([credentials, paper.given], [[], before]);
    const [comment] = (await list(stranger, paper)).items;
    assert.equal(comment?.author.name, 'Somebody');
  });
});

interface Listed {
  total: number;
  items: { author: { name: string }; votes: { up: number } }[];
}

async function list({ url }: RunningServer, { origin }: PaperWithAccounts): Promise<Listed> {
  const query = new URLSearchParams({ article: `${origin}/article`, sort: 'oldest' });
  return (await fetch(`${url}/v1/comments?${query}`)).json() as Promise<Listed>;
}

/** Presses the button that says so. */
async function press(page: Page, name: string | RegExp): Promise<void> {
  const wanted = typeof name === 'string' ? `^${name}$` : name.source;
  const button = await page.waitForFunction(
    (pattern) => {
      const all = document.querySelector('news-comments')?.shadowRoot?.querySelectorAll('button');
      return [...(all ?? [])].find((each) => new RegExp(pattern).test(each.textContent.trim()));
    },
    {},
    wanted,
  );
  await (button as ElementHandle<HTMLButtonElement>).click();
}

/** Waits until the comments say something. */
async function says(page: Page, words: string): Promise<void> {
  await page.waitForFunction(
    (wanted) => {
      const root = document.querySelector('news-comments')?.shadowRoot;
      return (root?.textContent.replace(/\s+/g, ' ') ?? '').includes(wanted);
    },
    {},
    words,
  );
}
