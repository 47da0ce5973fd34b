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
  #view!: ThreadView;
  #parts: ReadersParts | undefined;

  /** Draws what changed since it was drawn before. */
  draw(entry: Entry, view: ThreadView): void {
    const { id, comment, revision } = entry;
    if (this.#revision === revision && this.#view === view) return;
    this.#revision = revision;
    this.#view = view;
    this.#parts = view.parts(entry);
    const { element } = this;
    element.dataset['id'] = id;
    const target = view.target() === id ? ' target' : '';
    const pending = comment?.status === 'pending' ? ' pending' : '';
    set(element, 'part', `comment${target}${pending}`);
    put(element, [
      comment
        ? this.#article(entry, comment)
        : this.#nodes.line('tombstone', view.text('cannotShow')),
      this.#replies(entry),
    ]);
  }

  #article(entry: Entry, comment: Comment): Element {
    const { text } = this.#view;
    const parts = this.#parts;
    const { author, status, pick } = comment;
    const article = this.#copy('article', () => make('article', { tabindex: '-1' }));
    const gone = /^(?:deleted|removed)$/.test(status);
    set(article, 'aria-label', gone ? null : author.name);
    put(
      article,
      gone
        ? [this.#nodes.line('tombstone', text(status as 'deleted' | 'removed'))]
        : [
            pick && this.#signed('pick', STAR, text('pick')),
            this.#meta(entry.id, comment),
            this.#answered(entry),
            parts?.edit ?? this.#body(comment),
            parts?.status,
            !parts?.edit && this.#actions(comment),
            this.#nodes.problem('problem', parts?.problem),
          ],
    );
    return article;
  }

  #meta(id: string, { author, created, edited }: Comment): Element {
    const { text, page, now, language } = this.#view;
    const link = this.#copy('time', () => make('a', { part: 'time' }, make('time', {})));
    const time = link.firstElementChild!;
    set(link, 'href', `${page}#comment-${id}`);
    set(time, 'datetime', created);
    set(time, 'title', this.#parts?.moment ?? null);
    say(time, sinceThen(created, now, language, text('justNow')));
    const meta = this.#part('div', 'meta');
    put(meta, [
      this.#avatar(author.avatar),
      this.#part('bdi', 'author', author.name),
      author.badge && this.#part('span', 'badge', text(author.badge)),
      link,
      edited ? this.#part('span', 'time edited', `· ${text('edited')}`) : null,
    ]);
    return meta;
  }

  #avatar(src: string | undefined): Element | undefined {
    if (!src || !/^https?:/i.test(src)) return undefined;
    return this.#nodes.of(`avatar ${src}`, () =>
      make('img', { part: 'avatar', alt: '', loading: 'lazy', referrerpolicy: 'no-referrer', src }),
    );
  }

  #answered({ depth, parent }: Entry): Element | undefined {
    const name = depth > 1 ? parent?.comment?.author.name : depth ? undefined : this.#parts?.to;
    const text = name && this.#view.text('replyingTo', { name });
    return text ? this.#signed('to', REPLY, text, 'mirrored') : undefined;
  }

  #body({ html }: Comment): Element {
    const body = this.#part('div', 'body');
    if (html !== this.#html) {
      this.#html = html;
      body.dir = 'auto';
      body.replaceChildren(renderRichText(parseRichText(html), document));
    }
    return body;
  }

  #actions({ status, votes }: Comment): Element {
    const { text, can, open, number } = this.#view;
    const parts = this.#parts;
    const shown = status === 'published' && !parts?.alone;
    const vote = (action: 'agree' | 'disagree', value: 1 | -1, count: number) => {
      const button = this.#button(action, AGREE, value < 0 ? 'turned' : '', text(action));
      const tally = this.#nodes.of(`${action} tally`, () => make('span', { class: 'number' }));
      say(tally, ` ${number(count)}`);
      put(button, [...button.childNodes].slice(0, 2).concat(count > 0 ? tally : []));
      set(button, 'aria-pressed', `${parts?.vote === value}`);
      return button;
    };
    const actions = this.#part('div', 'actions');
    put(actions, [
      shown && open && can.maxDepth > 0 && this.#button('reply', REPLY, 'mirrored', text('reply')),
      shown && can.votes !== 'none' && vote('agree', 1, votes.up),
      shown && can.votes === 'updown' && vote('disagree', -1, votes.down),
      parts?.actions,
      shown && this.#end(),
    ]);
    return actions;
  }

  #end(): Element {
    const menu = this.#parts?.menu;
    const button = this.#button('menu', DOTS, 'dots', '');
    set(button, 'aria-label', this.#view.text('moreActions'));
    set(button, 'aria-haspopup', 'menu');
    set(button, 'aria-expanded', `${menu !== undefined}`);
    const end = this.#copy('end', () => make('span', { class: 'end' }));
    put(end, [button, menu]);
    return end;
  }

  #replies(entry: Entry): Element | undefined {
    const { depth, next, replies, busy, failed } = entry;
    const view = this.#view;
    const form = this.#parts?.reply;
    this.#items = drawItems(replies, view, this.#items);
    if (!replies.length && next === null && !form) return undefined;
    const { text } = view;
    const words = busy ? text('loadingMore') : text('showReplies', { n: hidden(entry) });
    const list = this.#part('ol', 'list');
    set(list, 'part', depth >= view.maxDepth ? 'replies flat' : 'replies');
    put(list, [
      form && this.#row('answer', [form]),
      ...[...this.#items.values()].map(({ element }) => element),
      next !== null &&
        this.#row('further', [
          this.#nodes.button('replies', 'button action', busy, words),
          this.#nodes.problem('failed', failed && text('loadFailed')),
        ]),
    ]);
    return list;
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

  #button(action: string, path: string, kind: string, text: string): HTMLElement {
    const button = this.#copy(action, () =>
      make(
        'button',
        { part: 'button action', type: 'button', 'data-do': action },
        sign(path, kind),
        kind === 'turned' ? make('span', { class: 'word' }) : '',
      ),
    );
    say(button.childNodes[1]!, text);
    return button;
  }

  /** A plain element of this part; with `text` that is what it says. */
  #part<K extends keyof HTMLElementTagNameMap>(
    name: K,
    part: string,
    text?: string,
  ): HTMLElementTagNameMap[K] {
    const element = this.#copy(part, () => make(name, { part }));
    if (text !== undefined) say(element, text);
    return element;
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
