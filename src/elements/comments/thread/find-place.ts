import type { ControllerHost } from '../../../core/reactive-element.ts';
import type { Entry } from '../comment-store.ts';
import { FarAway } from './far-away.ts';
import { MANY, type ReadingPlace } from './reading-place.ts';

/** What is drawn in. */
export interface DrawnHost extends Pick<ControllerHost, 'updateComplete' | 'requestUpdate'> {
  readonly renderRoot: HTMLElement | DocumentFragment;
}

/** Goes from place to place in a thread: where the address points, where reading goes on, what gets the focus. */
export class FindPlace {
  readonly #host: DrawnHost;
  readonly #place: ReadingPlace;
  readonly #signal: AbortSignal;
  #far: FarAway | undefined;

  /** @param signal - Ends with the thread. */
  constructor(host: DrawnHost, place: ReadingPlace, signal: AbortSignal) {
    this.#host = host;
    this.#place = place;
    this.#signal = signal;
  }

  /** After each drawing: minds what is far away in a very long thread. */
  tick(): void {
    const { store } = this.#place;
    const list = this.#host.renderRoot.querySelector('[part="thread"]');
    if (store.entries.size <= MANY || !list) return;
    if (!this.#far) {
      const far = new FarAway(
        (id) => store.find(id),
        () => void this.#redraw(),
        this.#signal,
      );
      this.#far = far;
      this.#place.thinned = (entries) => far.among(entries);
    }
    const place = this.#place;
    if (!place.complete) {
      this.#far.defer(store.roots.slice(place.drawn), list);
      place.drawn = store.roots.length;
      this.#host.requestUpdate();
    }
    this.#far.watch(list);
  }

  /** Marks a comment and goes there. Returns whether it is in the list. */
  point(id: string): boolean {
    const { store, target } = this.#place;
    const entry = store.find(id);
    if (!entry) return false;
    const before = store.find(target);
    this.#place.target = id;
    if (before) store.touch(before);
    store.touch(entry);
    void this.focus(entry, '', 'center');
    return true;
  }

  /** Goes on reading where the comments that are on their way begin. */
  async follow(reading: Promise<Entry[]>): Promise<void> {
    const [first] = await reading;
    const { store } = this.#place;
    if (!first || this.#signal.aborted || !store.find(first.id)) return;
    await this.focus(first);
  }

  /** Focuses a comment once it is drawn, with `control` the button at it that does this, without a comment the heading. */
  async focus(
    entry: Entry | undefined,
    control = '',
    block: ScrollLogicalPosition = 'nearest',
  ): Promise<void> {
    const { renderRoot } = this.#host;
    if (!entry) {
      renderRoot.querySelector<HTMLElement>('[part~="section-heading"]')?.focus();
      return;
    }
    let root = entry;
    while (root.parent) root = root.parent;
    this.#far?.reveal(root);
    const place = this.#place;
    place.reach(entry.id);
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    const article = `li[data-id="${CSS.escape(entry.id)}"] > article`;
    const wanted = control ? `${article} [data-do="${control}"]` : article;
    const target = renderRoot.querySelector<HTMLElement>(wanted);
    target?.focus({ preventScroll: true });
    target?.scrollIntoView({ block });
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
