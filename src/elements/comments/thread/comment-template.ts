import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Comment } from '../../../backends/contract.ts';
import { parseRichText } from '../../../rich-text/parse.ts';
import { renderRichText } from '../../../rich-text/render.ts';
import type { Entry } from '../comment-store.ts';
import { exactly } from './moment.ts';
import type { Opened, OwnParts, ThreadView } from './thread-view.ts';

/** A place in the list whose comments are not in the document now. */
export interface Gap {
  id: string;
  /** Stands there as high as they did. */
  gap: HTMLElement;
}

/** The comments of one level, in order. A comment that did not change is not drawn again. */
export function commentList(entries: readonly (Entry | Gap)[], view: ThreadView): unknown {
  return repeat(
    entries,
    ({ id }) => id,
    (entry) =>
      'gap' in entry
        ? entry.gap
        : guard([entry, entry.revision, view], () => commentTemplate(entry, view)),
  );
}

function commentTemplate(entry: Entry, view: ThreadView): TemplateResult {
  const { id, comment } = entry;
  const opened = view.opened(entry);
  const part = `comment${view.target() === id ? ' target' : ''}${comment?.status === 'pending' ? ' pending' : ''}`;
  return html`<li part=${part} data-id=${id}>
    ${comment ? article(entry, comment, view, opened) : line(view.text('cannotShow'))}
    ${replies(entry, view, opened)}
  </li>`;
}

function article(
  entry: Entry,
  comment: Comment,
  view: ThreadView,
  opened: Opened | undefined,
): TemplateResult {
  const { text } = view;
  if (/^(?:deleted|removed)$/.test(comment.status)) {
    return html`<article tabindex="-1">
      ${line(text(comment.status as 'deleted' | 'removed'))}
    </article>`;
  }
  const { author, created, edited, pick } = comment;
  const own = view.own(entry);
  return html`<article tabindex="-1" aria-label=${author.name}>
    ${pick ? html`<p part="pick">${STAR}${text('pick')}</p>` : nothing}
    <div part="meta">
      ${author.avatar ? avatar(author.avatar) : nothing}<bdi part="author">${author.name}</bdi
      >${author.badge ? html`<span part="badge">${text(author.badge)}</span>` : nothing}<a
        part="time"
        href="${view.page}#comment-${entry.id}"
        ><time datetime=${created} title=${exactly(created, view.language)}></time></a
      >${edited ? html`<span part="time edited">· ${text('edited')}</span>` : nothing}
    </div>
    ${answered(entry, view, own?.to)}
    ${
      opened?.edit ??
      html`<div part="body" dir="auto">${guard([comment.html], () => body(comment.html))}</div>`
    }
    ${own?.status ?? reportedLine(entry, view)}
    ${opened?.edit ? nothing : actions(entry, comment, view, opened, own)}
    ${opened?.problem ? html`<p part="problem" role="alert">${opened.problem}</p>` : nothing}
  </article>`;
}

function body(html: string): DocumentFragment {
  return renderRichText(parseRichText(html), document);
}

function line(text: string): TemplateResult {
  return html`<p part="tombstone">${text}</p>`;
}

function avatar(address: string): TemplateResult | typeof nothing {
  if (!/^https?:/i.test(address)) return nothing;
  return html`<img
    part="avatar"
    src=${address}
    alt=""
    loading="lazy"
    referrerpolicy="no-referrer"
  />`;
}

function answered(
  { depth, parent }: Entry,
  view: ThreadView,
  to: string | undefined,
): TemplateResult | typeof nothing {
  const name = depth > 1 ? parent?.comment?.author.name : depth ? undefined : to;
  if (!name) return nothing;
  return html`<p part="to">${REPLY}${view.text('replyingTo', { name })}</p>`;
}

function reportedLine({ id }: Entry, view: ThreadView): TemplateResult | typeof nothing {
  if (!view.choices.reported(id)) return nothing;
  return html`<p part="status">${FLAG}${view.text('reported')}</p>`;
}

