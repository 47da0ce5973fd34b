import { fullDate, shortDate } from './dates.mjs';
import { json, markup, Markup } from './markup.mjs';
import { layout } from './layout.mjs';

/** The page of an article, in the order in which a provincial newspaper's site prints it. */
export function articlePage(article, site, extraHead) {
  const { paper } = article;
  return layout({
    paper,
    site,
    title: `${article.title} – ${paper.fullName}`,
    head: markup`${extraHead}${articleHead(article, site)}`,
    current: article.section,
    body: markup`<main class="page"><div>
${articleText(article, site)}
<news-comments class="after" id="y-kien"><a href="${threadAddress(article, site)}">${paper.words.readComments}</a></news-comments>
<news-related class="after" layout="cards" show="date image" limit="${Math.min(3, article.related.length)}"><span slot="heading">${paper.words.related}</span>${relatedLinks(article.related.slice(0, 1), site, { pictures: true })}</news-related>
</div>
${rail(article, site)}
</main>`,
  });
}

/** Everything an element, a feed reader or a search engine reads from the head. */
export function articleHead(article, { base, origin }) {
  const { paper } = article;
  const image = origin + base + article.picture;
  return markup`<link rel="canonical" href="${article.path(base)}">
<meta name="description" content="${article.standfirst}">
<meta property="og:type" content="article">
<meta property="og:site_name" content="${paper.fullName}">
<meta property="og:title" content="${article.title}">
<meta property="og:description" content="${article.standfirst}">
<meta property="og:image" content="${image}">
<meta property="og:url" content="${article.url({ base, origin })}">
<meta property="article:published_time" content="${article.published}">
<link rel="alternate" type="application/rss+xml" title="${paper.words.newArticles}" href="${base}v1/feeds/articles.rss">
<link rel="alternate" type="application/rss+xml" title="${paper.words.articleComments}" href="${base}v1/feeds/comments.rss?article=${encodeURIComponent(article.url({ base, origin }))}">
<script type="application/ld+json">
${json({
  '@context': 'https://schema.org',
  '@type': 'NewsArticle',
  mainEntityOfPage: article.url({ base, origin }),
  headline: article.title,
  description: article.standfirst,
  image: [image],
  datePublished: article.published,
  dateModified: article.updated ?? article.published,
  inLanguage: paper.locale,
  articleSection: article.sectionName,
  author: { '@type': 'Person', name: article.author },
  publisher: { '@type': 'NewsMediaOrganization', name: paper.fullName },
})}
</script>`;
}

/** The article itself, from the kicker to the author's name. */
export function articleText(article, { base }) {
  const { paper } = article;
  const { words } = paper;
  return markup`<article>
<a class="kicker" href="${paper.section(base, article.section)}">${article.sectionName}</a>
<h1>${headline(article)}</h1>
<p class="sapo">${article.standfirst}</p>
<div class="meta"><div class="who"><p class="byline">${words.by} <b>${article.author}</b> · ${words.drawing} <b>${article.artist}</b></p>
<news-dateline datetime="${article.published}"${article.updated && markup` updated="${article.updated}"`}><time datetime="${article.published}">${fullDate(article.published, paper)}</time></news-dateline></div>
<div class="tools"><news-font-size></news-font-size><news-print></news-print><news-comment-count href="#y-kien"><a href="#y-kien">${words.comments}</a></news-comment-count></div></div>
<figure class="full"><img src="${base}${article.picture}" alt="${article.alt}" width="1200" height="800"><figcaption>${article.caption} ${words.drawing} ${article.artist}</figcaption></figure>
<div class="text">
${new Markup(article.body.replaceAll('href="/', `href="${base}`))}
</div>
<p class="sign">${article.author}</p>
</article>`;
}

/** A headline broken where its writer would break it. */
export function headline({ title, headline: parts }) {
  return parts ? markup`${parts[0]} <span class="part">${parts[1]}</span>` : title;
}

/** Links that stay when the server or the script does not answer, and lead when they do. */
export function relatedLinks(articles, { base }, { pictures = false } = {}) {
  return markup`<ul>${articles.map(
    (article) =>
      markup`<li>${pictures && markup`<img src="${base}${article.picture}" alt="" width="600" height="400" loading="lazy">`}<a href="${article.path(base)}">${article.title}</a><time datetime="${article.published}">${shortDate(article.published, article.paper)}</time></li>`,
  )}</ul>`;
}

/** The server's plain page of an article's thread. */
export function threadAddress(article, { base, origin }) {
  return `${base}threads?article=${encodeURIComponent(article.url({ base, origin }))}`;
}

function rail(article, site) {
  const { paper, related } = article;
  const { words } = paper;
  return markup`<aside class="rail"><section><h2>${words.mostRead}</h2><ol class="most">${paper.mostRead.map(
    (other) => markup`<li><a href="${other.path(site.base)}">${other.title}</a></li>`,
  )}</ol></section>
${related.length > 3 && markup`<news-related show="date" limit="3"><span slot="heading">${words.alsoHere}</span>${relatedLinks(related.slice(1, 4), site)}</news-related>`}</aside>`;
}
