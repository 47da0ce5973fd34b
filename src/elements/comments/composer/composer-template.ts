import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../../core/icon.ts';
import { ALERT } from '../../../core/signs.ts';
import { codePoints } from './code-points.ts';
import type { ComposerOptions } from './composer-options.ts';
import type { Explanation } from './explain.ts';
import type { TextTools } from './text/text-tools.ts';

/** What the form shows now. */
export interface ComposerState {
  text: string;
  name: string;
  /** Whether the name may be kept. */
  remember: boolean;
  tools: TextTools;
  busy: boolean;
  problems: readonly Explanation[];
  onName: (event: Event) => void;
  onRemember: (event: Event) => void;
  /** Throws the words away. */
  onDiscard: () => void;
  /** Adds the words of another tab, or throws them away. */
  onOther: (add: boolean) => void;
  /** Whether the words were copied. */
  copied: boolean;
  onCopy: () => void;
}

const OFFLINE =
  'M4 4l16 16M8.2 13.2a6 6 0 0 1 3-1.6M4.8 9.6a11 11 0 0 1 3.4-2.2M12 6.2a11 11 0 0 1 7.2 3.4M15 12.4l.8.8M12 17.5v.1';

/** What stands below the field for the text. */
export function composerTemplate(options: ComposerOptions, state: ComposerState): TemplateResult {
  const { captcha, nameBounds, account } = options;
  const id = options.form.textarea.id;
  return html`${under(options, state)} ${problemLine(problemAt('text', state), `${id}-problem`)}
  ${otherDraft(options, state)} ${state.tools.preview ?? nothing} ${account?.template ?? nothing}
  ${nameBounds ? nameField(options, state) : nothing} ${captcha ?? nothing}
  ${notice(options, state)} ${send(options, state)}`;
}

/** The problem of one field, or with `undefined` of the whole. */
export function problemAt(
  field: Explanation['field'],
  { problems }: Pick<ComposerState, 'problems'>,
): string | undefined {
  return problems.find((each) => each.field === field)?.text;
}

/** That the text is kept, and how much room is left once it grows short. */
function under(
  { form, draft, bounds, texts, kind }: ComposerOptions,
  { text, tools, busy, onDiscard }: ComposerState,
): TemplateResult {
  const left = bounds.max - codePoints(text);
  const kept = text && draft.kept !== undefined;
  const room =
    left < 0
      ? texts('tooLong', { n: -left })
      : left <= bounds.max / 5
        ? texts('left', { n: left })
        : '';
  return html`<div class="under">
    ${tools.toolbar}
    <p part="hint" id="${form.textarea.id}-hint">
      <span>${kept ? texts(draft.kept ? 'draftSaved' : 'draftKeptHere') : ''}</span>
      <span>${room}</span>
    </p>
    ${
      text && !busy && kind !== 'edit'
        ? html`<button part="button discard" type="button" @click=${onDiscard}>
            ${texts('discard')}
          </button>`
        : nothing
    }
  </div>`;
}

/** What another tab wrote at the same time. */
function otherDraft(
  { draft, texts }: ComposerOptions,
  { busy, onOther }: ComposerState,
): TemplateResult | typeof nothing {
  if (!draft.other || busy) return nothing;
  return html`<div part="notice">
    <div>
      <p>${texts('otherDraft')}</p>
      <p part="other" dir="auto">${draft.other}</p>
      <button class="link" type="button" @click=${() => onOther(true)}>${texts('addOther')}</button>
      <button class="link" type="button" @click=${() => onOther(false)}>${texts('discard')}</button>
    </div>
  </div>`;
}

function nameField({ form, texts }: ComposerOptions, state: ComposerState): TemplateResult {
  const id = `${form.textarea.id}-name`;
  const problem = problemAt('name', state);
  return html`<div class="name">
    <label part="label" for=${id}>${texts('name')}</label>
    <input
      part="field name"
      id=${id}
      autocomplete="name"
      dir="auto"
      .value=${state.name}
      ?readonly=${state.busy}
      aria-required="true"
      aria-invalid=${problem ? 'true' : nothing}
      aria-describedby="${id}-problem"
      @input=${state.onName}
    />
    ${problemLine(problem, `${id}-problem`)}
    <label part="option"
      ><input
        part="check"
        type="checkbox"
        .checked=${state.remember}
        @change=${state.onRemember}
      />${texts('rememberName')}</label
    >
  </div>`;
}

function notice(
  { draft, texts, instead }: ComposerOptions,
  state: ComposerState,
): TemplateResult | typeof nothing {
  if (draft.waiting) {
    return html`<div part="notice">
      ${icon(OFFLINE)}
      <p>${texts('offline')}</p>
    </div>`;
  }
  const problem = state.problems.find(({ field }) => !field);
  if (!problem) return nothing;
  const { next } = problem;
  return html`<div part="notice" class="bad">
    ${icon(ALERT)}
    <div>
      <p>${problem.text}</p>
      ${
        next === 'instead' && instead
          ? html`<button class="link" type="button" @click=${instead}>
              ${texts('postInstead')}
            </button>`
          : nothing
      }${
        next
          ? html`<button class="link" type="button" @click=${state.onCopy}>
              ${texts(state.copied ? 'copied' : 'copyText')}
            </button>`
          : nothing
      }
    </div>
  </div>`;
}

function send(
  { kind, texts, draft, nameBounds, close }: ComposerOptions,
  state: ComposerState,
): TemplateResult {
  const { busy } = state;
  const again = draft.waiting || problemAt(undefined, state) !== undefined;
  const ready = { comment: 'post', reply: 'postReply', edit: 'save' } as const;
  const label = busy ? (kind === 'edit' ? 'saving' : 'sending') : again ? 'sendAgain' : ready[kind];
  return html`<div class="send">
    <button part="primary" aria-disabled=${busy} aria-keyshortcuts="Control+Enter Meta+Enter">
      ${busy ? html`<span class="spinner"></span>` : nothing}${texts(label)}
    </button>
    ${
      kind === 'comment'
        ? nothing
        : html`<button part="button" type="button" @click=${close}>${texts('cancel')}</button>`
    }
    ${nameBounds ? html`<p part="hint">${texts('nameHint')}</p>` : nothing}
  </div>`;
}

function problemLine(problem: string | undefined, id: string): TemplateResult | typeof nothing {
  if (!problem) return nothing;
  return html`<p part="problem" id=${id}>${icon(ALERT)}<span>${problem}</span></p>`;
}
