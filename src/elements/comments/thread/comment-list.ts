import { render } from 'lit';
import { parseRichText } from '../../../rich-text/parse.ts';
import { renderRichText } from '../../../rich-text/render.ts';
import type { Entry } from '../comment-store.ts';
import { commentTemplate } from './comment-template.ts';
import type { ThreadView } from './thread-view.ts';

/** A place in the list whose comments are not in the document now; it stands there as high as they did. */
export interface Gap {
  gap: HTMLElement;
}

/** A comment as it stands in the document, and what of it was drawn there. */
interface Item {
  element: HTMLElement;
  body: HTMLElement;
  html?: string;
  revision?: number;
  view?: ThreadView;
  replies: Items;
}

type Items = ReadonlyMap<Entry, Item>;

/** The list of the comments on the article. One that stays in it is never moved, so it keeps focus and selection. */
export class CommentList {
  readonly element = document.createElement('ol');
  #items: Items = new Map();

  constructor() {
    this.element.part.add('thread');
  }

  /** Makes these the comments in the list. */
  draw(shown: readonly (Entry | Gap)[], view: ThreadView): HTMLElement {
    const list = this.element;
    this.#items = drawn(
      shown.filter((each): each is Entry => !('gap' in each)),
      view,
      this.#items,
    );
    const wanted = new Set(
      shown.map((each) => ('gap' in each ? each.gap : this.#items.get(each)!.element)),
    );
    for (const child of [...list.children]) if (!wanted.has(child as HTMLElement)) child.remove();
    let next = list.firstElementChild;
    for (const element of wanted) {
      if (element === next) next = next.nextElementSibling;
      else list.insertBefore(element, next);
    }
    return list;
  }
}

/** The comments of one level, those that stay in their elements. A comment that did not change is not drawn again. */
function drawn(entries: readonly Entry[], view: ThreadView, before: Items): Items {
  const items = new Map<Entry, Item>();
  for (const entry of entries) {
    const item = before.get(entry) ?? blank(entry.id);
    items.set(entry, item);
    if (item.revision !== entry.revision || item.view !== view) draw(entry, view, item);
  }
  return items;
}

function blank(id: string): Item {
  const element = document.createElement('li');
  element.dataset['id'] = id;
  const body = document.createElement('div');
  body.part.add('body');
  body.dir = 'auto';
  return { element, body, replies: new Map() };
}

function draw(entry: Entry, view: ThreadView, item: Item): void {
  const { element, body } = item;
  const { id, comment, revision } = entry;
  item.revision = revision;
  item.view = view;
  item.replies = drawn(entry.replies, view, item.replies);
  if (comment && comment.html !== item.html) {
    item.html = comment.html;
    body.replaceChildren(renderRichText(parseRichText(comment.html), document));
  }
  const target = view.target() === id ? ' target' : '';
  const pending = comment?.status === 'pending' ? ' pending' : '';
  element.setAttribute('part', `comment${target}${pending}`);
  const replies = [...item.replies.values()].map((reply) => reply.element);
  render(commentTemplate(entry, view, body, replies), element);
}
