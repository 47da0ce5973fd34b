import { articleText, relatedLinks } from './article.mjs';
import { json, markup } from './markup.mjs';
import { layout } from './layout.mjs';

/** An article on a host that only serves files: related news from a JSON file and a feed, and no comments. */
export function staticHostPage(article, site) {
  const { base } = site;
  const { paper } = article;
  const file = `json:${base}offline-json/related.json`;
  return layout({
    paper,
    site,
    title: `${article.title} – ${paper.fullName}`,
    head: markup`<link rel="canonical" href="${article.path(base)}">
<script type="application/json" data-news-elements>
${json({ backend: file })}
</script>`,
    current: article.section,
    body: markup`<main class="page"><div>
${articleText(article, site)}
<news-related class="after" layout="cards" show="date image" limit="3"></news-related>
<news-comments class="after" id="y-kien"></news-comments>
</div>
<aside class="rail"><news-related backend="feed:${paper.feed(base)}" show="date" limit="4"><span slot="heading">${paper.words.alsoHere}</span>${relatedLinks(article.related.slice(0, 2), site)}</news-related></aside>
</main>`,
  });
}

/** The paper's articles as `json:` reads them. */
export function articleList(paper, { base }) {
  return json({
    items: paper.articles.map((article) => ({
      url: article.path(base),
      title: article.title,
      published: article.published,
      image: base + article.picture,
      summary: article.standfirst,
    })),
  });
}
