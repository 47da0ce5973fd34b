import { html } from 'hono/html';
import type { Comment, CommentPage } from '../comments/schemas.ts';
import { filled } from '../rich-text/sentence.ts';
import { commentView, filledWithName } from './comment-view.ts';
import type { Markup, View } from './comment-view.ts';
import { icon } from './icons.ts';
import { jsonLd } from './json-ld.ts';
import { languages } from './words.ts';
import type { Language, ThreadWords } from './words.ts';

/** What the page knows of the article. */
export interface ThreadArticle {
  /** `null` where nobody has told it. */
  title: string | null;
  url: string | null;
  /** Whether the site itself named it: only then may search engines keep the page. */
  listed: boolean;
}

/** A page of a thread. */
export interface Thread {
  article: ThreadArticle;
  page: CommentPage;
  /** The comment whose replies are listed. */
  parent: Comment | undefined;
  sort: string;
  sorts: readonly ('newest' | 'oldest' | 'best')[];
}

/** The whole document of a page of a thread. */
export function threadDocument(view: View, thread: Thread): Markup {
  const { words, links } = view;
  const { article, page, parent } = thread;
  const title =
    article.title === null ? words.comments : filled(words.titleOn, { title: article.title });
  const total = page.total.toLocaleString(view.language);
  const heading = parent ? filledWithName(words.repliesTo, parent.author.name) : words.comments;
  const body = html`<header>
      ${
        article.url
          ? html`<p class="article">
              <a href="${article.url}"><bdi>${article.title ?? article.url}</bdi></a>
            </p>`
          : ''
      }
      <h1>${heading}${parent ? '' : html` <span class="total">(${total})</span>`}</h1>
      ${parent ? html`<p><a href="${links.to()}">${words.whole}</a></p>` : sorting(view, thread)}
    </header>
    <main>
      ${
        parent
          ? html`<ol class="thread">
              ${commentView(view, { ...parent, replies: [], repliesNext: null })}
            </ol>`
          : ''
      }
      ${
        page.items.length
          ? html`<ol class="${parent ? 'replies' : 'thread'}">
              ${page.items.map((comment) => commentView(view, comment, parent ? 1 : 0, parent?.author.name))}
            </ol>`
          : html`<p class="empty">${words.empty}</p>`
      }
      ${paging(view, thread)}
    </main>
    <footer>
      ${article.url ? html`<p><a href="${article.url}">${words.toArticle}</a></p>` : ''}
      <p>
        <a class="feed" href="${links.feed}" type="application/rss+xml"
          >${icon('rss')}${words.feed}</a
        >
      </p>
      ${languageLinks(view)}
    </footer>
    ${
      article.listed && article.url && article.title
        ? jsonLd({ title: article.title, url: article.url, comments: page.total }, page.items)
        : ''
    }`;
  const feed = html`<link
    rel="alternate"
    type="application/rss+xml"
    href="${links.feed}"
    title="${words.feed}"
  />`;
  return shell(view, { title, head: article.listed ? feed : html`${feed}${noIndex}`, body });
}

/** The document that says why there is no thread to see. `back` leads to its start, where there is one. */
export function noticeDocument(
  view: Pick<View, 'words' | 'language'>,
  { message, back }: { message: string; back?: string | undefined },
): Markup {
  const { words } = view;
  const body = html`<main>
    <h1>${words.comments}</h1>
    <p class="told">${message}</p>
    ${back ? html`<p><a href="${back}">${words.start}</a></p>` : ''}
  </main>`;
  return shell(view, { title: words.comments, head: noIndex, body });
}

const noIndex = html`<meta name="robots" content="noindex" />`;

function shell(
  { language, words }: { language: Language; words: ThreadWords },
  { title, head, body }: { title: string; head: Markup; body: Markup },
): Markup {
  return html`<!doctype html>
    <html lang="${language}" dir="${words.dir}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="stylesheet" href="threads/thread.css" />
        ${head}
      </head>
      <body>
        ${body}
      </body>
    </html> `;
}

function sorting({ words, links }: View, { sort, sorts }: Thread): Markup {
  return html`<nav aria-label="${words.sort}">
    <ul>
      ${sorts.map(
        (order) =>
          html`<li>
            <a
              href="${links.to({ sort: order })}"
              ${order === sort ? html` aria-current="true"` : ''}
              >${words[order]}</a
            >
          </li>`,
      )}
    </ul>
  </nav>`;
}

function paging({ words, links }: View, { page, parent, sort }: Thread): Markup | '' {
  const { previous, next } = page;
  if (!previous && !next) return '';
  const link = (cursor: string) => links.to({ cursor, sort, parent: parent?.id });
  return html`<nav class="pages" aria-label="${words.pages}">
    <ul>
      <li>${previous ? html`<a href="${link(previous)}" rel="prev">${words.previous}</a>` : ''}</li>
      <li>${next ? html`<a href="${link(next)}" rel="next">${words.next}</a>` : ''}</li>
    </ul>
  </nav>`;
}

function languageLinks({ words, links, language }: View): Markup {
  return html`<nav aria-label="${words.languages}">
    <ul>
      ${Object.entries(languages).map(
        ([code, name]) =>
          html`<li>
            <a
              href="${links.to({ lang: code })}"
              lang="${code}"
              hreflang="${code}"
              ${code === language ? html` aria-current="true"` : ''}
              >${name}</a
            >
          </li>`,
      )}
    </ul>
  </nav>`;
}
