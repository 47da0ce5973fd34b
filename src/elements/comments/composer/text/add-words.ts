/** Puts words below those in a field, as typing would: who listens hears of it. */
export function addWords(field: HTMLTextAreaElement, words: string): void {
  const before = field.value.trimEnd();
  field.value = (before && `${before}\n\n`) + words;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
}
