import { markup } from './markup.mjs';

/**
 * A page of the newspaper.
 * @param {{ paper: object, site: object, title: string, head?: unknown, current?: string, body: unknown }} page
 *   `current`: id of the section whose page this is or whose article it holds; `''` for the home page.
 */
export function layout({ paper, site, title, head, current, body }) {
  const { base } = site;
  return markup`<!doctype html>
<html lang="${paper.locale}" dir="${paper.dir}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
${head}
<link rel="alternate" type="application/rss+xml" title="${paper.words.wholePaper}" href="${paper.feed(base)}">
<link rel="icon" type="image/svg+xml" href="${base}site/icon.svg">
<link rel="stylesheet" href="${base}site/newspaper.css">
<script src="${base}loader.js" defer data-backend="${base}"></script>
</head>
<body>
<header class="top" id="top"><div class="wrap">
  <div class="side">${paper.today}</div>
  <a class="name" href="${paper.home(base)}">${paper.name[0]} <span>${paper.name[1]}</span></a>
  <div class="side">${paper.weather}</div>
</div></header>
${navigation(paper, base, current)}
${body}
<footer class="foot"><div class="wrap"><span>${paper.words.imprint}</span>
<span class="languages">${site.papers
    .filter(({ lang }) => lang !== paper.lang)
    .map(
      (other) =>
        markup`<a href="${other.home(base)}" lang="${other.lang}" hreflang="${other.lang}">${other.language}</a> `,
    )}</span>
<span class="tools"><news-rss><a href="${paper.feed(base)}">RSS</a></news-rss><news-to-top><a href="#top">${paper.words.toTop}</a></news-to-top></span></div></footer>
</body>
</html>
`;
}

function navigation(paper, base, current) {
  const item = (href, name, isCurrent) =>
    markup`<li><a href="${href}"${isCurrent && markup` aria-current="page"`}>${name}</a></li>`;
  return markup`<nav class="main" aria-label="${paper.words.sections}"><div class="wrap"><ul>${item(paper.home(base), paper.words.front, current === '')}${paper.sections.map(
    ({ id, name }) => item(paper.section(base, id), name, id === current),
  )}</ul></div></nav>`;
}
