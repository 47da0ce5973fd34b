import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import { openBrowser, openPage } from './support/browser.ts';
import { pdfText } from './support/pdf-text.ts';
import { type RunningServer, startServer } from './support/server.ts';

/** A page that does everything that keeps articles from being printed. */
const hostile = (server: string) => `<!doctype html>
<html lang="vi"><head><title>Báo</title>
<meta property="og:title" content="Thư viện theo chuyến đò">
<meta name="author" content="Hoài Thu">
<meta property="article:published_time" content="2026-11-25T00:30:00Z">
<link rel="canonical" href="https://paper.example/xa-hoi/thu-vien">
<style>
  html, body { height: 100%; overflow: hidden; background: #111; color: #eee }
  body { display: flex !important; margin: 0 }
  #page { display: grid !important; grid-template-columns: 1fr 2fr; height: 100vh; overflow: auto; transform: translateZ(0) }
  #page::before { content: "Nền của trang" }
  header { position: fixed; inset: 0 0 auto; z-index: 9 }
  .kicker { position: sticky; top: 0 }
  #story { contain: content; content-visibility: auto; max-height: 500px; overflow: hidden; color: #fff }
  @media print { a[href]::after { content: " (" attr(href) ")" } }
</style></head><body>
  <header>Trang nhất Thời sự Kinh tế</header>
  Chữ rơi của trang
  <div id="page">
    <nav>Chuyên mục</nav>
    <main>
      <div id="story">
        <news-print for="#story"><a href="?print=1">Bản in</a></news-print>
        <p class="kicker">Xã hội cuối tuần</p>
        ${Array.from(
          { length: 40 },
          (
            _,
            index,
          ) => `<p>Đoạn ${index + 1}: sương còn nằm trên mặt nước khi thầy Lương cởi dây neo,
          <a href="https://paper.example/cau-${index % 2}">mười một cây số</a> bên kia sông.</p>`,
        ).join('')}
        <aside>Đọc nhiều nhất</aside>
        <div class="related-box">Tin khác</div>
        <form><input value="Ô nhập"><button>Nút gửi</button></form>
      </div>
      <section>Ý kiến ngoài bài</section>
    </main>
  </div>
  <footer>Chân trang</footer>
  <script src="${server}/loader.js"></script>
</body></html>`;

describe('printing an article', () => {
  let server: RunningServer;
  let browser: Browser;
  let page: Page;
  before(async () => {
    [server, browser] = await Promise.all([startServer('--captcha', 'none'), openBrowser()]);
    ({ page } = await openPage(browser));
    await page.goto(server.url);
    await page.setContent(hostile(server.url));
    await readyToPrint(page);
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  it('puts the article alone on paper, whole and in order', async () => {
    const pages = pdfText(await page.pdf({ format: 'A4' }));
    assert.ok(pages.length > 1, 'nothing is cut off at the first page');
    const paragraphs = Array.from({ length: 40 }, (_, index) => {
      const note = `[${(index % 2) + 1}]`;
      return `Đoạn ${index + 1}: sương còn nằm trên mặt nước khi thầy Lương cởi dây neo, mười một cây số ${note} bên kia sông.`;
    });
    const expected = [
      'Thư viện theo chuyến đò',
      'Hoài Thu · 25/11/2026',
      'Xã hội cuối tuần',
      ...paragraphs,
      'Liên kết trong bài',
      '[1] https://paper.example/cau-0',
      '[2] https://paper.example/cau-1',
      'Nguồn: https://paper.example/xa-hoi/thu-vien',
    ].join(' ');
    const text = pages.join(' ').replace(/\u00a0/g, ' ');
    const date = / In ngày \d\d\/\d\d\/\d{4}$/;
    assert.match(text.slice(-40), date);
    assertSameText(text.replace(date, ''), expected);
  });

  it('prints black on white, whatever the theme', async () => {
    const seen = page.evaluate(
      () =>
        new Promise<string[]>((resolve) => {
          addEventListener(
            'beforeprint',
            () => {
              const style = getComputedStyle(document.querySelector('#story p:last-of-type')!);
              resolve([style.color, getComputedStyle(document.documentElement).backgroundColor]);
            },
            { once: true },
          );
        }),
    );
    await page.emulateMediaType('print');
    await page.pdf();
    assert.deepEqual(await seen, ['rgb(0, 0, 0)', 'rgb(255, 255, 255)']);
    await page.emulateMediaType();
  });

  it('leaves the page as it was', async () => {
    const source = () => page.evaluate(() => document.documentElement.outerHTML);
    const sheets = () => page.evaluate(() => document.adoptedStyleSheets.length);
    const before = [await source(), await sheets()];
    await page.pdf();
    assert.deepEqual([await source(), await sheets()], before);
  });

  it('prints an article of the demo newspaper: title, text, picture, addresses', async () => {
    await page.goto(`${server.url}/vi/thu-vien-theo-chuyen-do.html`);
    const link = await page.evaluate(
      () =>
        document.querySelector<HTMLAnchorElement>('article p a[href^="http"], article p a')?.href,
    );
    await readyToPrint(page);
    const text = pdfText(await page.pdf({ format: 'A4' })).join(' ');
    assert.match(text, /Thư viện theo chuyến đò/);
    assert.match(text, /Sáu giờ kém mười/);
    assert.match(text, /Nguồn: http/);
    if (link) assert.ok(text.includes(new URL(link).host));
    for (const foreign of ['Trang nhất', 'Bình luận bài viết', 'Tin liên quan', 'Trở về đầu trang'])
      assert.ok(!text.includes(foreign), foreign);
  });

  it('prints the comments after the article when told to', async () => {
    const article = `${server.url}/vi/thu-vien-theo-chuyen-do.html`;
    const response = await fetch(`${server.url}/v1/comments`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': 'k'.repeat(22) },
      body: JSON.stringify({
        article,
        url: article,
        author: { name: 'Lan' },
        text: 'Đò chở sách.',
      }),
    });
    assert.equal(response.status, 201, await response.text());
    await page.goto(article);
    await readyToPrint(page);
    await page.evaluate(() => {
      document.querySelector('news-print')!.setAttribute('show', 'images links comments');
      document.querySelector('news-comments')!.scrollIntoView();
    });
    await page.waitForFunction(() =>
      document.querySelector('news-comments')?.shadowRoot?.querySelector('[part~=comment]'),
    );
    const text = pdfText(await page.pdf({ format: 'A4' })).join(' ');
    assert.match(text, /Nguồn: http.*Đò chở sách\./);
    assert.ok(!text.includes('Gửi ý kiến'), 'no form');
    assert.ok(!text.includes('Tin liên quan'), 'nothing else');
  });
});

/** With the element there, and a reader who has moved the mouse: from then on the print command is served. */
async function readyToPrint(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('news-print')?.shadowRoot?.children[0]);
  const loaded = page.waitForNetworkIdle({ idleTime: 300 });
  await page.mouse.move(100, 100);
  await page.mouse.move(120, 120);
  await loaded;
}

/** Says where two long texts part, not the whole of both. */
function assertSameText(actual: string, expected: string): void {
  let at = 0;
  while (at < actual.length && actual[at] === expected[at]) at++;
  assert.equal(actual.slice(at, at + 80), expected.slice(at, at + 80), `at character ${at}`);
}
