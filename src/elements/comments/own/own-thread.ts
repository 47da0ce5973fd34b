import { html, render, type TemplateResult } from 'lit';
import { problemOf } from '../../../backends/backend-problem.ts';
import type { Comment, PostedComment } from '../../../backends/contract.ts';
import { icon } from '../../../core/icon.ts';
import { correctTotal, insertComment, removeComment, replaceComment } from '../change-thread.ts';
import type { Entry } from '../comment-store.ts';
import type { CommentingTexts } from '../commenting-texts.ts';
import type { OpenThread } from '../thread.ts';
import type { OwnParts } from '../thread/thread-view.ts';
import {
  editTimeLeft,
  forgetOwnComment,
  keepOwnComment,
  ownComments,
  type OwnRecord,
  recordOf,
  withState,
} from './own-comments.ts';
import { statusLine, timeLeft } from './own-words.ts';

const PENCIL = 'M4 20l1-4L16 5l3 3L8 19zM13.5 7.5l3 3';
const TRASH = 'M4.5 7h15M9.5 7V4.5h5V7M6.5 7l.8 13h9.4l.8-13';

/** Milliseconds between two looks at what became of a comment. */
const FOLLOW = 30_000;

/** What one's own comments need of the element. */
export interface OwnHost {
  readonly thread: OpenThread;
  readonly texts: CommentingTexts;
  readonly signal: AbortSignal;
  /** Where the countdowns stand. */
  readonly root: ParentNode;
  announce(text: string): void;
  /** Opens the form for a change; `focus` goes there. */
  edit(entry: Entry, text: string, editToken: string, focus: boolean): void;
  /** Whether a change was begun in an earlier visit. */
  isEditing(entry: Entry): boolean;
  deleted(id: string): void;
  /** Puts the focus on a comment, on a control at it by what it does, or without a comment on the heading. */
  focus(entry: Entry | undefined, control?: string): void;
  problem(entry: Entry, text: string): void;
}

/** One's own comments in a thread: laid over the list, followed until they are decided, changed and deleted. */
export class OwnThread {
  readonly #host: OwnHost;
  readonly #records = new Map<string, OwnRecord>();
  readonly #sure = new Set<string>();
  readonly #busy = new Set<string>();
  readonly #places = new Map<string, HTMLElement>();

  constructor(host: OwnHost) {
    this.#host = host;
    const { thread, signal } = host;
    for (const record of ownComments(thread.address, thread.article, Date.now())) {
      this.#records.set(record.comment.id, record);
      this.#lay(record);
    }
    this.#goOn();
    const ticking = setInterval(() => this.tick(), 1000);
    const following = setInterval(() => this.follow(), FOLLOW);
    signal.addEventListener('abort', () => {
      clearInterval(ticking);
      clearInterval(following);
    });
    document.addEventListener('visibilitychange', () => this.follow(), { signal });
    this.follow(true);
  }

