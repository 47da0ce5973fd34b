import { html } from 'hono/html';
import type { Comment, CommentPage } from '../comments/schemas.ts';
import { filled } from '../rich-text/sentence.ts';
import { ownActions, voting } from './actions.ts';
import { commentView, filledWithName, said } from './comment-view.ts';
import type { Markup, View } from './comment-view.ts';
import type { ThreadContext } from './context.ts';
import { articleLine, languageLinks, noIndex, shell } from './document.ts';
import { icon } from './icons.ts';
import { jsonLd } from './json-ld.ts';

/** A page of a thread. */
export interface Thread {
  context: ThreadContext;
  page: CommentPage;
  /** The comment whose replies are listed. */
  parent: Comment | undefined;
  sort: string;
  sorts: readonly ('newest' | 'oldest' | 'best')[];
  /** Where in the list the page begins. */
  cursor: string | undefined;
  /** What happened just now, for this reader. */
  notice: string | undefined;
  /** Why nothing can be written, for everybody. */
  closed: string | undefined;
}

/** The whole document of a page of a thread. */
export function threadDocument(view: View, thread: Thread): Markup {
  const { words, writing, links } = view;
  const { context, page, parent, notice, closed } = thread;
  const { article } = context;
  const title =
    article.title === null ? words.comments : filled(words.titleOn, { title: article.title });
  const total = page.total.toLocaleString(view.language);
  const heading = parent ? filledWithName(words.repliesTo, parent.author.name) : words.comments;
  const body = html`<header>
      ${articleLine(context)}
      <h1>${heading}${parent ? '' : html` <span class="total">(${total})</span>`}</h1>
      ${notice ? html`<p class="notice" role="status">${icon('done')}${notice}</p>` : ''}
      ${
        closed
          ? html`<p class="notice">${icon('lock')}${closed}</p>`
          : html`<p>
              <a class="primary" href="${links.toForm({ write: '1' })}" rel="nofollow"
                >${writing.comment}</a
              >
            </p>`
      }
      ${parent ? html`<p><a href="${links.to()}">${words.whole}</a></p>` : sorting(view, thread)}
    </header>
    <main>
      ${view.own ? waiting(view) : ''}
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
      ${paging(view, thread)} ${voting(view)}
    </main>
    <footer>
      ${article.url ? html`<p><a href="${article.url}">${words.toArticle}</a></p>` : ''}
      <p><a href="${links.to({ own: '1' })}" rel="nofollow">${writing.ownLink}</a></p>
      <p>
        <a class="feed" href="${links.feed}" type="application/rss+xml"
          >${icon('rss')}${words.feed}</a
        >
      </p>
      ${languageLinks(view)}
    </footer>
    ${searchData(thread)}`;
  return shell(view, { title, head: head(view, thread), body });
}

/** The reader's comments that nobody else sees. */
function waiting({ own, ...view }: View): Markup | '' {
  const { writing, words } = view;
  if (!own?.waiting.length)
    return own?.until.size ? '' : html`<p class="told">${writing.noneOwn}</p>`;
  return html`<section class="yours">
    <h2>${writing.yours}</h2>
    <ol class="thread">
      ${own.waiting.map(({ comment, reason }) => {
        const refused = reason ? filled(writing.rejectedBecause, { reason }) : writing.rejected;
        return html`<li class="comment" id="comment-${comment.id}">
          <article>
            ${said(view, comment)}
            <p class="status">
              ${icon('clock')}<span
                >${comment.status === 'pending' ? writing.pending : refused}</span
              >
            </p>
            <div class="actions">${ownActions({ ...view, own }, comment.id, words.comments)}</div>
          </article>
        </li>`;
      })}
    </ol>
  </section>`;
}

function head(
  { words, links, own }: View,
  { context, page, parent, sort, cursor }: Thread,
): Markup {
  const feed = html`<link
    rel="alternate"
    type="application/rss+xml"
    href="${links.feed}"
    title="${words.feed}"
  />`;
  const link = (at: string) => links.to({ cursor: at, sort, parent: parent?.id });
  const { listed } = context.article;
  return html`${feed}
    <link rel="canonical" href="${context.wholeLinks.to({ parent: parent?.id, cursor })}" />
    ${page.previous ? html`<link rel="prev" href="${link(page.previous)}" />` : ''}
    ${page.next ? html`<link rel="next" href="${link(page.next)}" />` : ''}
    ${listed && !own ? '' : noIndex}`;
}

function searchData({ context, page, parent }: Thread): Markup | '' {
  const { title, url, published, listed } = context.article;
  if (!listed || !url || !title) return '';
  const links = context.wholeLinks;
  return jsonLd({ title, url, published, total: page.total, links, parent }, page.items);
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
