import type { CommentMessages } from '../../locales/messages.ts';
import { CommentForm } from './composer/comment-form.ts';
import type { ParticipationEvents } from './events.ts';
import { keepTyped } from './kept-before.ts';
import type * as participation from './participation.ts';
import type { Participation } from './participation.ts';
import type { OpenThread } from './thread.ts';
import type { DrawnHost } from './thread/find-place.ts';
import type { ReadingPlace } from './thread/reading-place.ts';

/** What gestures in a thread need of the element. */
export interface GestureHost {
  readonly element: DrawnHost & { readonly renderRoot: HTMLElement | DocumentFragment };
  text(key: keyof CommentMessages, slots?: Record<string, string>): string;
  language(): string;
  /** The kind of CAPTCHA that the page prefers. */
  captcha(): string;
  announce(text: string): void;
  /** Says that a part of the program did not load. */
  loadFailed(): void;
  tell<K extends keyof ParticipationEvents>(type: K, detail: ParticipationEvents[K]): boolean;
}

/** What a reader starts in a thread: the program for it comes with the first gesture, or where an earlier visit left something. */
export class Gestures {
  readonly thread: OpenThread;
  readonly place: ReadingPlace;
  readonly host: GestureHost;
  readonly signal: AbortSignal;
  /** The form for the article. */
  readonly form: CommentForm;
  /** Everything but reading what was there at first, once it was asked for. */
  participation: Participation | undefined;
  #coming: Promise<Participation> | undefined;

  /** @param signal - Ends with the thread. */
  constructor(thread: OpenThread, place: ReadingPlace, host: GestureHost, signal: AbortSignal) {
    this.thread = thread;
    this.place = place;
    this.host = host;
    this.signal = signal;
    const hint = thread.can.moderation === 'before' ? host.text('hint') : '';
    this.form = new CommentForm({ place: '', label: host.text('write'), hint }, () =>
      this.take(({ writing }) => writing.enter()),
    );
    const keep = () => {
      if (!this.form.kept) keepTyped(thread.article, this.form.textarea.value);
    };
    addEventListener('pagehide', keep, { signal });
    signal.addEventListener('abort', keep);
    if (thread.resuming) {
      this.#start(thread.resuming);
      this.take((each) => each.resume());
    }
  }

  /** Does what the button that was pressed says. Returns whether there was one. */
  click(target: Element): boolean {
    const button = target.closest<HTMLElement>('[data-do]');
    if (!button) return false;
    const id = button.closest<HTMLElement>('[data-id]')?.dataset['id'];
    if (button.ariaDisabled !== 'true') this.take((each) => each.act(button.dataset['do']!, id));
    return true;
  }

  /** Fetches the program, for a gesture that is about to come. */
  async prepare(): Promise<Participation> {
    if (!this.#coming) this.#start(import('./participation.ts'));
    try {
      return await this.#coming!;
    } catch (error) {
      this.#coming = undefined;
      throw error;
    }
  }

  /** Does something with the program, once it is there. */
  take(use: (participation: Participation) => void): void {
    this.prepare()
      .then(use)
      .catch((error: unknown) => {
        console.warn('news-elements: a part of the comments did not load.', error);
        this.host.loadFailed();
      });
  }

  #start(program: Promise<typeof participation>): void {
    this.#coming = program.then(
      ({ Participation }) => (this.participation ??= new Participation(this)),
    );
  }
}
