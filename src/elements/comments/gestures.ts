import { CommentForm } from './composer/comment-form.ts';
import type { Entry } from './comment-store.ts';
import type { ParticipationEvents } from './events.ts';
import { keepTyped, keptBefore } from './kept-before.ts';
import type { Participation } from './participation.ts';
import type { OpenThread } from './thread.ts';

/** What gestures in a thread need of the element. */
export interface GestureHost {
  readonly root: ShadowRoot;
  language(): string;
  /** The kind of CAPTCHA that the page prefers. */
  captcha(): string;
  /** Label of the form for the article, or for an answer. */
  label(answered?: Entry): string;
  announce(text: string): void;
  /** Says that a part of the program did not load. */
  loadFailed(): void;
  /** Focuses a comment, with `control` the button at it that does this, without a comment the heading. */
  focus(entry: Entry | undefined, control?: string): void;
  /** Focuses the first of the comments that are on their way. */
  follow(reading: Promise<Entry[]>): void;
  tell<K extends keyof ParticipationEvents>(type: K, detail: ParticipationEvents[K]): boolean;
}

/** What a reader starts in a thread. Reading on is done here; the program for all else comes with the first gesture. */
export class Gestures {
  /** The form for the article. */
  readonly form: CommentForm;
  /** Everything but reading, once it was asked for. */
  participation: Participation | undefined;
  readonly #thread: OpenThread;
  readonly #host: GestureHost;
  readonly #signal: AbortSignal;
  #coming: Promise<Participation> | undefined;

  /** @param hint - What stands below the form for the article. */
  constructor(thread: OpenThread, host: GestureHost, hint: string, signal: AbortSignal) {
    this.#thread = thread;
    this.#host = host;
    this.#signal = signal;
    this.form = new CommentForm({ place: '', label: host.label(), hint }, () =>
      this.#take(({ writing }) => writing.enter()),
    );
    const keep = () => {
      if (!this.form.kept) keepTyped(thread.article, this.form.textarea.value);
    };
    addEventListener('pagehide', keep, { signal });
    signal.addEventListener('abort', keep);
    if (keptBefore(thread.address, thread.article)) this.#take((each) => each.resume());
  }

  /** Does what the button that was pressed says. Returns whether there was one. */
  click(target: Element): boolean {
    const { store } = this.#thread;
    const button = target.closest<HTMLElement>('[data-do]');
    if (!button) return false;
    if (button.ariaDisabled === 'true') return true;
    const action = button.dataset['do']!;
    const entry = store.find(button.closest<HTMLElement>('[data-id]')?.dataset['id'] ?? '');
    if (!entry) this.#host.follow(store.read(action as 'next' | 'previous', this.#signal));
    else if (action === 'replies') this.#host.follow(store.readReplies(entry, this.#signal));
    else this.#take((each) => each.act(action, entry));
    return true;
  }

  #take(use: (participation: Participation) => void): void {
    this.#coming ??= this.#load();
    this.#coming.then(use).catch((error: unknown) => {
      this.#coming = undefined;
      console.warn('news-elements: a part of the comments did not load.', error);
      this.#host.loadFailed();
    });
  }

  async #load(): Promise<Participation> {
    const { Participation } = await import('./participation.ts');
    this.participation ??= new Participation(this.#thread, this.form, this.#host, this.#signal);
    return this.participation;
  }
}
