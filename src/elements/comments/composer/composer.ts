import { nothing, render } from 'lit';
import { problemOf } from '../../../backends/backend-problem.ts';
import { checkWords } from './check-words.ts';
import { codePoints } from './code-points.ts';
import type { ComposerOptions, Words } from './composer-options.ts';
import { composerTemplate, problemAt } from './composer-template.ts';
import { explain, type Explanation } from './explain.ts';
import { replaceText } from './text/replace-text.ts';
import { TextTools } from './text/text-tools.ts';

/** Milliseconds before each try to send what waits for the network. */
const PAUSES = [0, 1000, 3000, 10_000, 30_000, 60_000];

/** The form that is written in: fields, draft, problems, sending. It never takes a word away. */
export class Composer {
  readonly #options: ComposerOptions;
  readonly #textarea: HTMLTextAreaElement;
  readonly #tools: TextTools;
  #name: string;
  #remember: boolean;
  #problems: Explanation[] = [];
  #busy = false;
  #copied = false;
  /** Nothing but the field is shown until the writer comes back. */
  #resting = false;

  constructor(options: ComposerOptions) {
    this.#options = options;
    const { form, signal } = options;
    this.#textarea = form.textarea;
    const { id } = form.textarea;
    form.textarea.setAttribute('aria-describedby', `${id}-problem ${id}-hint`);
    this.#tools = new TextTools(options);
    this.#name = options.draft.name || options.name;
    this.#remember = options.name !== '';
    this.#textarea.addEventListener('input', () => this.#typed(), { signal });
    form.element.addEventListener('focusin', () => this.#wake(), { signal });
    form.element.addEventListener('submit', () => void this.submit(), { signal });
    form.element.addEventListener('keydown', (event) => this.#onKey(event), { signal });
    addEventListener('online', () => void this.#resend(), { signal });
    form.below.replaceChildren();
    this.#begin();
  }

  /** Shows the draft as another tab left it. */
  adopt(text: string): void {
    if (this.#busy) return;
    if (text !== this.#textarea.value) this.#textarea.value = text;
    if (text) this.#options.form.grow();
    this.#tools.fit();
    this.draw();
  }

  /**
   * Sends the words, unless they are on their way already.
   * @param resending - Whether this is a try of ours, for words that wait for the network.
   */
  async submit(resending = false): Promise<void> {
    if (this.#busy) return;
    const words = this.#words();
    const { draft, captcha, texts, announce } = this.#options;
    const found = checkWords(words, this.#options, texts);
    this.#show(found);
    if (found.length || !this.#options.before(words)) return;
    // The first press waits for the network; a second one tries, whatever the browser says.
    if (!navigator.onLine && !draft.waiting) {
      this.#wait();
      return;
    }
    this.#busy = true;
    draft.flush();
    this.draw();
    announce(texts(this.#options.kind === 'edit' ? 'saving' : 'sending'));
    try {
      // Checked last, and it says itself what is wrong.
      const token = captcha ? await captcha.token() : '';
      await this.#send(words, token, resending);
    } catch (error) {
      if (!problemOf(error)) this.#refused(error, words, resending);
    } finally {
      this.#busy = false;
      this.draw();
    }
  }

  async #send(words: Words, token: string, resending: boolean): Promise<void> {
    const { draft, captcha, kind, send } = this.#options;
    try {
      await send(words, token);
    } catch (error) {
      this.#refused(error, words, resending);
      return;
    }
    draft.clear(words.text);
    captcha?.reset();
    this.#textarea.value = draft.text;
    this.#tools.rest();
    this.#resting = kind === 'comment' && !draft.text && !draft.other;
  }

  #begin(): void {
    const { form, draft, kind } = this.#options;
    const typed = this.#textarea.value;
    const { text } = draft;
    if (text && !typed.startsWith(text)) {
      this.#textarea.value = typed.trim() ? `${text}\n\n${typed}` : text;
    }
    if (this.#textarea.value && kind !== 'edit') draft.write(this.#textarea.value, this.draw);
    if (this.#textarea.value) form.grow();
    this.#tools.fit();
    form.kept = true;
    if (draft.waiting) void this.#resume();
    this.draw();
  }

  /** After a reload: what was sent without a network goes out, unless the writer has to answer something first. */
  async #resume(): Promise<void> {
    if (!navigator.onLine) return;
    if (!this.#options.unattended) {
      this.#problems = [{ text: this.#options.texts('notSent') }];
      this.draw();
      return;
    }
    await this.#resend();
  }

  /** Browsers say `online` before the network carries anything: tries again, ever more seldom. */
  async #resend(): Promise<void> {
    const { draft, signal } = this.#options;
    for (const pause of PAUSES) {
      await new Promise((resolve) => setTimeout(resolve, pause));
      if (signal.aborted || !draft.waiting || !navigator.onLine) return;
      await this.submit(true);
    }
  }

  readonly #named = (event: Event): void => {
    this.#name = (event.target as HTMLInputElement).value;
    this.#options.draft.sign(this.#name);
    this.#problems = this.#problems.filter(({ field }) => field === 'text');
    this.draw();
  };

  readonly #remembered = (event: Event): void => {
    this.#remember = (event.target as HTMLInputElement).checked;
  };

  readonly #discard = (): void => {
    const { draft } = this.#options;
    const { length } = this.#textarea.value;
    // As by typing, so that the browser's undo brings it back.
    replaceText(this.#textarea, { from: 0, to: length, text: '', select: [0, 0] });
    draft.discard();
    this.#problems = [];
    this.draw();
  };

  readonly #onOther = (add: boolean): void => {
    const { draft } = this.#options;
    const { length } = this.#textarea.value;
    const text = `${length ? '\n\n' : ''}${draft.other}`;
    const end = length + text.length;
    if (add) replaceText(this.#textarea, { from: length, to: length, text, select: [end, end] });
    else this.#textarea.focus();
    draft.dropOther();
    this.draw();
  };

  readonly #copy = async (): Promise<void> => {
    const { texts, announce } = this.#options;
    try {
      await navigator.clipboard.writeText(this.#textarea.value);
      this.#copied = true;
      announce(texts('copied'));
      this.draw();
    } catch (error) {
      // Not allowed in this frame or without HTTPS: the keys of the browser copy what is selected.
      console.warn('news-elements: the text was not copied.', error);
      this.#textarea.focus();
      this.#textarea.select();
    }
  };

  #wake(): void {
    if (!this.#resting || this.#busy) return;
    this.#resting = false;
    this.draw();
  }

  #words(): Words {
    const tidy = (text: string) => text.normalize('NFC').trim();
    return {
      text: tidy(this.#textarea.value),
      name: tidy(this.#name),
      remember: this.#remember,
    };
  }

  #typed(): void {
    const { draft } = this.#options;
    draft.write(this.#textarea.value.normalize('NFC'), this.draw);
    this.#problems = this.#problems.filter(({ field }) => field === 'name');
    this.draw();
  }

  #onKey(event: KeyboardEvent): void {
    // 229: in Safari the key that ends a composition comes when that is over.
    const composing = event.isComposing || event.keyCode === 229;
    if (event.key !== 'Enter' || composing || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void this.submit();
  }

  #refused(error: unknown, { text }: Words, resending: boolean): void {
    const { draft, texts, language, captcha } = this.#options;
    const problem = problemOf(error);
    if (!problem && (resending || !navigator.onLine)) {
      this.#wait();
      return;
    }
    if (problem && problem.status < 500) draft.refused();
    this.#show(explain(error, codePoints(text), texts, language));
    if (/^captcha-/.test(problem?.type ?? '')) {
      captcha?.reset();
      captcha?.focus();
    }
    console.warn('news-elements: the comment was not sent.', error);
  }

  #wait(): void {
    const { draft, texts, announce } = this.#options;
    // Said once, however often it is tried again.
    if (!draft.waiting) announce(texts('offline'));
    draft.wait();
    this.#problems = [];
    this.draw();
  }

  /** Shows what is wrong and leads the writer there; what has no field is said. */
  #show(found: Explanation[]): void {
    this.#problems = found;
    this.#copied = false;
    this.draw();
    const first = found.find(({ field }) => field)?.field;
    if (first === 'name') this.#options.form.element.querySelector('input')?.focus();
    else if (first) this.#textarea.focus();
    else if (found[0]) this.#options.announce(found[0].text);
  }

  /** Shows what changed outside. */
  readonly draw = (): void => {
    const { form, signal } = this.#options;
    if (signal.aborted) return;
    const state = {
      text: this.#textarea.value,
      name: this.#name,
      remember: this.#remember,
      tools: this.#tools,
      busy: this.#busy,
      problems: this.#problems,
      onName: this.#named,
      onRemember: this.#remembered,
      onDiscard: this.#discard,
      onOther: this.#onOther,
      copied: this.#copied,
      onCopy: () => void this.#copy(),
    };
    this.#textarea.readOnly = this.#busy;
    this.#textarea.ariaInvalid = problemAt('text', state) ? 'true' : null;
    render(this.#resting ? nothing : composerTemplate(this.#options, state), form.below);
  };
}
