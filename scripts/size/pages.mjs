/** Everything before the elements of a plain news page. */
const head = `<!doctype html>
<html lang="en">
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width">
  <link rel="alternate" type="application/rss+xml" title="News" href="/v1/feeds/articles.rss">
  <title>Title of the article</title>
  <script src="/loader.js" data-backend="/" async></script>
`;
const article = `
  <article>
    <h1>Title of the article</h1>
    ${'<p>A paragraph of the article, as long as paragraphs in newspapers are.</p>'.repeat(12)}
  </article>`;

/** Pages that measure one thing; the browser gets them at the server's own origin. */
export const pages = {
  '/measured/toolbar.html': `${head}
    <news-dateline datetime="2013-03-19T14:10:00+07:00">19/03/2013</news-dateline>
    <news-font-size></news-font-size> <news-print></news-print> <news-rss></news-rss>
    ${article}
    <news-to-top></news-to-top>`,
  '/measured/thread.html': `${head}<h1>Title of the article</h1><news-comments></news-comments>`,
  '/measured/article.html': `${head}
    <news-dateline datetime="2013-03-19T14:10:00+07:00">19/03/2013</news-dateline>
    <news-comment-count href="/measured/thread.html"></news-comment-count>
    <news-font-size></news-font-size> <news-print></news-print> <news-rss></news-rss>
    ${article}
    <news-related><ul><li><a href="/measured/thread.html">Another article</a></li></ul></news-related>
    <news-comments></news-comments>
    <form><news-captcha></news-captcha></form>
    <news-to-top></news-to-top>`,
  '/measured/core.html': `${head}<news-dateline datetime="2013-03-19T14:10:00+07:00"></news-dateline>
    <news-comment-count></news-comment-count> <news-font-size></news-font-size>`,
  '/measured/captcha.html': `${head}<form><input><news-captcha></news-captcha></form>`,
  '/measured/captcha-proof.html': `${head}<form><input><news-captcha provider="proof"></news-captcha></form>`,
};