  /** Opens changes again that were begun before. */
  #goOn(): void {
    const { thread, edit, isEditing } = this.#host;
    for (const record of this.#records.values()) {
      const entry = thread.store.find(record.comment.id);
      if (!entry || !editTimeLeft(record, Date.now()) || !isEditing(entry)) continue;
      edit(entry, record.text, record.editToken!, false);
    }
  }

  /** Remembers a comment that was just stored, and shows it. */
  add(answer: PostedComment, text: string, to: string | undefined): Entry {
    const { thread } = this.#host;
    const record = recordOf(answer, thread.article, text, to, Date.now());
    this.#keep(record);
    const known = thread.store.find(record.comment.id);
    const entry = insertComment(thread.store, record.comment);
    if (!known && record.comment.status === 'published') correctTotal(thread.store, 1);
    return entry;
  }

  /** Shows a change of one's own comment. */
  changed(comment: Comment, text: string): void {
    const record = this.#records.get(comment.id);
    if (record) this.#keep({ ...withState(record, comment), text });
    replaceComment(this.#host.thread.store, comment);
  }

  /** What is said to the author when a comment was stored, or its change. */
  said({ status }: Comment, change = false): string {
    const { texts } = this.#host;
    return texts(status === 'pending' ? 'sentPending' : change ? 'saved' : 'sent');
  }

  /** What only the author sees at a comment. */
  parts(entry: Entry): OwnParts | undefined {
    const record = this.#records.get(entry.id);
    if (!record) return undefined;
    return {
      status: this.#drawn(`status ${entry.id}`, statusLine(record, this.#host.texts)),
      actions: this.#drawn(`actions ${entry.id}`, this.#actions(record)),
      alone: this.#sure.has(entry.id),
      to: record.to,
    };
  }

  /** A template in a place of its own, so that what has the focus in it stays. */
  #drawn(name: string, template: TemplateResult | undefined): HTMLElement | undefined {
    if (!template) return undefined;
    const place = this.#places.get(name) ?? document.createElement('span');
    place.className = 'own';
    this.#places.set(name, place);
    render(template, place);
    return place;
  }

  /** Does what a button at an own comment says. */
  act(action: string, entry: Entry): void {
    const record = this.#records.get(entry.id);
    if (!record) return;
    const { edit, focus } = this.#host;
    if (action === 'edit') edit(entry, record.text, record.editToken!, true);
    else if (action === 'forget') this.#leave(entry);
    else if (action === 'delete') void this.#delete(entry, record);
    else {
      if (action === 'remove') this.#sure.add(entry.id);
      else this.#sure.delete(entry.id);
      this.#draw(entry.id);
      focus(entry, action === 'remove' ? 'keep' : 'remove');
    }
  }

  /** Asks what became of those that wait, and of all with `all`. */
  follow(all = false): void {
    if (document.hidden) return;
    for (const record of this.#records.values()) {
      if (all || record.comment.status === 'pending') void this.#look(record);
    }
  }

  async #look(record: OwnRecord): Promise<void> {
    const { thread, signal } = this.#host;
    const { id, status } = record.comment;
    if (!thread.backend.comment) return;
    try {
      const editToken = record.editToken ? { editToken: record.editToken } : {};
      const comment = await thread.backend.comment({ id, ...editToken, signal });
      if (!this.#records.has(id)) return;
      const current = withState(record, comment);
      this.#keep(current);
      replaceComment(thread.store, current.comment);
      if (current.comment.status !== status) this.#tell(current);
    } catch (error) {
      if (problemOf(error)?.type === 'unknown-comment') this.#forget(id);
      else if (!signal.aborted) console.warn('news-elements: no news of your comment.', error);
    }
  }

  #tell({ comment: { status }, reason }: OwnRecord): void {
    const { announce, texts, thread } = this.#host;
    if (status === 'published') {
      correctTotal(thread.store, 1);
      announce(texts('sent'));
    } else if (status === 'rejected') {
      announce(reason ? texts('rejectedBecause', { reason }) : texts('rejected'));
    }
  }

  /** Lays a comment over a list that is older than it. */
  #lay({ comment }: OwnRecord): void {
    const { store, sort } = this.#host.thread;
    const listed = store.find(comment.id)?.comment;
    if (listed) {
      const newer = (comment.edited ?? '') > (listed.edited ?? '');
      if (newer)
        replaceComment(store, { ...comment, votes: listed.votes, replyCount: listed.replyCount });
      return;
    }
    insertComment(store, comment);
    if (comment.status === 'published' && (sort === 'newest' || store.next === null)) {
      correctTotal(store, 1);
    }
  }

  async #delete(entry: Entry, record: OwnRecord): Promise<void> {
    const { thread, texts, announce, deleted, signal, problem } = this.#host;
    const { id } = entry;
    if (this.#busy.has(id)) return;
    this.#busy.add(id);
    this.#draw(id);
    try {
      await thread.backend.remove!({ id, editToken: record.editToken!, signal });
      this.#leave(entry);
      announce(texts('deletedOwn'));
      deleted(id);
    } catch (error) {
      if (signal.aborted) return;
      const type = problemOf(error)?.type ?? '';
      this.#sure.delete(id);
      problem(
        entry,
        texts(
          /^edit-/.test(type)
            ? 'windowClosed'
            : type === 'unknown-comment'
              ? 'commentGone'
              : 'actionFailed',
        ),
      );
    } finally {
      this.#busy.delete(id);
      this.#draw(id);
    }
  }

  #keep(record: OwnRecord): void {
    this.#records.set(record.comment.id, record);
    keepOwnComment(this.#host.thread.address, record, Date.now());
    this.#draw(record.comment.id);
  }

  /** Takes a comment away and the focus to what is next to it. */
  #leave(entry: Entry): void {
    const { thread, focus } = this.#host;
    const siblings = entry.parent?.replies ?? thread.store.roots;
    const at = siblings.indexOf(entry);
    const near = siblings[at + 1] ?? siblings[at - 1] ?? entry.parent ?? undefined;
    this.#forget(entry.id);
    focus(thread.store.find(entry.id) ?? near);
  }

  #forget(id: string): void {
    const { thread } = this.#host;
    this.#records.delete(id);
    this.#sure.delete(id);
    forgetOwnComment(thread.address, id, Date.now());
    removeComment(thread.store, id);
  }

  #draw(id: string): void {
    const { store } = this.#host.thread;
    const entry = store.find(id);
    if (entry) store.touch(entry);
  }

  /** Writes the countdowns; a comment whose time is over is drawn without its buttons. */
  tick(): void {
    for (const place of this.#host.root.querySelectorAll<HTMLElement>('[data-left]')) {
      const record = this.#records.get(place.dataset['left']!);
      const left = record ? editTimeLeft(record, Date.now()) : 0;
      if (left) place.textContent = timeLeft(left, this.#host.texts);
      else this.#draw(place.dataset['left']!);
    }
  }

  #actions(record: OwnRecord): TemplateResult | undefined {
    const { texts, thread } = this.#host;
    const { id, status } = record.comment;
    const button = (action: string, text: string, path?: string) =>
      html`<button
        part="button action"
        type="button"
        data-do=${action}
        aria-disabled=${this.#busy.has(id)}
      >
        ${path ? icon(path) : ''}${text}
      </button>`;
    if (status === 'rejected') return button('forget', texts('forget'), TRASH);
    if (this.#sure.has(id)) {
      return html`<span class="question">${texts('removeSure')}</span>
        ${button('delete', texts(this.#busy.has(id) ? 'removing' : 'remove'), TRASH)}
        ${button('keep', texts('cancel'))}`;
    }
    const left = editTimeLeft(record, Date.now());
    if (!left) return undefined;
    return html`${
      thread.backend.edit
        ? html`<button part="button action" type="button" data-do="edit">
            ${icon(PENCIL)}${texts('edit')} <span class="number" data-left=${id}></span>
          </button>`
        : ''
    }${thread.backend.remove ? button('remove', texts('remove'), TRASH) : ''}`;
  }
}
