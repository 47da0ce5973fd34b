import { fullDate, shortDate } from './dates.mjs';
import { headline } from './article.mjs';
import { markup } from './markup.mjs';
import { layout } from './layout.mjs';

/** The paper's front page: one lead, a column of four, a shelf with drawings, the archive. */
export function frontPage(paper, site) {
  const { lead, second, shelf } = paper.front;
  return layout({
    paper,
    site,
    title: `${paper.fullName} – ${paper.tagline}`,
    head: markup`<link rel="canonical" href="${paper.home(site.base)}">
<meta name="description" content="${paper.tagline}">
<link rel="alternate" type="application/rss+xml" title="${paper.words.newArticles}" href="${site.base}v1/feeds/articles.rss">`,
    current: '',
    body: markup`<main class="wrap home"><h1 class="unseen">${paper.fullName}</h1>
<div class="lead">${leadArticle(lead, site)}
<div class="second">${second.map((article) => teaser(article, site, { summary: true, relative: true }))}</div></div>
${
  shelf &&
  markup`<section class="sec"><header><h2>${shelf.name}</h2><news-rss href="${paper.feed(site.base)}" label="RSS"><a href="${paper.feed(site.base)}">RSS</a></news-rss></header>
<div class="four">${shelf.articles.map((article) => teaser(article, site, { picture: true }))}</div></section>`
}
</main>`,
  });
}

/** All articles of a section, newest first. */
export function sectionPage(paper, section, articles, site) {
  return layout({
    paper,
    site,
    title: `${section.name} – ${paper.fullName}`,
    head: markup`<link rel="canonical" href="${paper.section(site.base, section.id)}">`,
    current: section.id,
    body: markup`<main class="wrap home"><section class="sec first"><header><h1>${section.name}</h1></header>
<div class="four">${articles.map((article) => teaser(article, site, { picture: true, level: 2 }))}</div></section></main>`,
  });
}

function leadArticle(article, site) {
  const href = article.path(site.base);
  return markup`<div class="first"><a href="${href}" tabindex="-1" aria-hidden="true"><img src="${site.base}${article.picture}" alt="" width="1200" height="675"></a>
<h2><a href="${href}">${headline(article)}</a></h2><p>${article.teaser ?? article.standfirst}</p>${under(article, site, true)}</div>`;
}

function teaser(article, site, { picture = false, summary = false, relative = false, level = 3 }) {
  return markup`<article class="tease">${picture && markup`<img src="${site.base}${article.picture}" alt="" width="600" height="400">`}<h${level}><a href="${article.path(site.base)}">${article.title}</a></h${level}>${summary && article.teaser && markup`<p>${article.teaser}</p>`}${under(article, site, relative)}</article>`;
}

/** The line below a headline. The count names its article by the address of the article's page. */
function under(article, site, relative) {
  const { paper, published } = article;
  const href = article.path(site.base);
  return markup`<div class="under"><news-dateline datetime="${published}" format="${relative ? 'relative' : 'short'}"><time datetime="${published}" title="${fullDate(published, paper)}">${shortDate(published, paper)}</time></news-dateline><news-comment-count href="${href}"><a href="${href}#y-kien">${paper.words.comments}</a></news-comment-count></div>`;
}
