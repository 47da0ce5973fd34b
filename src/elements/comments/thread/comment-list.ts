import type { Entry } from '../comment-store.ts';
import { make, put } from '../make.ts';
import { type CommentItems, drawItems } from './comment-item.ts';
import type { ThreadView } from './thread-view.ts';

/** A place in the list whose comments are not in the document now; it stands there as high as they did. */
export interface Gap {
  gap: HTMLElement;
}

/** The list of the comments on the article. One that stays in it is never moved, so it keeps focus and selection. */
export class CommentList {
  #element: HTMLElement | undefined;
  #items: CommentItems = new Map();

  /** Makes these the comments in the list. */
  draw(shown: readonly (Entry | Gap)[], view: ThreadView): HTMLElement {
    const list = (this.#element ??= make('ol', { part: 'thread' }));
    const entries = shown.filter((each): each is Entry => !('gap' in each));
    this.#items = drawItems(entries, view, this.#items);
    put(
      list,
      shown.map((each) => ('gap' in each ? each.gap : this.#items.get(each)!.element)),
    );
    return list;
  }
}
