import { html } from 'hono/html';
import type { Markup } from './comment-view.ts';
import type { ThreadContext } from './context.ts';
import { languages } from './words.ts';
import type { ThreadLink } from './links.ts';

/** Keeps a page out of search engines. */
export const noIndex = html`<meta name="robots" content="noindex" />`;

type Frame = Pick<ThreadContext, 'language' | 'words'>;

/** A whole document around a page. */
export function shell(
  { language, words }: Frame,
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

/** The document that says why there is nothing else to see. `back` leads to the thread, where there is one. */
export function noticeDocument(
  frame: Frame,
  { message, back }: { message: string; back?: string | undefined },
): Markup {
  const { words } = frame;
  const body = html`<main>
    <h1>${words.comments}</h1>
    <p class="told">${message}</p>
    ${back ? html`<p><a href="${back}">${words.start}</a></p>` : ''}
  </main>`;
  return shell(frame, { title: words.comments, head: noIndex, body });
}

/** The article's name above a page of its thread. */
export function articleLine({ article }: Pick<ThreadContext, 'article'>): Markup | '' {
  if (!article.url) return '';
  return html`<p class="article">
    <a href="${article.url}"><bdi>${article.title ?? article.url}</bdi></a>
  </p>`;
}

/** The same page in the other languages. */
export function languageLinks(
  { words, links, language }: Pick<ThreadContext, 'words' | 'links' | 'language'>,
  page: ThreadLink = {},
): Markup {
  return html`<nav aria-label="${words.languages}">
    <ul>
      ${Object.entries(languages).map(
        ([code, name]) =>
          html`<li>
            <a
              href="${links.to({ ...page, lang: code })}"
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
