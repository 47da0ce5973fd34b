import { html } from 'hono/html';
import { attributes } from '../attributes.ts';
import type { Markup } from '../comment-view.ts';
import { icon } from '../icons.ts';
import type { FormError } from './explain.ts';

/** A field's errors and whether it is the first of the form that has any: the focus goes there. */
export interface FieldState {
  messages: readonly string[];
  first: boolean;
}

/** What is wrong with one field of a form. */
export function stateOf(errors: readonly FormError[], field: FormError['field']): FieldState {
  const order: readonly FormError['field'][] = [
    'website',
    'text',
    'name',
    'code',
    'reason',
    'note',
  ];
  const first = order.find((each) => errors.some((error) => error.field === each));
  return {
    messages: errors.filter((error) => error.field === field).map(({ message }) => message),
    first: first === field,
  };
}

/** The attributes by which a field tells its hint and its errors. */
export function described(id: string, { messages, first }: FieldState, hint: boolean) {
  const ids = [messages.length ? `${id}-problem` : '', hint ? `${id}-hint` : ''].filter(Boolean);
  return attributes({
    'aria-invalid': messages.length ? 'true' : undefined,
    'aria-describedby': ids.join(' ') || undefined,
    autofocus: first || undefined,
  });
}

/** The errors of a field, below it. */
export function problemLine(id: string, { messages }: FieldState): Markup | '' {
  if (!messages.length) return '';
  return html`<p class="problem" id="${id}-problem" role="alert">
    ${icon('alert')}<span>${messages.join(' ')}</span>
  </p>`;
}

/** What is wrong with the whole of a form, above its fields. */
export function formProblem(errors: readonly FormError[]): Markup | '' {
  const { messages } = stateOf(errors, 'form');
  if (!messages.length) return '';
  return html`<p class="notice bad" role="alert">${icon('alert')}${messages.join(' ')}</p>`;
}

/** The field for many lines. Its first line may be empty: HTML swallows one. */
export function textArea(
  {
    id,
    label,
    value,
    rows,
    hint,
  }: Record<'id' | 'label' | 'value' | 'hint', string> & { rows: number },
  state: FieldState,
): Markup {
  return html`<label class="label" for="${id}">${label}</label>
    <textarea
      class="field"
      id="${id}"
      name="${id}"
      rows="${rows}"
      dir="auto"
      ${described(id, state, hint !== '')}
    >
${value}</textarea>
    ${problemLine(id, state)}${hint ? html`<p class="hint" id="${id}-hint">${hint}</p>` : ''}`;
}
