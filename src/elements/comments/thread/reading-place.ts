import type { CommentStore, Entry } from '../comment-store.ts';
import type { Gap } from './comment-list.ts';
import { nextSlice, weightOf } from './slices.ts';

/** Comments that may all be in the document at the same time. */
export const MANY = 150;

/** How much of a thread is drawn. Where the reader goes in it is in `find-place.ts`. */
export class ReadingPlace {
  readonly store: CommentStore;
  /** Comments on the article that are drawn by now. */
  drawn: number;
  /** Id of the comment that the address points to. */
  target = '';
  /** Puts gaps in place of what is too far away. */
  thinned: ((entries: readonly Entry[]) => readonly (Entry | Gap)[]) | undefined;
  #waiting = false;

  /** Begins with the first of the comments. */
  constructor(store: CommentStore) {
    this.store = store;
    this.drawn = nextSlice(store.roots, 0);
  }

  /** Whether all that was read is drawn. */
  get complete(): boolean {
    return this.drawn >= this.store.roots.length;
  }

  /** What is in the document now. */
  get shown(): readonly (Entry | Gap)[] {
    const drawn = this.store.roots.slice(0, this.drawn);
    return this.thinned?.(drawn) ?? drawn;
  }

  /** Draws as far as a comment, and so much below it that it can be scrolled to. */
  reach(id: string): void {
    const { roots } = this.store;
    let root = this.store.find(id);
    while (root?.parent) root = root.parent;
    if (root) this.drawn = Math.max(this.drawn, nextSlice(roots, roots.indexOf(root) + 1));
  }

  /**
   * After each drawing: draws the rest of a long thread a slice at a time.
   * @param mind - Brings what minds the far ends of a very long one. Where it cannot be had, all is drawn.
   */
  goOn(mind: () => Promise<unknown>): void {
    if (this.#waiting || this.complete) return;
    this.#waiting = true;
    const next = () => {
      this.#waiting = false;
      this.drawn = nextSlice(this.store.roots, this.drawn);
      this.store.changed();
    };
    // One slice a frame: what is drawn without a frame between is laid out in one long task. Hidden pages have none.
    const soon = () => {
      if (document.hidden) setTimeout(next);
      else requestAnimationFrame(() => setTimeout(next));
    };
    const weights = this.store.roots.slice(0, this.drawn).map(weightOf);
    if (this.thinned || weights.reduce((sum, each) => sum + each, 0) < MANY) soon();
    else void mind().then(next, soon);
  }
}
