import { feedDate } from './dates.mjs';
import { markup } from './markup.mjs';

/** The paper's own feed, RSS 2.0. */
export function feed(paper, { base, origin }) {
  const image = (article) => origin + base + article.picture;
  return markup`<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/">
<channel>
<title>${paper.fullName}</title>
<link>${origin}${paper.home(base)}</link>
<description>${paper.tagline}</description>
<language>${paper.locale}</language>
<atom:link rel="self" type="application/rss+xml" href="${origin}${paper.feed(base)}"/>
${paper.articles.map(
  (article) => markup`<item>
<title>${article.title}</title>
<link>${article.url({ base, origin })}</link>
<guid isPermaLink="true">${article.url({ base, origin })}</guid>
<pubDate>${feedDate(article.published)}</pubDate>
<category>${article.sectionName}</category>
<description>${article.standfirst}</description>
<media:content url="${image(article)}" medium="image" type="image/svg+xml" width="1200" height="800"/>
</item>
`,
)}</channel>
</rss>
`;
}
