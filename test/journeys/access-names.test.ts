import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page, SerializedAXNode } from 'puppeteer-core';
import { openArticle, openNewspaper } from './support/access.ts';
import type { RunningServer } from './support/server.ts';

/** States that a screen reader says beside a name. */
const STATES = [
  'disabled',
  'expanded',
  'pressed',
  'haspopup',
  'required',
  'invalid',
  'live',
] as const;

/** What a screen reader is told of one of our elements, a line for each thing that has a role. */
async function spoken(page: Page, tag: string): Promise<string[]> {
  const root = await page.$(tag);
  const tree = await page.accessibility.snapshot({ root: root!, interestingOnly: false });
  const lines: string[] = [];
  const say = (node: SerializedAXNode) => {
    if (!/^(generic|none|StaticText|InlineTextBox|LineBreak|ListMarker)$/.test(node.role)) {
      const states = STATES.filter((state) => node[state] !== undefined)
        .map((state) => `${state}=${String(node[state])}`)
        .join(' ');
      lines.push([node.role, node.name, states].filter(Boolean).join(' | '));
    }
    for (const child of node.children ?? []) say(child);
  };
  if (tree) say(tree);
  return lines;
}

async function press(page: Page, selector: string): Promise<void> {
  const button = await page.waitForSelector(selector, { visible: true });
  await button!.press('Enter');
}

describe('what a screen reader is told of', () => {
  let server: RunningServer;
  let browser: Browser;
  let page: Page;

  before(async () => {
    ({ server, browser } = await openNewspaper());
    page = await openArticle(browser, server.url);
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  it('a dateline: the date as it is written', async () => {
    const time = await page.$('news-dateline >>> [part="time"]');
    const tree = await page.accessibility.snapshot({ root: time!, interestingOnly: false });
    assert.equal(tree?.role, 'time');
    const words = tree.children?.map(({ name }) => name).join('');
    assert.match(words ?? '', /^(Thứ|Chủ)[^,]+, \d\d\/\d\d\/\d{4}, \d\d:\d\d/);
  });

  it('the text size: what can be done, what cannot, what is', async () => {
    assert.deepEqual(await spoken(page, 'news-font-size'), [
      'group | Cỡ chữ',
      'button | Giảm cỡ chữ',
      'button | Cỡ chữ gốc | disabled=true',
      'button | Tăng cỡ chữ',
      'status | live=polite',
    ]);
    await press(page, 'news-font-size >>> ::-p-aria(Tăng cỡ chữ)');
    await page.waitForSelector('news-font-size >>> [role="status"]:not(:empty)');
    assert.ok((await spoken(page, 'news-font-size')).includes('button | 115% Cỡ chữ gốc'));
  });

  it('printing, the number of comments and the way up', async () => {
    assert.deepEqual(await spoken(page, 'news-print'), ['button | In bài', 'status | live=polite']);
    assert.deepEqual(await spoken(page, 'news-comment-count'), ['link | 9 ý kiến']);
    assert.deepEqual(await spoken(page, 'news-to-top'), ['link | Trở về đầu trang']);
  });

  it('the feeds: a menu that is closed, then open', async () => {
    const closed = 'button | RSS | expanded=false haspopup=menu';
    assert.deepEqual(await spoken(page, 'news-rss'), [closed, 'status | live=polite']);
    await press(page, 'news-rss >>> button');
    await page.waitForSelector('news-rss >>> [role="menu"]', { visible: true });
    assert.deepEqual(await spoken(page, 'news-rss'), [
      'button | RSS | expanded=true haspopup=menu',
      'menu | Nguồn tin của trang này',
      'menuitem | Bài mới',
      'menuitem | Toàn báo',
      'menuitem | Ý kiến về bài này',
      'separator',
      'menuitem | Sao chép địa chỉ',
      'menuitem | Mở bằng trình đọc tin…',
      'status | live=polite',
    ]);
    await page.keyboard.press('Escape');
  });

  it('related news: a named region with a list', async () => {
    const [region, heading, list, item, link] = await spoken(page, 'news-related');
    assert.deepEqual(
      [region, heading, list, item],
      ['region | Tin liên quan', 'heading | Tin liên quan', 'list', 'listitem'],
    );
    assert.match(link ?? '', /^link \| \S/);
  });

  it('a comment: whose it is, and what can be done with it', async () => {
    const lines = await spoken(page, 'news-comments');
    assert.equal(lines[0], 'heading | Ý kiến bạn đọc (9)');
    for (const field of ['Bình luận bài viết', 'Tên'])
      assert.ok(lines.includes(`textbox | ${field} | required=true`), field);
    const first = lines.indexOf('article | Lê Quang Vinh');
    assert.ok(first > 0, lines.join('\n'));
    const controls = lines.slice(first).filter((line) => line.startsWith('button'));
    assert.deepEqual(controls.slice(0, 3), [
      'button | Trả lời',
      'button | Đồng tình 12 | pressed=false',
      'button | Thêm | expanded=false haspopup=menu',
    ]);
  });

  it('a security check: the picture, its ways round, the field and what is wrong with it', async () => {
    const captcha = 'news-comments >>> news-captcha';
    const before = await spoken(page, captcha);
    for (const line of [
      'image | Hình có 6 ký tự; không nhìn được thì nghe mã',
      'button | Đổi hình khác',
      'button | Nghe mã | pressed=false',
      'textbox | Mã xác nhận | required=true',
    ])
      assert.ok(before.includes(line), before.join('\n'));
    await page.focus('news-comments >>> textarea');
    await page.keyboard.type('Một ý kiến đủ dài để gửi đi.');
    const name = await page.waitForSelector('news-comments >>> input[autocomplete="name"]');
    await name!.type('Minh');
    await press(page, 'news-comments >>> [part~="primary"]');
    await page.waitForSelector(`${captcha} >>> [aria-invalid="true"]`);
    const after = (await spoken(page, captcha)).find((line) => line.startsWith('textbox'));
    assert.equal(after, 'textbox | Mã xác nhận | required=true invalid=true');
  });
});
