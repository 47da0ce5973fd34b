import { html, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import type { Comment } from '../comments/schemas.ts';
import { filled } from '../rich-text/sentence.ts';
import { actions } from './actions.ts';
import { attributes } from './attributes.ts';
import type { ThreadContext } from './context.ts';
import { icon } from './icons.ts';
import { printedTime } from './words.ts';
import type { OwnThread } from './writing/own-thread.ts';
import type { WritingWords } from './writing/words/words.ts';

/** HTML whose every slot has been escaped. */
export type Markup = HtmlEscapedString | Promise<HtmlEscapedString>;

/** What every comment of a page is shown with. */
export interface View extends Pick<ThreadContext, 'words' | 'language' | 'links'> {
  writing: WritingWords;
  timeZone: string;
  votes: 'none' | 'up' | 'updown';
  /** Level of what the page lists first; a comment below `deepest` takes no reply. */
  level: number;
  /** Deepest level that can be answered; −1: nothing can. */
  deepest: number;
  /** What this reader may change, on a page that is theirs alone. */
  own: OwnThread | undefined;
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
    ${
      status === 'published'
        ? html`<article>
            ${said(view, comment, depth > indents ? above : '')}
            ${actions(view, comment, view.level + depth)}
          </article>`
        : html`<p class="tombstone">${told}</p>`
    }
    ${nested}${moreReplies(view, comment)}
  </li> `;
}

/** Who wrote it, when and what. `above` is the name of whom it answers, where its place does not show it. */
export function said(
  { words, language, timeZone, links }: Pick<View, 'words' | 'language' | 'timeZone' | 'links'>,
  comment: Comment,
  above = '',
): Markup {
  const { id, author, created, edited, pick, lang } = comment;
  const time = printedTime(language, timeZone, created);
  const label = filled(words.permalink, { name: author.name, time });
  return html`${pick ? html`<p class="pick">${icon('star')}${words.pick}</p>` : ''}
    <div class="meta">
      <bdi class="author">${author.name}</bdi>${
        author.badge ? html`<span class="badge">${words[author.badge]}</span>` : ''
      }<a class="time" href="${links.toComment(id)}" aria-label="${label}"
        ><time datetime="${created}">${time}</time></a
      >${edited === undefined ? '' : html`<span class="time">· ${words.edited}</span>`}
    </div>
    ${
      above
        ? html`<p class="to">${icon('reply')}<span>${filledWithName(words.to, above)}</span></p>`
        : ''
    }
    <div class="body" dir="auto" ${attributes({ lang })}>${raw(comment.html)}</div>`;
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
