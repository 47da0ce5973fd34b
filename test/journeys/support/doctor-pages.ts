import { cdnPages } from './cdn.ts';
import type { Host, HostPage } from './host.ts';

const STORY = `<h1>Ferry</h1><p>The story of this page, told in a sentence that is long enough to be read.</p>
  <p>A second paragraph, so that there is an article on this page, and not only a line of it.</p>`;

/**
 * Pages on each of which something is right or wrong in its own way, by path.
 * @param server Address of our server.
 * @param closed Origin that nobody listens on.
 */
export function doctorPages(host: Host, server: string, closed: string): Record<string, HostPage> {
  const page = (
    body: string,
    { head = '', lang = 'en', tag = '', policy = '' } = {},
  ): HostPage => ({
    body: `<!doctype html><html lang="${lang}"><head><title>Page</title>${head}
      <script src="/cdn/loader.js" defer ${tag}></script></head><body><a href="#x" autofocus>Link</a>${body}</body></html>`,
    ...(policy && { headers: { 'content-security-policy': policy } }),
  });
  const article = `<article>${STORY}<news-font-size></news-font-size><news-print></news-print>
    <news-dateline datetime="2026-11-24T07:30:00+07:00">24 November</news-dateline></article>`;
  const canonical = '<link rel="canonical" href="https://paper.example/ferry">';
  const cdn = cdnPages('/cdn/');
  const lost = cdnPages('/lost/');
  for (const path of Object.keys(lost)) if (path.endsWith('news-dateline.js')) delete lost[path];
  return {
    ...cdn,
    ...lost,
    '/favicon.ico': { body: '', type: 'image/x-icon' },
    '/good': page(article, { head: canonical }),
    '/og': page(article, { head: '<meta property="og:url" content="https://paper.example/og">' }),
    '/address': page(article),
    '/data': page(article, {
      head: `<script type="application/ld+json">${JSON.stringify({
        '@context': 'https://schema.org',
        '@type': 'NewsArticle',
        headline: 'Ferry',
        url: 'https://paper.example/data-ferry',
      })}</script>`,
    }),
    '/home-canonical': page(article, { head: '<link rel="canonical" href="/">' }),
    '/set': page(article, { tag: 'data-article="ferry-7"' }),
    '/own': page(`${article}<news-comment-count article="ferry-8"></news-comment-count>`, {
      tag: `data-backend="${server}/"`,
    }),
    '/misspelt': page(`${article}<news-fontsize></news-fontsize>`),
    '/captcha': page(`${article}<form><input><news-captcha name="c"></news-captcha></form>`),
    '/no-feeds': page(`${article}<news-rss></news-rss>`),
    '/blocked-chunk': {
      body: page(article).body,
      headers: {
        'content-security-policy': `script-src ${Object.keys(cdn)
          .filter((path) => path.endsWith('.js') && !path.endsWith('/news-dateline.js'))
          .map((path) => host.origin + path)
          .join(' ')}`,
      },
    },
    '/vi': page(article, { lang: 'vi-VN' }),
    '/ar': page(article, { lang: 'ar' }),
    '/lost-chunk': { body: (page(article).body as string).replace('/cdn/', '/lost/') },
    '/policy': page(article, {
      policy: "script-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'",
    }),
    '/taken': page(article, {
      head: `<script>customElements.define('news-print', class extends HTMLElement {})</script>`,
    }),
    '/hidden': page(article, { head: '<style>news-print { display: none }</style>' }),
    '/no-article': page('<p>Hi</p><news-font-size></news-font-size>'),
    '/for': page(`${article}<news-print for="#gone"></news-print>`),
    '/nothing': page(`<article>${STORY}</article>`),
    '/waits': page(`${article}<div style="height: 5000px"></div><news-related></news-related>`, {
      tag: `data-backend="${server}/"`,
    }),
    '/place': page(
      `<article>${STORY}</article><script type="application/json" data-news-elements>${JSON.stringify(
        {
          place: {
            'news-print': ['after h1', 'after #gone', 'beside h1', 'after ##'],
            'news-weather': 'after h1',
          },
          lang: 'en',
        },
      )}</script>`,
      { tag: 'data-lang="vi"' },
    ),
    ...Object.fromEntries(
      Object.entries({
        ours: `${server}/`,
        missing: `${server}/wrong/`,
        cors: `${host.origin.replace('127.0.0.1', 'localhost')}/silent/`,
        down: `${closed}/`,
        unknown: 'mine:thing',
        page: '/other/',
        broken: 'http://[nowhere/',
      }).map(([name, address]) => [
        `/backend-${name}`,
        page(`${article}<news-comment-count backend="${address}"></news-comment-count>`),
      ]),
    ),
    '/backend-list': page(
      `${article}<news-comment-count backend="${server}/"></news-comment-count>`,
      {
        tag: 'data-backends="https://only.example"',
      },
    ),
    '/backend-policy': page(
      `${article}<news-comment-count backend="${server}/"></news-comment-count>`,
      {
        policy: "default-src 'self'",
      },
    ),
    '/backend-none': page(`${article}<news-comment-count></news-comment-count>`),
    '/other/v1/site': page('A page.'),
    '/silent/v1/site': { body: '{}', type: 'application/json' },
  };
}
