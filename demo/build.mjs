// Builds the demo newspaper as static pages:
//   node demo/build.mjs [folder]           default: build/site
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
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
 * @param {object} options
 * @param {string} options.outDir - Folder; made when missing. Files of others in it stay.
 * @param {string} [options.base] - Path below which the site is served, with a slash at both ends. Default `/`.
 * @param {string} [options.origin] - Where it is served, for what must be absolute: the feed, `og:` tags, and the
 *   links inside elements that name an article to the server. Default `http://localhost:8080`.
 */
export async function buildDemo({ outDir, base = '/', origin = 'http://localhost:8080' }) {
  const papers = readPapers();
  const site = { base, origin: new URL(origin).origin, papers };
  const [home] = papers;
  const elements = globSync('*.html', { cwd: join(import.meta.dirname, 'elements') }).sort();

  for (const folder of ['site', 'elements', 'offline-json', ...papers.map(({ lang }) => lang)]) {
    rmSync(join(outDir, folder), { recursive: true, force: true });
  }
  for (const folder of ['site', 'elements']) {
    const from = join(import.meta.dirname, folder);
    if (existsSync(from)) cpSync(from, join(outDir, folder), { recursive: true });
  }
  const write = (path, text) => {
    const file = join(outDir, path.slice(base.length) || '.');
    const name = path.endsWith('/') ? join(file, 'index.html') : file;
    mkdirSync(dirname(name), { recursive: true });
    writeFileSync(name, String(text));
  };

  for (const paper of papers) {
    write(paper.home(base), frontPage(paper, site));
    write(paper.feed(base), feed(paper, site));
    for (const article of paper.articles) write(article.path(base), articlePage(article, site));
    for (const section of paper.sections) {
      const articles = paper.articles.filter((article) => article.isIn(section.id));
      write(paper.section(base, section.id), sectionPage(paper, section, articles, site));
    }
  }
  write(`${base}place.html`, oldPage(home.article('rung-co-trong-mua'), site));
  write(`${base}csp.html`, strictPage(home.article('thu-vien-theo-chuyen-do'), site));
  write(`${base}offline-json/`, staticHostPage(home.article('truong-lang-tieng-trong'), site));
  write(`${base}offline-json/related.json`, articleList(home, site));
  write(`${base}elements.html`, elementIndex(elements.map(elementPage), home, site));
}

/** Name and title of a page in `demo/elements`. */
function elementPage(file) {
  const page = readFileSync(join(import.meta.dirname, 'elements', file), 'utf8');
  const name = basename(file, '.html');
  return { file, name, title: /<title>([^<]*)<\/title>/i.exec(page)?.[1]?.trim() || name };
}

if (process.argv[1] === import.meta.filename) {
  const outDir = resolve(process.argv[2] ?? join(import.meta.dirname, '../build/site'));
  await buildDemo({ outDir });
  console.log(`The demo is in ${outDir}.`);
}
