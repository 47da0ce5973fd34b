// The longest task while a feed of 2 MB is read for <news-related>, in processor time, times four:
//   npm run build && node bench/feed-tasks.mjs
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';
import { chromiumArguments, findBrowser } from '../scripts/browsers.mjs';

const ROUNDS = 9;
const SLOWED = 4;
const ITEMS = 300;
const cdn = fileURLToPath(new URL('../cdn/', import.meta.url));

const words = 'Con đò chở sách &amp; trẻ em <b>chạy</b> ra đón. <img src="/a.jpg"> ';
const escaped = words.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const repeated = (text) => text.repeat(Math.floor(1_950_000 / ITEMS / Buffer.byteLength(text)));
const kinds = {
  'HTML in CDATA': `<![CDATA[${repeated(words)}]]>`,
  'escaped HTML': repeated(escaped),
  'HTML among the XML': repeated(words.replaceAll('<img src="/a.jpg">', '<img src="/a.jpg"/>')),
};

function feed(description) {
  const item = (n) =>
    `<item><title>Tin ${n} về con đò</title><link>/${n}</link><description>${description}</description></item>`;
  return `<rss><channel>${Array.from({ length: ITEMS }, (_, n) => item(n)).join('')}</channel></rss>`;
}

const server = createServer(async ({ url }, response) => {
  const answer = (type, body) => response.writeHead(200, { 'content-type': type }).end(body);
  const { pathname, searchParams } = new URL(url, 'http://host');
  if (pathname === '/feed.xml')
    return answer('text/xml; charset=utf-8', feed(kinds[searchParams.get('kind')]));
  if (pathname.startsWith('/cdn/'))
    return answer('text/javascript', await readFile(cdn + pathname.slice(5)).catch(() => ''));
  return answer(
    'text/html; charset=utf-8',
    `<!doctype html><html lang="vi"><title>Page</title><script src="/cdn/loader.js" defer></script>
      <article><h1>Con đò</h1><p>Một câu đủ dài để là bài báo của trang này.</p></article><news-related></news-related>`,
  );
});
await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
const browser = await puppeteer.launch({
  executablePath: findBrowser('chromium').path,
  args: chromiumArguments(),
});
try {
  for (const kind of Object.keys(kinds)) {
    const longest = [];
    for (let round = 0; round < ROUNDS; round++) longest.push(await longestTask(kind));
    longest.sort((a, b) => a - b);
    const at = (share) => longest[Math.floor(share * (ROUNDS - 1))].toFixed(0);
    console.log(`${kind}: longest task ${at(0.5)} ms (${at(0.25)} to ${at(0.75)})`);
  }
} finally {
  await browser.close();
  server.close();
}

/**
 * Processor time in milliseconds of the longest task between asking for the feed and the list, as on a slower phone: what other
 * programs of this machine do does not count.
 */
async function longestTask(kind) {
  const tab = await browser.newPage();
  try {
    await tab.goto(`http://127.0.0.1:${server.address().port}/`);
    await tab.waitForFunction('customElements.get("news-related")');
    await tab.tracing.start({ categories: ['toplevel', 'disabled-by-default-devtools.timeline'] });
    await tab.evaluate(
      async (address) => {
        const list = document.createElement('news-related');
        list.setAttribute('loading', 'eager');
        list.setAttribute('backend', `feed:${address}`);
        const loaded = new Promise((resolve) =>
          list.addEventListener('news-related-loaded', resolve, { once: true }),
        );
        document.body.append(list);
        await loaded;
        await new Promise((resolve) => setTimeout(resolve, 300));
      },
      `/feed.xml?kind=${encodeURIComponent(kind)}`,
    );
    const { traceEvents } = JSON.parse(new TextDecoder().decode(await tab.tracing.stop()));
    const main = new Set(
      traceEvents
        .filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
        .map(({ pid, tid }) => `${pid} ${tid}`),
    );
    const tasks = traceEvents.filter(
      ({ name, pid, tid, tdur }) =>
        name === 'ThreadControllerImpl::RunTask' && tdur && main.has(`${pid} ${tid}`),
    );
    return (Math.max(...tasks.map(({ tdur }) => tdur)) / 1000) * SLOWED;
  } finally {
    await tab.close();
  }
}
