import { parseRichText } from '../../../../rich-text/parse.ts';
import { renderRichText } from '../../../../rich-text/render.ts';
import type { CommentingTexts } from '../../commenting-texts.ts';
import { make } from '../../make.ts';

/** Milliseconds of quiet after which a changed text is shown anew. */
const QUIET = 700;

export interface PreviewOptions {
  field: HTMLTextAreaElement;
  texts: CommentingTexts;
  signal: AbortSignal;
  /** Asks the backend, whose rules they are, for the HTML of a text. */
  ask(text: string, signal: AbortSignal): Promise<string>;
}

/** What the words will look like, by the rules that store them and the program that lists them. */
export class Preview {
  readonly element: HTMLElement;
  readonly #options: PreviewOptions;
  #on = false;
  #asked: AbortController | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: PreviewOptions) {
    this.#options = options;
    this.element = make('div', {
      part: 'preview body',
      role: 'region',
      'aria-label': options.texts('preview'),
      dir: 'auto',
      hidden: '',
    });
    options.field.addEventListener('input', () => this.#changed(), { signal: options.signal });
    options.signal.addEventListener('abort', () => this.show(false));
  }

  show(on: boolean): void {
    this.#on = on;
    this.element.hidden = !on;
    clearTimeout(this.#timer);
    this.#asked?.abort();
    if (on) void this.#ask();
    else this.element.replaceChildren();
  }

  #changed(): void {
    if (!this.#on) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#ask(), QUIET);
  }

  async #ask(): Promise<void> {
    const { field, texts, ask } = this.#options;
    this.#asked?.abort();
    const { signal } = (this.#asked = new AbortController());
    const text = field.value.normalize('NFC').trim();
    this.element.ariaBusy = 'true';
    try {
      const found = text ? await ask(text, signal) : '';
      if (signal.aborted) return;
      if (found) this.element.replaceChildren(renderRichText(parseRichText(found), document));
      else this.#say(texts('previewEmpty'));
    } catch (error) {
      if (signal.aborted) return;
      console.warn('news-elements: no preview of the comment.', error);
      this.#say(texts('previewFailed'));
    }
    this.element.ariaBusy = null;
  }

  #say(words: string): void {
    this.element.replaceChildren(make('p', { part: 'hint' }, words));
  }
}
