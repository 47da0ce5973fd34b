// What our elements cost a reader, against size-budget.json: bytes after brotli 11 of each of our
// files that a real page load requests.
//   npm run size               measures and fails over a limit
// A row that has not reached its limit yet may not grow either: the note in size-budget.json says
// what stands in its way.
//   npm run size -- --save     also keeps the numbers as `last`
//   npm run size -- --detail   also each page's files
//   npm run size -- --files    each file of cdn/, without a browser
import './lib/node-version.mjs';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { chromiumArguments, ensureBrowser } from './browsers.mjs';
import { root } from './lib/run.mjs';
import { startServer } from './lib/server.mjs';
import { seedComments } from './size/seed.mjs';
import { useEverything, visit } from './size/visit.mjs';

/** @typedef {{ id: string, what: string, limit: number, last: number | null }} Row */
/** @typedef {import('./size/visit.mjs').Loaded} Loaded */

/** Bytes by which a row may swing with the names of chunks, which differ with each release. */
const NOISE = 24;

const budgetFile = join(root, 'size-budget.json');
/** @type {{ note: string, rows: Row[] }} */
const budget = JSON.parse(readFileSync(budgetFile, 'utf8'));

if (process.argv.includes('--files')) {
  printFiles();
} else {
  const now = await measure();
  printTable(now);
  if (process.argv.includes('--save')) {
    for (const row of budget.rows) row.last = now[row.id] ?? null;
    const rows = budget.rows.map((row) => `    ${JSON.stringify(row)}`).join(',\n');
    writeFileSync(
      budgetFile,
      `{\n  "note": ${JSON.stringify(budget.note)},\n  "rows": [\n${rows}\n  ]\n}\n`,
    );
  }
}

/** @returns {Promise<Record<string, number>>} */
async function measure() {
  const [server, browser] = await Promise.all([
    startServer('--captcha', 'image', '--captcha', 'proof'),
    ensureBrowser('chromium').then(({ path }) =>
      puppeteer.launch({ executablePath: path, args: chromiumArguments() }),
    ),
  ]);
  const open = await startServer('--captcha', 'none', '--comment-rate', '0');
  try {
    const at = (/** @type {string} */ path) => server.url + path;
    const thread = `${open.url}/measured/thread.html`;
    await seedComments(open.url, thread, 100);
    const article = await visit(browser, at('/measured/article.html'));
    const used = await visit(browser, at('/measured/article.html'), useEverything);
    const core = await visit(browser, at('/measured/core.html'));
    /** @type {Loaded} */
    const captcha = new Map();
    for (const path of ['/measured/captcha.html', '/measured/captcha-proof.html']) {
      const loaded = await visit(browser, at(path), useEverything);
      for (const [file, length] of loaded) if (!core.has(file)) captcha.set(file, length);
    }
    const toolbar = await visit(browser, at('/measured/toolbar.html'));
    const read = await visit(browser, thread);
    if (process.argv.includes('--detail')) {
      printDetail('toolbar', toolbar);
      printDetail('thread', read);
      printDetail('article', article);
      printDetail('everything', used);
    }
    return {
      loader: article.get('/loader.js') ?? 0,
      toolbar: sum(toolbar),
      thread: sum(read),
      article: sum(article),
      everything: sum(new Map([...article, ...used])),
      captcha: sum(captcha),
    };
  } finally {
    await Promise.all([browser.close(), server.stop(), open.stop()]);
  }
}

/** @param {Loaded} loaded */
function sum(loaded) {
  return [...loaded.values()].reduce((total, length) => total + length, 0);
}

/** @param {Record<string, number>} now */
function printTable(now) {
  const width = Math.max(...budget.rows.map(({ what }) => what.length));
  const line = (/** @type {string[]} */ ...cells) =>
    console.log(
      cells.map((cell, at) => (at === 0 ? cell.padEnd(width) : cell.padStart(10))).join(' '),
    );
  line('brotli', 'now', 'last', 'limit');
  for (const { id, what, limit, last } of budget.rows) {
    const measured = now[id] ?? 0;
    line(what, kib(measured), last === null ? '–' : kib(last), kib(limit));
    if (measured === 0) {
      process.exitCode = 1;
      console.log('  Nothing was loaded: the page does not work.');
    } else if (measured > Math.max(limit, (last ?? 0) + NOISE)) {
      process.exitCode = 1;
      console.log(
        `  ${measured - Math.max(limit, last ?? 0)} bytes too many: npm run size -- --detail`,
      );
    } else if (measured > limit) {
      console.log(`  ${measured - limit} bytes to go.`);
    }
  }
}

/**
 * @param {string} id
 * @param {Loaded} loaded
 */
function printDetail(id, loaded) {
  console.log(`${id}:`);
  for (const [file, length] of [...loaded].sort(([, one], [, other]) => other - one)) {
    console.log(`${String(length).padStart(8)} ${file}`);
  }
}

function printFiles() {
  /** @type {Record<string, { bytes: number, brotli: number }>} */
  const table = JSON.parse(readFileSync(join(root, 'cdn/integrity.json'), 'utf8'));
  for (const [file, { bytes, brotli }] of Object.entries(table)) {
    console.log(`${file.padEnd(44)} ${String(bytes).padStart(7)} ${String(brotli).padStart(7)}`);
  }
  const limit = budget.rows.find(({ id }) => id === 'loader')?.limit ?? 0;
  const loader = table['loader.js']?.brotli ?? Infinity;
  if (loader > limit) {
    console.log(`loader.js: ${loader} bytes, ${limit} are allowed.`);
    process.exitCode = 1;
  }
}

/** @param {number} bytes */
function kib(bytes) {
  return `${(bytes / 1024).toFixed(2)} KiB`;
}
