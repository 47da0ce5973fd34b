import { html } from 'hono/html';
import type { Comment } from '../comments/schemas.ts';
import { filled } from '../rich-text/sentence.ts';
import { attributes } from './attributes.ts';
import type { Markup, View } from './comment-view.ts';
import { icon } from './icons.ts';
import { printedClock, printedTime } from './words.ts';

/** The one form behind all buttons of a page that vote. */
const votingForm = 'voting';

const halfDay = 43_200_000;

/** What can be done with a comment that stands at this level. */
export function actions(view: View, comment: Comment, level: number): Markup {
  const { writing, links } = view;
  const { id, author } = comment;
  const about = filled(writing.onComment, { name: author.name });
  return html`<div class="actions">
    ${
      level <= view.deepest
        ? html`<a
            class="action"
            href="${links.toForm({ reply: id })}"
            rel="nofollow"
            aria-label="${writing.reply}: ${about}"
            >${icon('reply')}${writing.reply}</a
          >`
        : ''
    }
    ${view.votes === 'none' ? '' : voteButton(view, comment, 1)}
    ${view.votes === 'updown' ? voteButton(view, comment, -1) : ''} ${ownActions(view, id, about)}
    <a
      class="action end"
      href="${links.toForm({ report: id })}"
      rel="nofollow"
      aria-label="${writing.report}: ${about}"
      >${icon('flag')}${writing.report}</a
    >
  </div>`;
}

/** To change and to delete a comment of this reader's, while there is time. */
export function ownActions(
  { writing, links, language, timeZone, own }: View,
  id: string,
  about: string,
): Markup | '' {
  const end = own?.until.get(id);
  if (!own || end === undefined) return '';
  const print = end - own.now < halfDay ? printedClock : printedTime;
  const time = print(language, timeZone, new Date(end).toISOString());
  const until = filled(writing.until, { time });
  return html`<a
      class="action"
      href="${links.toForm({ edit: id })}"
      aria-label="${writing.edit} ${until}: ${about}"
      >${icon('pencil')}${writing.edit} <span class="then">${until}</span></a
    ><a
      class="action"
      href="${links.toForm({ delete: id })}"
      aria-label="${writing.remove}: ${about}"
      >${icon('trash')}${writing.remove}</a
    >`;
}

function voteButton(view: View, { id, author, votes }: Comment, value: 1 | -1): Markup {
  const { writing, language, own } = view;
  const word = value > 0 ? writing.agree : writing.disagree;
  const count = value > 0 ? votes.up : votes.down;
  const pressed = own?.votes.get(id) === value;
  const number = count ? count.toLocaleString(language) : '';
  const name = `${word} ${number}`.trim();
  return html`<button
    class="action"
    form="${votingForm}"
    name="vote"
    value="${id} ${pressed ? 0 : value}"
    aria-label="${name}: ${filled(writing.onComment, { name: author.name })}"
    ${attributes({ 'aria-pressed': own ? String(pressed) : undefined })}
  >
    ${icon(value > 0 ? 'like' : 'unlike')}${word}
    ${number ? html`<span class="count">${number}</span>` : ''}
  </button>`;
}

/** The form that the buttons of a page belong to. */
export function voting({ links, votes }: View): Markup | '' {
  if (votes === 'none') return '';
  return html`<form id="${votingForm}" method="post" action="${links.to()}">
    <input type="hidden" name="do" value="vote" />
  </form>`;
}
