import { html, nothing, type TemplateResult } from 'lit';
import type { Comment } from '../../../backends/contract.ts';
import type { Entry } from '../comment-store.ts';
import { failed, waiting } from '../frame.ts';
import { sinceThen } from './moment.ts';
import type { ReadersParts, ThreadView } from './thread-view.ts';

/** What stands in a comment's item: the comment with its text in `body`, and its replies. */
export function commentTemplate(
  entry: Entry,
  view: ThreadView,
  body: Element,
  replies: readonly Element[],
): TemplateResult {
  const { comment } = entry;
  const parts = view.parts(entry);
  return html`${comment ? article(entry, comment, view, body, parts) : line(view.text('cannotShow'))}
  ${repliesTemplate(entry, view, replies, parts)}`;
}

function article(
  entry: Entry,
  comment: Comment,
  view: ThreadView,
  body: Element,
  parts: ReadersParts | undefined,
): TemplateResult {
  const { text } = view;
  if (/^(?:deleted|removed)$/.test(comment.status)) {
    return html`<article tabindex="-1">
      ${line(text(comment.status as 'deleted' | 'removed'))}
    </article>`;
  }
  const { author, created, edited, pick } = comment;
  return html`<article tabindex="-1" aria-label=${author.name}>
    ${pick ? html`<p part="pick">${STAR}${text('pick')}</p>` : nothing}
    <div part="meta">
      ${author.avatar ? avatar(author.avatar) : nothing}<bdi part="author">${author.name}</bdi
      >${author.badge ? html`<span part="badge">${text(author.badge)}</span>` : nothing}<a
        part="time"
        href="${view.page}#comment-${entry.id}"
        ><time datetime=${created} title=${parts?.moment ?? nothing}
          >${sinceThen(created, view.now, view.language, text('justNow'))}</time
        ></a
      >${edited ? html`<span part="time edited">· ${text('edited')}</span>` : nothing}
    </div>
    ${answered(entry, view, parts?.to)} ${parts?.edit ?? body} ${parts?.status}
    ${parts?.edit ? nothing : actions(comment, view, parts)}
    ${parts?.problem && failed(parts.problem)}
  </article>`;
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

function actions(
  { status, votes }: Comment,
  view: ThreadView,
  parts: ReadersParts | undefined,
): TemplateResult {
  const { text, can, open } = view;
  if (parts?.alone) return html`<div part="actions">${parts.actions}</div>`;
  if (status !== 'published') return html`<div part="actions">${parts?.actions}</div>`;
  const vote = parts?.vote;
  return html`<div part="actions">
    ${
      open && can.maxDepth
        ? html`<button part="button action" type="button" data-do="reply">
            ${REPLY}${text('reply')}
          </button>`
        : nothing
    }
    ${
      can.votes === 'none'
        ? nothing
        : html`<button
            part="button action"
            type="button"
            data-do="agree"
            aria-pressed=${vote === 1}
          >
            ${AGREE}${text('agree')}${tally(votes.up, view)}
          </button>`
    }
    ${
      can.votes === 'updown'
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
    ${parts?.actions}
    <span class="end"
      ><button
        part="button action"
        type="button"
        data-do="menu"
        aria-label=${text('moreActions')}
        aria-haspopup="menu"
        aria-expanded=${parts?.menu !== undefined}
      >
        ${DOTS}</button
      >${parts?.menu}</span
    >
  </div>`;
}

function tally(votes: number, view: ThreadView): TemplateResult | typeof nothing {
  return votes > 0 ? html` <span class="number">${view.number(votes)}</span>` : nothing;
}

function repliesTemplate(
  entry: Entry,
  view: ThreadView,
  replies: readonly Element[],
  parts: ReadersParts | undefined,
): TemplateResult | typeof nothing {
  const { depth, busy, next } = entry;
  if (!replies.length && next === null && !parts?.reply) return nothing;
  const flat = depth >= view.maxDepth ? ' flat' : '';
  return html`<ol part="replies${flat}">
    ${parts?.reply ? html`<li part="comment">${parts.reply}</li>` : nothing} ${replies}
    ${
      next === null
        ? nothing
        : html`<li part="comment">
            <button part="button action" type="button" data-do="replies" aria-disabled=${busy}>
              ${
                busy
                  ? waiting(view.text('loadingMore'))
                  : view.text('showReplies', { n: hidden(entry) })
              }
            </button>
            ${entry.failed ? failed(view.text('loadFailed')) : nothing}
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
