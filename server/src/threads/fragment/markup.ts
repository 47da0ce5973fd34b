import { html, raw } from 'hono/html';
import type { z } from '@hono/zod-openapi';
import type { Comment, CommentPage } from '../../comments/schemas.ts';
import type { siteSchema } from '../../site.ts';
import { attributes } from '../attributes.ts';
import type { Markup } from '../comment-view.ts';
import type { ThreadLinks } from '../links.ts';
import { printedTime } from '../words.ts';
import type { Language, ThreadWords } from '../words.ts';

/** What the first comments of a thread are shown with. */
export interface Fragment {
  words: ThreadWords;
  language: Language;
  timeZone: string;
  /** Whole addresses: the markup will stand on another site's page. */
  links: ThreadLinks;
  site: z.infer<typeof siteSchema>;
  article: string;
  page: CommentPage;
  sort: string;
  limit: number;
  /** Entity tag of the same page of `/v1/comments`. */
  version: string;
  /** Level of its heading. */
  heading: number;
}

/**
 * The first comments as markup that says what it is without a style sheet, for a page of the site; `news-comments`
 * around it reads the `data-` attributes and goes on from there. docs/elements/news-comments.md describes the shape.
 */
export function fragmentMarkup(fragment: Fragment): Markup {
  const { words, language, links, site, article, page, sort, limit, version, heading } = fragment;
  const writable = site.comments && site.comments.write;
  const data = attributes({
    'data-news-thread': 1,
    'data-article': article,
    'data-total': page.total,
    'data-roots': page.roots,
    'data-sort': sort,
    'data-limit': limit,
    'data-next': page.next ?? undefined,
    'data-changes': page.changes,
    'data-version': version,
    'data-site': JSON.stringify(site),
  });
  return html`<section lang="${language}" dir="${words.dir}" ${data}>
    ${raw(`<h${heading}>`)}${words.comments}
    <span>(${page.total.toLocaleString(language)})</span>${raw(`</h${heading}>`)}
    ${writable ? html`<p><a href="${links.to({ write: '1' })}">${words.write}</a></p>` : ''}
    <ol>
      ${page.items.map((comment) => item(fragment, comment))}
    </ol>
    <p><a href="${links.to()}">${words.readAll}</a></p>
  </section> `;
}

function item(fragment: Fragment, comment: Comment): Markup {
  const { id, created, edited, status, pick, author, votes, replyCount, repliesNext } = comment;
  const replies = comment.replies ?? [];
  const { words } = fragment;
  const data = attributes({
    'data-created': created,
    'data-edited': edited,
    'data-up': votes.up,
    'data-down': votes.down,
    'data-replies': replyCount,
    'data-next': repliesNext ?? undefined,
    'data-pick': pick || undefined,
    'data-badge': author.badge,
    'data-avatar': author.avatar,
    'data-status': status === 'published' ? undefined : status,
  });
  return html`<li id="comment-${id}" ${data}>
    ${
      status === 'published'
        ? published(fragment, comment)
        : html`<p>${status === 'deleted' ? words.deleted : words.removed}</p>`
    }
    ${
      replies.length
        ? html`<ol>
            ${replies.map((reply) => item(fragment, reply))}
          </ol>`
        : ''
    }
  </li> `;
}

function published({ words, language, timeZone, links }: Fragment, comment: Comment): Markup {
  const { id, author, created, edited, pick, lang } = comment;
  return html`<article>
    <p>
      <bdi>${author.name}</bdi>${author.badge ? html` · ${words[author.badge]}` : ''} ·
      <a href="${links.toComment(id)}"
        ><time datetime="${created}">${printedTime(language, timeZone, created)}</time></a
      >${edited ? html` · ${words.edited}` : ''}${pick ? html` · ${words.pick}` : ''}
    </p>
    <div dir="auto" ${attributes({ lang })}>${raw(comment.html)}</div>
  </article>`;
}
