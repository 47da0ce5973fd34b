import { type Choices, folded } from '../choices.ts';
import type { Entry } from '../comment-store.ts';
import type { CommentingTexts } from '../commenting-texts.ts';
import { make } from '../make.ts';
import type { OpenThread } from '../thread.ts';

/** What hiding somebody's comments needs of the element. */
export interface HidingHost {
  readonly thread: OpenThread;
  readonly choices: Choices;
  readonly texts: CommentingTexts;
  announce(text: string): void;
  /** Puts the focus on a comment, or on a control at it by what it does. */
  focus(entry: Entry, control?: string): void;
}

/** Comments under names that this reader does not want to read: a line stands in their place, on this device alone. */
export class HiddenPeople {
  readonly #host: HidingHost;
  readonly #revealed = new WeakSet<Entry>();
  readonly #lines = new WeakMap<Entry, HTMLElement>();

  constructor(host: HidingHost) {
    this.#host = host;
    for (const entry of host.thread.store.entries.values()) {
      if (host.choices.hides(nameOf(entry))) host.thread.store.touch(entry);
    }
  }

  /** What stands in place of a comment's text and buttons. */
  line(entry: Entry): HTMLElement | undefined {
    const { choices } = this.#host;
    if (!choices.hides(nameOf(entry)) || this.#revealed.has(entry)) return undefined;
    let line = this.#lines.get(entry);
    if (!line) this.#lines.set(entry, (line = this.#make(nameOf(entry))));
    return line;
  }

  #make(name: string): HTMLElement {
    const { texts } = this.#host;
    const button = (action: string, text: string) =>
      make('button', { part: 'button action', type: 'button', 'data-do': action }, text);
    const reveal = button('reveal', texts('reveal'));
    const unhide = button('unhide', texts('unhide', { name }));
    return make(
      'div',
      {},
      make('p', { part: 'status' }, texts('hidden', { name })),
      make('div', { part: 'actions' }, reveal, unhide),
    );
  }

  /** Hides all of this author's comments. */
  hide(entry: Entry): void {
    const { announce, texts, focus } = this.#host;
    this.#change(entry, true);
    announce(texts('hiddenNow', { name: nameOf(entry) }));
    focus(entry, 'reveal');
  }

  /** Shows one comment, or with `all` those of its author for good. */
  show(entry: Entry, all: boolean): void {
    const { thread, focus } = this.#host;
    this.#revealed.add(entry);
    if (all) this.#change(entry, false);
    thread.store.touch(entry);
    focus(entry);
  }

  #change(entry: Entry, hidden: boolean): void {
    const { choices, thread } = this.#host;
    const name = nameOf(entry);
    choices.keepHidden(name, hidden);
    for (const each of thread.store.entries.values()) {
      if (folded(nameOf(each)) !== folded(name)) continue;
      this.#revealed.delete(each);
      thread.store.touch(each);
    }
  }
}

function nameOf({ comment }: Entry): string {
  return comment?.author.name ?? '';
}
