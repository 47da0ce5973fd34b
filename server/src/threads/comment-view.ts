import { html, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import type { Comment } from '../comments/schemas.ts';
import { filled } from '../rich-text/sentence.ts';
import { icon } from './icons.ts';
import type { ThreadLinks } from './links.ts';
import { printedTime } from './words.ts';
import type { Language, ThreadWords } from './words.ts';

/** HTML whose every slot has been escaped. */
export type Markup = HtmlEscapedString | Promise<HtmlEscapedString>;

/** What every comment of a page is shown with. */
export interface View {
  words: ThreadWords;
  language: Language;
  timeZone: string;
  links: ThreadLinks;
  /** Whether agreement is shown. */
  votes: boolean;
}

/** Replies deeper than this stand level with their parent and name it. */
const indents = 2;

/** One comment with its replies. `above` is the name of whom it answers. */
export function commentView(view: View, comment: Comment, depth = 0, above = ''): Markup {
  const { words } = view;
  const { id, status, replies = [] } = comment;
  const told = status === 'deleted' ? words.deleted : words.removed;
  const nested = replies.length
    ? html`<ol class="replies">
        ${replies.map((reply) => commentView(view, reply, depth + 1, comment.author.name))}
      </ol>`
    : '';
  return html`<li class="comment" id="comment-${id}">
    ${status === 'published' ? published(view, comment, depth, above) : html`<p class="tombstone">${told}</p>`}
    ${nested}${moreReplies(view, comment)}
  </li> `;
}

function published(view: View, comment: Comment, depth: number, above: string): Markup {
  const { words, language, timeZone, links } = view;
  const { id, author, created, edited, pick, votes } = comment;
  const time = printedTime(language, timeZone, created);
  const label = filled(words.permalink, { name: author.name, time });
  return html`<article>
    ${pick ? html`<p class="pick">${icon('star')}${words.pick}</p>` : ''}
    <div class="meta">
      <bdi class="author">${author.name}</bdi>${
        author.badge ? html`<span class="badge">${words[author.badge]}</span>` : ''
      }<a class="time" href="${links.toComment(id)}" aria-label="${label}"
        ><time datetime="${created}">${time}</time></a
      >${edited === undefined ? '' : html`<span class="time">· ${words.edited}</span>`}
    </div>
    ${
      depth > indents && above
        ? html`<p class="to">${icon('reply')}<span>${filledWithName(words.to, above)}</span></p>`
        : ''
    }
    <div class="body" dir="auto">${raw(comment.html)}</div>
    ${
      view.votes && votes.up
        ? html`<p class="votes">
            ${icon('like')}${filled(words.agree, { n: votes.up.toLocaleString(language) })}
          </p>`
        : ''
    }
  </article>`;
}

function moreReplies(
  { words, links }: View,
  { id, author, repliesNext, replies }: Comment,
): Markup | '' {
  if (!repliesNext) return '';
  const link = replies?.length ? { parent: id, cursor: repliesNext } : { parent: id };
  return html`<p class="more">
    <a href="${links.to(link)}">${filledWithName(words.moreReplies, author.name)}</a>
  </p>`;
}

/** A sentence around a name that may be written in the other direction. */
export function filledWithName(sentence: string, name: string): Markup {
  const [before = '', after = ''] = sentence.split('{name}');
  return html`${before}<bdi>${name || '…'}</bdi>${after}`;
}
