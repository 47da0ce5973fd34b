// What finding the article costs, as a ratio to one walk through all elements with querySelectorAll('*'):
//   node bench/article-root.mjs
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import puppeteer from 'puppeteer-core';
import { chromiumArguments, findBrowser } from '../scripts/browsers.mjs';

const ELEMENTS = 5000;
const ROUNDS = 15;

const entry = fileURLToPath(new URL('../src/page/article-root.ts', import.meta.url));
const { outputFiles } = await build({
  entryPoints: [entry],
  bundle: true,
  format: 'iife',
  globalName: 'page',
  write: false,
});
const browser = await puppeteer.launch({
  executablePath: findBrowser('chromium').path,
  args: chromiumArguments(),
});
try {
  const tab = await browser.newPage();
  await tab.evaluate(outputFiles[0].text.replace('var page =', 'globalThis.page ='));
  const rounds = await tab.evaluate(measure, ELEMENTS, ROUNDS);
  const ratios = rounds.map(({ root, walk }) => root / walk).sort((a, b) => a - b);
  const at = (share) => ratios[Math.floor(share * (ratios.length - 1))].toFixed(1);
  const middle = (key) => rounds.map((each) => each[key]).sort((a, b) => a - b)[ROUNDS >> 1];
  console.log(`articleRoot ${middle('root').toFixed(2)} ms, walk ${middle('walk').toFixed(3)} ms`);
  console.log(`ratio ${at(0.5)} (${at(0.25)} to ${at(0.75)})`);
} finally {
  await browser.close();
}

/** Runs in the page: a story, teasers and comments until there are enough elements; both subjects by turns. */
function measure(elements, rounds) {
  const add = (parent, name, text = '', className = '') => {
    const element = parent.appendChild(document.createElement(name));
    element.textContent = text;
    element.className = className;
    return element;
  };
  const prose =
    'The last boat came in after dark, and the pilot tied his rope to the tree. '.repeat(4);
  const tool = add(document.body, 'span');
  const story = add(document.body, 'div', '', 'story');
  add(story, 'h1', 'The last ferry');
  for (let count = 0; count < 60; count++) add(add(story, 'p', prose), 'a', 'a link');
  while (document.querySelectorAll('*').length < elements) {
    const entry = add(add(document.body, 'div', '', 'x1'), 'div', '', 'x2 x3');
    add(add(entry, 'h3'), 'a', 'Another story').href = '/';
    add(entry, 'p', prose.slice(0, 150));
    add(add(entry, 'div', '', 'meta'), 'time', '9:30');
  }
  const walk = () => {
    let names = 0;
    for (const element of document.querySelectorAll('*')) names += element.localName.length;
    return names;
  };
  const time = (task) => {
    const started = performance.now();
    for (let turn = 0; turn < 20; turn++) task();
    return (performance.now() - started) / 20;
  };
  const root = () => globalThis.page.articleRoot(tool);
  if (root() !== story) throw new Error('That is not the story.');
  time(walk);
  return Array.from({ length: rounds }, () => ({ walk: time(walk), root: time(root) }));
}
