import type { Comment } from '../../../backends/contract.ts';
import { parseRichText } from '../../../rich-text/parse.ts';
import { renderRichText } from '../../../rich-text/render.ts';
import type { Entry } from '../comment-store.ts';
import { make, Nodes, put, say, set, sign } from '../make.ts';
import { sinceThen } from './moment.ts';
import type { ReadersParts, ThreadView } from './thread-view.ts';

const REPLY = 'M9 6.5l-5 5 5 5M4 11.5h9.5a6.5 6.5 0 0 1 6.5 6.5v.5';
const AGREE =
  'M7.5 10.5 11 3.5a2.3 2.3 0 0 1 2.3 2.6l-.5 3.4h5.4a2 2 0 0 1 2 2.3l-1 6.5a2 2 0 0 1-2 1.7H7.5zM7.5 10.5H4V20h3.5';
const DOTS = 'M5.5 12h.01M12 12h.01M18.5 12h.01';
const STAR = 'M12 4l2.4 5 5.6.7-4.1 3.8 1.1 5.5-5-2.8-5 2.8 1.1-5.5L4 9.7l5.6-.7z';

/** One of each kind: what hundreds of comments show is copied, which is faster than making it. */
const models = new Nodes();

/** A comment with its replies as it stands in the document. What stays in it is never moved. */
export class CommentItem {
  readonly element = document.createElement('li');
  readonly #nodes = new Nodes();
  #items: CommentItems = new Map();
  #html: string | undefined;
  #revision: number | undefined;
  #view: ThreadView | undefined;