function actions(
  entry: Entry,
  { status, votes }: Comment,
  view: ThreadView,
  opened: Opened | undefined,
  own: OwnParts | undefined,
): TemplateResult {
  const { text, can } = view;
  if (own?.alone) return html`<div part="actions">${own.actions}</div>`;
  const published = status === 'published';
  const vote = view.choices.vote(entry.id);
  return html`<div part="actions">
    ${
      published && view.open && can.maxDepth
        ? html`<button part="button action" type="button" data-do="reply">
            ${REPLY}${text('reply')}
          </button>`
        : nothing
    }
    ${
      published && can.votes !== 'none'
        ? html`<button
            part="button action"
            type="button"
            data-do="agree"
            aria-pressed=${vote === 1}
          >
            ${AGREE}${text('agree')}${tally(votes.up, view)}
          </button>`
        : nothing
    }
    ${
      published && can.votes === 'updown'
        ? html`<button
            part="button action"
            type="button"
            data-do="disagree"
            aria-pressed=${vote === -1}
          >
            ${DISAGREE}<span class="word">${text('disagree')}</span>${tally(votes.down, view)}
          </button>`
        : nothing
    }
    ${own?.actions ?? nothing}
    ${
      published
        ? html`<span class="end"
            ><button
              part="button action"
              type="button"
              data-do="menu"
              aria-label=${text('moreActions')}
              aria-haspopup="menu"
              aria-expanded=${opened?.menu !== undefined}
            >
              ${DOTS}</button
            >${opened?.menu ?? nothing}</span
          >`
        : nothing
    }
  </div>`;
}

function tally(votes: number, view: ThreadView): TemplateResult | typeof nothing {
  return votes > 0 ? html` <span class="number">${view.number(votes)}</span>` : nothing;
}

function replies(entry: Entry, view: ThreadView, opened: Opened | undefined): unknown {
  const { depth, busy, failed, next } = entry;
  if (!entry.replies.length && next === null && !opened?.reply) return nothing;
  const flat = depth >= view.maxDepth ? ' flat' : '';
  return html`<ol part="replies${flat}">
    ${opened?.reply ? html`<li part="comment">${opened.reply}</li>` : nothing}
    ${commentList(entry.replies, view)}
    ${
      next === null
        ? nothing
        : html`<li part="comment">
            <button
              part="button action"
              type="button"
              data-do="replies"
              aria-disabled=${busy !== null}
            >
              ${
                busy
                  ? html`<span class="spinner"></span>${view.text('loadingMore')}`
                  : view.text('showReplies', { n: hidden(entry) })
              }
            </button>
            ${failed ? html`<p part="problem" role="alert">${view.text('loadFailed')}</p>` : nothing}
          </li>`
    }
  </ol>`;
}

/** Replies that are not here yet. */
function hidden({ comment, replies }: Entry): number {
  const shown = replies.filter((reply) => reply.comment?.status === 'published').length;
  return Math.max(1, (comment?.replyCount ?? 0) - shown);
}

// Drawn as they stand, without a binding, since there are hundreds of each.
const REPLY = html`<svg class="icon mirrored" viewBox="0 0 24 24" aria-hidden="true">
  <path d="M9 6.5l-5 5 5 5M4 11.5h9.5a6.5 6.5 0 0 1 6.5 6.5v.5" />
</svg>`;
const AGREE = html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
  <path
    d="M7.5 10.5 11 3.5a2.3 2.3 0 0 1 2.3 2.6l-.5 3.4h5.4a2 2 0 0 1 2 2.3l-1 6.5a2 2 0 0 1-2 1.7H7.5zM7.5 10.5H4V20h3.5"
  />
</svg>`;
const DISAGREE = html`<svg class="icon turned" viewBox="0 0 24 24" aria-hidden="true">
  <path
    d="M7.5 10.5 11 3.5a2.3 2.3 0 0 1 2.3 2.6l-.5 3.4h5.4a2 2 0 0 1 2 2.3l-1 6.5a2 2 0 0 1-2 1.7H7.5zM7.5 10.5H4V20h3.5"
  />
</svg>`;
const DOTS = html`<svg class="icon dots" viewBox="0 0 24 24" aria-hidden="true">
  <path d="M5.5 12h.01M12 12h.01M18.5 12h.01" />
</svg>`;
const STAR = html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
  <path d="M12 4l2.4 5 5.6.7-4.1 3.8 1.1 5.5-5-2.8-5 2.8 1.1-5.5L4 9.7l5.6-.7z" />
</svg>`;
const FLAG = html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
  <path d="M5.5 21V4M5.5 4.5c4-2 7 2 13 0v9c-6 2-9-2-13 0" />
</svg>`;
