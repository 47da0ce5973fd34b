import { Closed } from './closed.ts';
import type { Frame } from './frame.ts';
import type { Gestures } from './gestures.ts';
import { Kept } from './kept.ts';
import { CommentList } from './thread/comment-list.ts';
import type { Texts, ThreadView } from './thread/thread-view.ts';

/** Milliseconds after which all that says how long ago something was is said anew. */
export const MINUTE = 60_000;

/** What the section needs of the element. */
export interface SectionHost {
  readonly closed: string | null;
  readonly maxDepth: number;
  readonly renderRoot: HTMLElement | DocumentFragment;
  requestUpdate(): void;
}

/** The part of the element below its heading once a thread is open: form and comments. */
export class ThreadSection {
  readonly #host: SectionHost;
  readonly #frame: Frame;
  readonly #closed: Closed;
  readonly #list = new CommentList();
  readonly #views = new Kept<ThreadView>();

  constructor(host: SectionHost, frame: Frame) {
    this.#host = host;
    this.#frame = frame;
    this.#closed = new Closed(() => host.requestUpdate());
  }

  /**
   * @param table - What the texts come from.
   * @param said - A line that stands above the comments.
   * @param busy - Whether another thread is on its way.
   */
  draw(
    { thread, form, participation, place }: Gestures,
    texts: Texts,
    table: unknown,
    said: string,
    busy: boolean,
  ): (HTMLElement | false | undefined)[] {
    const { store, can } = thread;
    const host = this.#host;
    const { closed, notice } = this.#closed.now(host.closed, can, texts, host.renderRoot);
    const now = Date.now();
    const maxDepth = host.maxDepth >= 0 ? host.maxDepth : 2;
    // A new object, so that all comments are drawn anew, only when it says something else.
    const key = [thread, participation, closed, maxDepth, table, Math.floor(now / MINUTE)];
    const view = this.#views.of(key, () => ({
      ...texts,
      can,
      open: !closed,
      maxDepth,
      now,
      page: location.href.split('#', 1)[0]!,
      target: () => place.target,
      parts: (entry) => participation?.parts(entry),
    }));
    const list = this.#list.draw(place.shown, view);
    list.ariaBusy = `${busy}`;
    return [
      ...(closed ? [notice] : [form.element, ...(participation?.writing.strays ?? [])]),
      said !== '' && this.#frame.line('said', said),
      ...this.#frame.more(store, 'previous', texts),
      list,
      ...(place.complete ? this.#frame.more(store, 'next', texts) : []),
    ];
  }
}