  /** Draws what changed since it was drawn before. */
  draw(entry: Entry, view: ThreadView): void {
    const { id, comment, revision } = entry;
    if (this.#revision === revision && this.#view === view) return;
    this.#revision = revision;
    this.#view = view;
    const { element } = this;
    const parts = view.parts(entry);
    element.dataset['id'] = id;
    const target = view.target() === id ? ' target' : '';
    const pending = comment?.status === 'pending' ? ' pending' : '';
    set(element, 'part', `comment${target}${pending}`);
    put(element, [
      comment
        ? this.#article(entry, comment, view, parts)
        : this.#nodes.line('tombstone', view.text('cannotShow')),
      this.#replies(entry, view, parts),
    ]);
  }

  #article(
    entry: Entry,
    comment: Comment,
    view: ThreadView,
    parts: ReadersParts | undefined,
  ): Element {
    const { text } = view;
    const { author, status, pick } = comment;
    const article = this.#copy('article', () => make('article', { tabindex: '-1' }));
    if (/^(?:deleted|removed)$/.test(status)) {
      set(article, 'aria-label', null);
      put(article, [this.#nodes.line('tombstone', text(status as 'deleted' | 'removed'))]);
      return article;
    }
    set(article, 'aria-label', author.name);
    put(article, [
      pick && this.#signed('pick', STAR, text('pick')),
      this.#meta(entry, comment, view, parts),
      this.#answered(entry, view, parts),
      parts?.edit ?? this.#body(comment),
      parts?.status,
      !parts?.edit && this.#actions(comment, view, parts),
      this.#nodes.problem('problem', parts?.problem),
    ]);
    return article;
  }

  #meta(
    { id }: Entry,
    { author, created, edited }: Comment,
    { text, page, now, language }: ThreadView,
    parts: ReadersParts | undefined,
  ): Element {
    const meta = this.#copy('meta', () => make('div', { part: 'meta' }));
    const name = this.#copy('author', () => make('bdi', { part: 'author' }));
    const link = this.#copy('time', () => make('a', { part: 'time' }, make('time', {})));
    const time = link.firstElementChild!;
    say(name, author.name);
    set(link, 'href', `${page}#comment-${id}`);
    set(time, 'datetime', created);
    set(time, 'title', parts?.moment ?? null);
    say(time, sinceThen(created, now, language, text('justNow')));
    const mark = (part: string, words: string) => {
      const node = this.#copy(part, () => make('span', { part }));
      say(node, words);
      return node;
    };
    put(meta, [
      this.#avatar(author.avatar),
      name,
      author.badge && mark('badge', text(author.badge)),
      link,
      edited ? mark('time edited', `· ${text('edited')}`) : null,
    ]);
    return meta;
  }

  #avatar(src: string | undefined): Element | undefined {
    if (!src || !/^https?:/i.test(src)) return undefined;
    return this.#nodes.of(`avatar ${src}`, () =>
      make('img', { part: 'avatar', alt: '', loading: 'lazy', referrerpolicy: 'no-referrer', src }),
    );
  }

  #answered(
    { depth, parent }: Entry,
    { text }: ThreadView,
    parts: ReadersParts | undefined,
  ): Element | undefined {
    const name = depth > 1 ? parent?.comment?.author.name : depth ? undefined : parts?.to;
    return name ? this.#signed('to', REPLY, text('replyingTo', { name }), 'mirrored') : undefined;
  }

  #body({ html }: Comment): Element {
    const body = this.#copy('body', () => make('div', { part: 'body', dir: 'auto' }));
    if (html !== this.#html) {
      this.#html = html;
      body.replaceChildren(renderRichText(parseRichText(html), document));
    }
    return body;
  }

  #actions(
    { status, votes }: Comment,
    { text, can, open, number }: ThreadView,
    parts: ReadersParts | undefined,
  ): Element {
    const actions = this.#copy('actions', () => make('div', { part: 'actions' }));
    const shown = status === 'published' && !parts?.alone;
    const vote = (action: 'agree' | 'disagree', value: 1 | -1, count: number) => {
      const button = this.#button(action, AGREE, value < 0 ? 'turned' : '');
      say(button.children[1]!, text(action));
      say(button.lastChild!, count > 0 ? ` ${number(count)}` : '');
      set(button, 'aria-pressed', `${parts?.vote === value}`);
      return button;
    };
    const reply = shown && open && can.maxDepth > 0 && this.#button('reply', REPLY, 'mirrored');
    if (reply) say(reply.children[1]!, text('reply'));
    put(actions, [
      reply,
      shown && can.votes !== 'none' && vote('agree', 1, votes.up),
      shown && can.votes === 'updown' && vote('disagree', -1, votes.down),
      parts?.actions,
      shown && this.#end(text('moreActions'), parts?.menu),
    ]);
    return actions;
  }

  #end(label: string, menu: HTMLElement | undefined): Element {
    const end = this.#copy('end', () => make('span', { class: 'end' }));
    const button = this.#button('menu', DOTS, 'dots');
    set(button, 'aria-label', label);
    set(button, 'aria-haspopup', 'menu');
    set(button, 'aria-expanded', `${menu !== undefined}`);
    put(end, [button, menu]);
    return end;
  }

  #replies(entry: Entry, view: ThreadView, parts: ReadersParts | undefined): Element | undefined {
    const { depth, next } = entry;
    this.#items = drawItems(entry.replies, view, this.#items);
    if (!this.#items.size && next === null && !parts?.reply) return undefined;
    const list = this.#copy('list', () => make('ol', {}));
    set(list, 'part', depth >= view.maxDepth ? 'replies flat' : 'replies');
    put(list, [
      parts?.reply && this.#row('answer', [parts.reply]),
      ...[...this.#items.values()].map(({ element }) => element),
      next !== null && this.#row('further', this.#further(entry, view)),
    ]);
    return list;
  }

  #further(entry: Entry, { text }: ThreadView): (Element | undefined)[] {
    const { busy, failed } = entry;
    const words = busy ? text('loadingMore') : text('showReplies', { n: hidden(entry) });
    return [
      this.#nodes.button('replies', 'button action', busy, words),
      this.#nodes.problem('failed', failed && text('loadFailed')),
    ];
  }

  #row(name: string, children: readonly (Element | undefined)[]): Element {
    const row = this.#nodes.of(name, () => make('li', { part: 'comment' }));
    put(row, children);
    return row;
  }

  #signed(part: string, path: string, text: string, kind?: string): Element {
    const line = this.#copy(part, () => make('p', { part }, sign(path, kind), make('span', {})));
    say(line.lastChild!, text);
    return line;
  }

  #button(action: string, path: string, kind: string): HTMLElement {
    const attributes = { part: 'button action', type: 'button', 'data-do': action };
    const word = () => make('span', action === 'disagree' ? { class: 'word' } : {});
    return this.#copy(action, () =>
      make('button', attributes, sign(path, kind), word(), make('span', { class: 'number' })),
    );
  }

  #copy<T extends HTMLElement>(name: string, made: () => T): T {
    return this.#nodes.of(name, () => models.of(name, made).cloneNode(true) as T);
  }
}

/** The comments of one level, each in its item. */
export type CommentItems = ReadonlyMap<Entry, CommentItem>;

/** Draws the comments of one level; those that were there before stay in their items. */
export function drawItems(
  entries: readonly Entry[],
  view: ThreadView,
  before: CommentItems,
): CommentItems {
  return new Map(
    entries.map((entry) => {
      const item = before.get(entry) ?? new CommentItem();
      item.draw(entry, view);
      return [entry, item];
    }),
  );
}

/** Replies that are not here yet. */
function hidden({ comment, replies }: Entry): number {
  const shown = replies.filter((reply) => reply.comment?.status === 'published').length;
  return Math.max(1, (comment?.replyCount ?? 0) - shown);
}
