import type { CommentForm } from '../comment-form.ts';
import type { CommentingTexts } from '../../commenting-texts.ts';
import { format, type Format, pasteLink } from './format.ts';
import { Preview, type PreviewOptions } from './preview.ts';
import { replaceText } from './replace-text.ts';
import { Toolbar } from './toolbar.ts';

export interface TextToolsOptions {
  form: CommentForm;
  texts: CommentingTexts;
  signal: AbortSignal;
  /** Asks for the HTML of a text; absent where the backend does not tell. */
  preview?: PreviewOptions['ask'];
}

/** What a field for Markdown has beyond a plain one: room as the text grows, a toolbar with its keys, links by pasting, a preview. */
export class TextTools {
  readonly toolbar: HTMLElement;
  readonly preview: HTMLElement | undefined;
  readonly #field: HTMLTextAreaElement;
  readonly #bar: Toolbar;

  constructor({ form, texts, signal, preview }: TextToolsOptions) {
    const field = (this.#field = form.textarea);
    const shown = preview && new Preview({ field, texts, signal, ask: preview });
    this.#bar = new Toolbar({
      controls: field.id,
      texts,
      format: (kind) => this.#format(kind),
      ...(shown && { preview: (on) => shown.show(on) }),
    });
    this.toolbar = this.#bar.element;
    this.preview = shown?.element;
    field.addEventListener('input', () => this.fit(), { signal });
    field.addEventListener('paste', (event) => this.#onPaste(event), { signal });
    field.addEventListener('keydown', (event) => this.#onKey(event), { signal });
  }

  /** Makes room for the text. The field never shrinks while it is written in: what stands below stays. */
  fit(): void {
    const { style, scrollHeight, clientHeight, offsetHeight } = this.#field;
    if (scrollHeight <= clientHeight) return;
    const most = Math.max(offsetHeight, innerHeight * 0.6);
    style.height = `${Math.min(scrollHeight + offsetHeight - clientHeight, most)}px`;
  }

  /** For a field that is empty again. */
  rest(): void {
    this.#field.style.height = '';
    this.#bar.rest();
  }

  #format(kind: Format): void {
    const { value, selectionStart, selectionEnd, readOnly } = this.#field;
    if (!readOnly) replaceText(this.#field, format(kind, value, selectionStart, selectionEnd));
  }

  #onKey(event: KeyboardEvent): void {
    const kind = event.isComposing ? undefined : Toolbar.asked(event);
    if (!kind) return;
    event.preventDefault();
    this.#format(kind);
  }

  #onPaste(event: ClipboardEvent): void {
    const { value, selectionStart, selectionEnd, readOnly } = this.#field;
    const pasted = event.clipboardData?.getData('text/plain') ?? '';
    const link = readOnly ? undefined : pasteLink(value, selectionStart, selectionEnd, pasted);
    if (!link) return;
    event.preventDefault();
    replaceText(this.#field, link);
  }
}
