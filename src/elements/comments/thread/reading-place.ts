import type { CommentStore, Entry } from '../comment-store.ts';
import type { Gap } from './comment-template.ts';
import type { FarAway } from './far-away.ts';
import { nextSlice } from './slices.ts';

/** Comments that may all be in the document at the same time. */
const MANY = 150;

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
  #signal: AbortSignal | undefined;
  #far: FarAway | undefined;
  #coming = false;
  #waiting = false;

  constructor(host: DrawnHost) {
    this.#host = host;
  }

  /** What is in the document now: comments on the article, and gaps where they are too far away. */
  get shown(): readonly (Entry | Gap)[] {
    const roots = this.#store?.roots ?? [];
    const drawn = this.drawn >= roots.length ? roots : roots.slice(0, this.drawn);
    return this.#far?.among(drawn) ?? drawn;
  }

  /** Draws the beginning of a thread; `signal` ends with it. */
  begin(store: CommentStore, signal: AbortSignal): void {
    this.#store = store;
    this.#signal = signal;
    this.#far = undefined;
    this.#coming = false;
    this.drawn = nextSlice(store.roots, 0);
  }

  /** After each drawing: draws the rest of a long thread a slice at a time, and minds what is far away in a very long one. */
  goOn(): void {
    const store = this.#store;
    if (!store) return;
    if (store.size > MANY) this.#mind(store);
    if (this.#waiting || this.drawn >= store.roots.length) return;
    this.#waiting = true;
    setTimeout(() => {
      this.#waiting = false;
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
    this.#far?.reveal(root);
    this.drawn = Math.max(this.drawn, this.#store!.roots.indexOf(root) + 1);
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    const article = `li[data-id="${CSS.escape(entry.id)}"] > article`;
    const place = control ? `${article} [data-do="${control}"]` : article;
    const target = this.#host.renderRoot.querySelector<HTMLElement>(place);
    target?.focus({ preventScroll: true });
    target?.scrollIntoView({ block });
  }

  #mind(store: CommentStore): void {
    const list = this.#host.renderRoot.querySelector('[part="thread"]');
    if (!list) return;
    this.#far?.watch(list);
    if (this.#coming) return;
    this.#coming = true;
    void this.#load(store, this.#signal!);
  }

  async #load(store: CommentStore, signal: AbortSignal): Promise<void> {
    try {
      const { FarAway } = await import('./far-away.ts');
      if (store !== this.#store) return;
      this.#far = new FarAway(
        (id) => store.find(id),
        () => void this.#redraw(),
        signal,
      );
      this.#host.requestUpdate();
    } catch (error) {
      // The thread is as long as it is, and works.
      console.warn('news-elements: a part of the comments did not load.', error);
    }
  }

  /** Draws what came near or went far without moving what is read. */
  async #redraw(): Promise<void> {
    const { scrollX, scrollY } = window;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    // WebKit holds no anchor: it loses the place when much is exchanged at once.
    if (!CSS.supports('overflow-anchor', 'none') && scrollY !== window.scrollY) {
      scrollTo({ left: scrollX, top: scrollY, behavior: 'instant' });
    }
  }
}
