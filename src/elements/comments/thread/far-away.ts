import type { Entry } from '../comment-store.ts';
import type { Gap } from './comment-list.ts';
import { weightOf } from './slices.ts';

/** How far from the window comments stay in the document. */
const NEAR = 3000;

/**
 * Takes comments that are far from the window out of the document, with their replies, and puts them back before they
 * are seen. What is left out keeps its height, so nothing moves. A comment that has the focus or an open form stays.
 */
export class FarAway {
  readonly #away = new Map<Entry, number>();
  readonly #gaps = new Map<string, Entry[]>();
  readonly #observer: IntersectionObserver;
  readonly #changed: () => void;
  readonly #find: (id: string) => Entry | undefined;

  constructor(find: (id: string) => Entry | undefined, changed: () => void, signal: AbortSignal) {
    this.#find = find;
    this.#changed = changed;
    this.#observer = new IntersectionObserver((seen) => this.#onSeen(seen), {
      rootMargin: `${NEAR}px 0px`,
    });
    signal.addEventListener('abort', () => this.#observer.disconnect(), { once: true });
  }

  /** The comments on the article with gaps in place of those that are away. */
  among(roots: readonly Entry[]): (Entry | Gap)[] {
    const shown: (Entry | Gap)[] = [];
    this.#gaps.clear();
    let height = 0;
    let hidden: Entry[] = [];
    const close = () => {
      if (!hidden.length) return;
      const id = `gap-${hidden[0]!.id}`;
      this.#gaps.set(id, hidden);
      shown.push({ gap: gapOf(id, height) });
      height = 0;
      hidden = [];
    };
    for (const entry of roots) {
      const away = this.#away.get(entry);
      if (away === undefined) {
        close();
        shown.push(entry);
      } else {
        height += away;
        hidden.push(entry);
      }
    }
    close();
    return shown;
  }

  /** Looks at the list as it is drawn now. */
  watch(list: Element): void {
    this.#observer.disconnect();
    for (const item of list.children) this.#observer.observe(item);
  }

  /** Leaves out comments that come after those in the list; each is taken to be as high as those are. */
  defer(entries: readonly Entry[], list: Element): void {
    const here = [...list.querySelectorAll(':scope > [data-id]')];
    const heights = here.reduce((sum, item) => sum + item.getBoundingClientRect().height, 0);
    const each = heights / list.querySelectorAll('article').length;
    for (const entry of entries) this.#away.set(entry, each * weightOf(entry));
  }

  /** Puts a comment back. */
  reveal(entry: Entry): void {
    this.#away.delete(entry);
  }

  #onSeen(seen: readonly IntersectionObserverEntry[]): void {
    let changed = false;
    for (const { target, isIntersecting, boundingClientRect } of seen) {
      const { id, gap } = (target as HTMLElement).dataset;
      if (gap && isIntersecting) changed = this.#fill(gap, boundingClientRect.top) || changed;
      const entry = id ? this.#find(id) : undefined;
      if (!entry || isIntersecting || isInUse(target)) continue;
      this.#away.set(entry, boundingClientRect.height);
      changed = true;
    }
    if (changed) this.#changed();
  }

  /** Puts back what is near in a gap that begins at `top`. */
  #fill(gap: string, top: number): boolean {
    let found = false;
    for (const entry of this.#gaps.get(gap) ?? []) {
      const bottom = top + this.#away.get(entry)!;
      if (bottom > -NEAR && top < innerHeight + NEAR) {
        this.#away.delete(entry);
        found = true;
      }
      top = bottom;
    }
    return found;
  }
}

/** An empty item with its height from the start, so that the page never gets shorter. */
function gapOf(id: string, height: number): HTMLElement {
  const gap = document.createElement('li');
  gap.dataset['gap'] = id;
  gap.ariaHidden = 'true';
  gap.style.blockSize = `${height}px`;
  return gap;
}

function isInUse(item: Element): boolean {
  return item.matches(':focus-within') || item.querySelector('form, [part="menu"]') !== null;
}
