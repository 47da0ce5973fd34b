import { html } from 'hono/html';
import { attributes } from '../attributes.ts';
import type { Markup } from '../comment-view.ts';
import type { ThreadLinks } from '../links.ts';
import type { FormError } from './explain.ts';
import { formProblem, problemLine, stateOf, textArea } from './fields.ts';
import type { WritingWords } from './words/words.ts';

/** What a form about a stored comment is made with. */
export interface CommentAbout {
  writing: WritingWords;
  links: ThreadLinks;
  id: string;
  errors: readonly FormError[];
}

/** The form that gives one's own comment another text. */
export function editForm(about: CommentAbout, text: string): Markup {
  const { writing, links, id, errors } = about;
  return html`<form
    id="form"
    class="composer"
    method="post"
    action="${links.to({ edit: id })}"
    novalidate
  >
    ${hidden('edit', about)}
    ${textArea({ id: 'text', label: writing.text, value: text, rows: 8, hint: '' }, stateOf(errors, 'text'))}
    ${sending(about, writing.save)}
  </form>`;
}

/** The question before one's own comment goes for good. */
export function deleteForm(about: CommentAbout): Markup {
  const { writing, links, id } = about;
  return html`<form id="form" class="composer" method="post" action="${links.to({ delete: id })}">
    ${hidden('delete', about)}${sending(about, writing.remove)}
  </form>`;
}

const reasons = ['abusive', 'spam', 'false', 'other'] as const;

/** What the editors are told about a comment. */
export function reportForm(
  about: CommentAbout,
  { reason, note }: { reason: string | undefined; note: string },
): Markup {
  const { writing, links, id, errors } = about;
  const choice = stateOf(errors, 'reason');
  return html`<form
    id="form"
    class="composer"
    method="post"
    action="${links.to({ report: id })}"
    novalidate
  >
    ${hidden('report', about)}
    <fieldset
      ${attributes({ 'aria-describedby': choice.messages.length ? 'reason-problem' : undefined })}
    >
      <legend class="label">${writing.why}</legend>
      ${reasons.map(
        (each, index) =>
          html`<p class="choice">
            <input
              type="radio"
              id="reason-${each}"
              name="reason"
              value="${each}"
              ${attributes({
                checked: each === reason || undefined,
                autofocus: (index === 0 && choice.first) || undefined,
              })}
            />
            <label for="reason-${each}">${writing[each]}</label>
          </p>`,
      )}
      ${problemLine('reason', choice)}
    </fieldset>
    ${textArea({ id: 'note', label: writing.note, value: note, rows: 3, hint: '' }, stateOf(errors, 'note'))}
    ${sending(about, writing.report)}
  </form>`;
}

function hidden(what: string, { id, errors }: CommentAbout): Markup {
  return html`<input type="hidden" name="do" value="${what}" />
    <input type="hidden" name="id" value="${id}" />
    ${formProblem(errors)}`;
}

function sending({ writing, links, id }: CommentAbout, word: string): Markup {
  return html`<p class="send">
    <button class="primary">${word}</button>
    <a class="action" href="${links.toComment(id, '1')}">${writing.cancel}</a>
  </p>`;
}
