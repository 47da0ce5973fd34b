import { fullDate } from './dates.mjs';
import { json, markup, Markup } from './markup.mjs';

/**
 * A page as a newspaper's system made it in 2013: no element in its HTML, no `article`, no JSON-LD. One script tag
 * and one JSON block put everything in its place.
 */
export function oldPage(article, { base }) {
  const { paper } = article;
  return markup`<!DOCTYPE html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${article.title} - Báo ${paper.fullName} điện tử</title>
<link rel="canonical" href="${article.path(base)}">
<link rel="icon" type="image/svg+xml" href="${base}site/icon.svg">
<link rel="alternate" type="application/rss+xml" title="${paper.words.wholePaper}" href="${paper.feed(base)}">
<link rel="stylesheet" href="${base}site/old-page.css">
<script type="application/json" data-news-elements>
${json(placing(article))}
</script>
<script src="${base}loader.js" defer data-backend="${base}"></script>
</head>
<body>
<div id="wrapper">
<div id="header"><a href="${base}">Báo ${paper.fullName} điện tử</a></div>
<div id="menu"><a href="${base}">Trang nhất</a> | ${paper.sections.map(
    ({ id, name }, index) =>
      markup`${index > 0 && ' | '}<a href="${paper.section(base, id)}">${name}</a>`,
  )}</div>
<div id="content">
<div class="news-title">${article.title}</div>
<div class="news-date"></div>
<div class="news-tools"></div>
<div class="news-lead">${article.standfirst}</div>
<div class="news-body">
<div class="news-image"><img src="${base}${article.picture}" alt="${article.alt}" width="1200" height="800"><br>${article.caption}</div>
${new Markup(article.body.replaceAll('href="/', `href="${base}`))}
</div>
<div class="news-author">${article.author}</div>
</div>
<div id="footer">${paper.words.imprint}. ${fullDate(article.published, paper)}</div>
</div>
</body>
</html>
`;
}

/** The settings: where each element goes. */
function placing({ published }) {
  return {
    place: {
      'news-dateline': { at: 'append .news-date', attributes: { datetime: published } },
      'news-font-size': { at: 'append .news-tools', attributes: { for: '#content' } },
      'news-print': { at: 'append .news-tools', attributes: { for: '#content' } },
      'news-comment-count': { at: 'append .news-tools', attributes: { href: '#y-kien' } },
      'news-comments': { at: 'after #content', attributes: { id: 'y-kien' } },
      'news-related': { at: 'before #footer', attributes: { show: 'date', limit: '5' } },
      'news-rss': 'before #footer',
      'news-to-top': 'before #footer',
    },
  };
}
