import { html } from 'hono/html';
import { nameBounds } from '../../comments/bounds.ts';
import type { Comment } from '../../comments/schemas.ts';
import { filled } from '../../rich-text/sentence.ts';
import type { Markup } from '../comment-view.ts';
import type { ThreadContext } from '../context.ts';
import { icon } from '../icons.ts';
import type { Code } from './code.ts';
import type { FormError } from './explain.ts';
import { described, formProblem, problemLine, stateOf, textArea } from './fields.ts';
import type { WritingWords } from './words/words.ts';

/** What the form for a comment holds. */
export interface CommentForm {
  /** The comment that is answered. */
  parent: Comment | undefined;
  /** Idempotency key: however often this form is sent, it makes one comment. */
  key: string;
  text: string;
  name: string;
  remember: boolean;
  code: Code;
  errors: readonly FormError[];
  /** Said above the fields, without being wrong. */
  notice: string | undefined;
  /** Longest text. */
  longest: number;
  /** Whether editors read first. */
  moderated: boolean;
}

/** The form for a comment or a reply. `back` is where "cancel" leads. */
export function commentForm(
  { links, language }: Pick<ThreadContext, 'links' | 'language'>,
  writing: WritingWords,
  form: CommentForm,
  back: string,
): Markup {
  const { parent, errors } = form;
  const action = links.to(parent ? { reply: parent.id } : { write: '1' });
  const atMost = filled(writing.atMost, { n: form.longest.toLocaleString(language) });
  const name = stateOf(errors, 'name');
  return html`<form id="form" class="composer" method="post" action="${action}" novalidate>
    <input type="hidden" name="do" value="post" />
    <input type="hidden" name="key" value="${form.key}" />
    ${parent ? html`<input type="hidden" name="parent" value="${parent.id}" />` : ''}
    <button hidden>${writing.post}</button>
    ${formProblem(errors)}
    ${form.notice ? html`<p class="notice" role="status">${icon('done')}${form.notice}</p>` : ''}
    ${textArea(
      {
        id: 'text',
        label: writing.text,
        value: form.text,
        rows: 6,
        hint: form.moderated ? `${writing.readFirst} ${atMost}` : atMost,
      },
      stateOf(errors, 'text'),
    )}
    <label class="label" for="name">${writing.name}</label>
    <input
      class="field short"
      id="name"
      name="name"
      value="${form.name}"
      dir="auto"
      autocomplete="name"
      minlength="${nameBounds.min}"
      required
      ${described('name', name, true)}
    />
    ${problemLine('name', name)}
    <p class="hint" id="name-hint">${writing.nameHint}</p>
    <p class="choice">
      <input
        type="checkbox"
        id="remember"
        name="remember"
        value="1"
        ${form.remember ? html`checked` : ''}
      />
      <label for="remember">${writing.remember}</label>
    </p>
    ${trap(writing, errors)}${codeFields(writing, language, form)}
    <p class="send">
      <button class="primary">${parent ? writing.postReply : writing.post}</button>
      <a class="action" href="${back}">${writing.cancel}</a>
    </p>
  </form>`;
}

/** Programs that fill in whatever they find give themselves away; a reader does not see it, and is told if it is filled. */
function trap(writing: WritingWords, errors: readonly FormError[]): Markup {
  const state = stateOf(errors, 'website');
  return html`<div class="${state.messages.length ? '' : 'trap'}">
    <label class="label" for="website">${writing.trap}</label>
    <input
      class="field short"
      id="website"
      name="website"
      autocomplete="off"
      ${state.messages.length ? '' : html`tabindex="-1"`}
      ${described('website', state, false)}
    />
    ${problemLine('website', state)}
  </div>`;
}

function codeFields(
  writing: WritingWords,
  language: string,
  { code, errors }: CommentForm,
): Markup | '' {
  if (code.state === 'none') return '';
  if (code.state === 'read') {
    return html`<input type="hidden" name="token" value="${code.token}" />
      <p class="status">${icon('done')}<span>${writing.checked}</span></p>`;
  }
  const { id, image, length } = code.challenge;
  const n = length.toLocaleString(language);
  const state = stateOf(errors, 'code');
  const audio = `v1/captcha/${encodeURIComponent(id)}/audio?lang=${language}`;
  return html`<input type="hidden" name="challenge" value="${id}" />
    <div class="code">
      <p class="picture">
        <img
          src="data:image/png;base64,${image}"
          width="200"
          height="64"
          alt="${filled(writing.picture, { n })}"
        />
        <button class="action" name="refresh" value="1">
          ${icon('refresh')}${writing.newPicture}
        </button>
      </p>
      <p class="sound">
        <audio controls preload="none" src="${audio}" aria-label="${writing.hear}"></audio>
        <a class="action" href="${audio}" target="_blank" rel="noopener"
          >${writing.hearElsewhere}</a
        >
      </p>
    </div>
    <label class="label" for="code">${writing.code}</label>
    <input
      class="field short typed"
      id="code"
      name="code"
      dir="ltr"
      autocomplete="off"
      autocapitalize="characters"
      spellcheck="false"
      required
      ${described('code', state, true)}
    />
    ${problemLine('code', state)}
    <p class="hint" id="code-hint">${filled(writing.codeHint, { n })}</p>`;
}
