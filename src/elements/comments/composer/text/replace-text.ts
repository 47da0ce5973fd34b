import type { Replacement } from './format.ts';

/** Replaces a piece of a field's text as typing would: fields hear of it, and undo takes it back in one step. */
export function replaceText(
  field: HTMLTextAreaElement,
  { from, to, text, select }: Replacement,
): void {
  const { value } = field;
  const wanted = value.slice(0, from) + text + value.slice(to);
  field.focus();
  field.setSelectionRange(from, to);
  // Marked as obsolete, and the only way that keeps the browser's own undo.
  document.execCommand(text ? 'insertText' : 'delete', false, text);
  if (field.value !== wanted) {
    field.value = wanted;
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  }
  field.setSelectionRange(...select);
}
