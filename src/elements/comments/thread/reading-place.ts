import type { CommentStore, Entry } from '../comment-store.ts';
import { nextSlice } from './slices.ts';

/** What is drawn in. */
export interface DrawnHost {
  readonly renderRoot: HTMLElement | DocumentFragment;
  readonly updateComplete: Promise<boolean>;
  requestUpdate(): void;
}

/** Where the reader is in a thread: how much of it is drawn, where the address points, what has the focus. */
export class ReadingPlace {
  /** Comments on the article that are drawn by now. */
  drawn = 0;
  /** Id of the comment that the address points to. */
  target = '';
  readonly #host: DrawnHost;
  #store: CommentStore | undefined;

  constructor(host: DrawnHost) {
    this.#host = host;
  }

  /** Draws the beginning of a thread. */
  begin(store: CommentStore): void {
    this.#store = store;
    this.drawn = nextSlice(store.roots, 0);
  }

  /** Draws the rest of a long thread a slice at a time, after the present frame. */
  goOn(): void {
    const store = this.#store;
    if (!store || this.drawn >= store.roots.length) return;
    setTimeout(() => {
      if (store !== this.#store) return;
      this.drawn = nextSlice(store.roots, this.drawn);
      this.#host.requestUpdate();
    });
  }

  /** Marks a comment and goes there. Returns whether it is in the list. */
  point(id: string): boolean {
    const entry = this.#store?.find(id);
    if (!entry) return false;
    const before = this.#store!.find(this.target);
    this.target = id;
    if (before) this.#store!.touch(before);
    this.#store!.touch(entry);
    void this.focus(entry, '', 'center');
    return true;
  }

  /** Goes on reading where the comments that are on their way begin. */
  async follow(reading: Promise<Entry[]>): Promise<void> {
    const [first] = await reading;
    if (!first || !this.#store?.find(first.id)) return;
    this.drawn = this.#store.roots.length;
    await this.focus(first);
  }

  /** Focuses a comment once it is drawn, with `control` the button at it that does this, without a comment the heading. */
  async focus(
    entry: Entry | undefined,
    control = '',
    block: ScrollLogicalPosition = 'nearest',
  ): Promise<void> {
    if (!entry) {
      this.#host.renderRoot.querySelector<HTMLElement>('[part~="section-heading"]')?.focus();
      return;
    }
    let root = entry;
    while (root.parent) root = root.parent;
    this.drawn = Math.max(this.drawn, this.#store!.roots.indexOf(root) + 1);
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    const article = `li[data-id="${CSS.escape(entry.id)}"] > article`;
    const place = control ? `${article} [data-do="${control}"]` : article;
    const target = this.#host.renderRoot.querySelector<HTMLElement>(place);
    target?.focus({ preventScroll: true });
    target?.scrollIntoView({ block });
  }
}
