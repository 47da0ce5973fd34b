// Builds the demo newspaper as static pages:
//   node demo/build.mjs [folder]           default: build/site
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { readPapers } from './newsroom.mjs';
import { articlePage } from './templates/article.mjs';
import { elementIndex } from './templates/element-index.mjs';
import { feed } from './templates/feed.mjs';
import { frontPage, sectionPage } from './templates/front.mjs';
import { oldPage } from './templates/old-page.mjs';
import { articleList, staticHostPage } from './templates/static-host.mjs';
import { strictPage } from './templates/strict.mjs';

/**
 * Writes the newspaper into a folder: pages, feeds, drawings, and a page for each element.
 * Links and canonical addresses are paths, so that the pages work on any host and port.
 * Files that are right already are not touched: the folder may be served meanwhile.
 * @param {object} options
 * @param {string} options.outDir - Folder; made when missing. What others put beside our folders stays.
 * @param {string} [options.base] - Path below which the site is served, with a slash at both ends. Default `/`.
 * @param {string} [options.origin] - Where it is served, for what must be absolute: the feed, `og:` tags, and the
 *   links inside elements that name an article to the server. Default `http://localhost:8080`.
 */
export async function buildDemo({ outDir, base = '/', origin = 'http://localhost:8080' }) {
  const papers = readPapers();
  const site = { base, origin: new URL(origin).origin, papers };
  const files = new Map([...copied('site'), ...copied('elements'), ...pages(site)]);
  for (const [name, content] of files) writeChanged(join(outDir, name), content);
  const ours = ['site', 'elements', 'offline-json', ...papers.map(({ lang }) => lang)];
  for (const name of globSync(`{${ours}}/**/*.*`, { cwd: outDir })) {
    if (!files.has(name.replaceAll('\\', '/'))) rmSync(join(outDir, name));
  }
}

/** Files of the site as `[name, content]`. */
function* pages(site) {
  const { base, papers } = site;
  const [home] = papers;
  const at = (path, page) => {
    const name = path.slice(base.length);
    return [name === '' || name.endsWith('/') ? `${name}index.html` : name, String(page)];
  };
  for (const paper of papers) {
    yield at(paper.home(base), frontPage(paper, site));
    yield at(paper.feed(base), feed(paper, site));
    for (const article of paper.articles) yield at(article.path(base), articlePage(article, site));
    for (const section of paper.sections) {
      const articles = paper.articles.filter((article) => article.isIn(section.id));
      yield at(paper.section(base, section.id), sectionPage(paper, section, articles, site));
    }
  }
  const school = home.article('truong-lang-tieng-trong');
  const elements = [...copied('elements')].filter(([name]) => /^elements\/[^/]+\.html$/.test(name));
  yield ['place.html', String(oldPage(home.article('rung-co-trong-mua'), site))];
  yield ['csp.html', String(strictPage(home.article('thu-vien-theo-chuyen-do'), site))];
  yield ['offline-json/index.html', String(staticHostPage(school, site))];
  yield ['offline-json/related.json', String(articleList(home, site))];
  yield ['elements.html', String(elementIndex(elements.map(elementPage), home, site))];
}

/** The files of a folder beside this one, as they are. */
function* copied(folder) {
  for (const name of globSync(`${folder}/**/*.*`, { cwd: import.meta.dirname }).sort()) {
    yield [name.replaceAll('\\', '/'), readFileSync(join(import.meta.dirname, name))];
  }
}

function writeChanged(file, content) {
  if (existsSync(file) && readFileSync(file).equals(Buffer.from(content))) return;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

/** Name and title of a page in `demo/elements`. */
function elementPage([file, content]) {
  const name = basename(file, '.html');
  return { file, name, title: /<title>([^<]*)<\/title>/i.exec(content)?.[1]?.trim() || name };
}

if (process.argv[1] === import.meta.filename) {
  const outDir = resolve(process.argv[2] ?? join(import.meta.dirname, '../build/site'));
  await buildDemo({ outDir });
  console.log(`The demo is in ${outDir}.`);
}
