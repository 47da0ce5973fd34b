import type { Comment, PostedComment } from '../../backends/contract.ts';
import type { Entry } from './comment-store.ts';
import type { CommentForm } from './composer/comment-form.ts';
import type { GestureHost } from './gestures.ts';
import { ownComments } from './own/own-comments.ts';
import type { OwnThread } from './own/own-thread.ts';
import type * as respond from './thread/respond.ts';
import type { ResponseHost } from './thread/respond.ts';
import type { OpenThread } from './thread.ts';
import type { Opened, OwnParts } from './thread/thread-view.ts';
import { Writing } from './writing.ts';

/** What a reader does in a thread: answering, voting, reporting, and minding own comments. Each part comes with its gesture. */
export class Participation {
  readonly thread: OpenThread;
  readonly signal: AbortSignal;
  readonly writing: Writing;
  readonly #host: GestureHost;
  readonly #opened = new WeakMap<Entry, Opened>();
  #own: Promise<OwnThread> | undefined;
  #ownNow: OwnThread | undefined;

  /** @param form - The form for the article. */
  constructor(thread: OpenThread, form: CommentForm, host: GestureHost, signal: AbortSignal) {
    this.thread = thread;
    this.signal = signal;
    this.#host = host;
    this.writing = new Writing({
      thread,
      signal,
      form,
      language: () => host.language(),
      captcha: () => host.captcha(),
      label: (answered) => host.label(answered),
      announce: (text) => host.announce(text),
      before: (comment) => host.tell('news-before-post', comment),
      posted: (answer, text, parent) => this.#quietly(this.#posted(answer, text, parent)),
      edited: (entry, comment, text) => this.#quietly(this.#edited(entry, comment, text)),
      focus: (entry) => host.focus(entry),
      failed: () => host.loadFailed(),
    });
  }

  /** Brings back drafts and own comments of earlier visits. */
  resume(): void {
    this.writing.restore();
    const { address, article } = this.thread;
    if (ownComments(address, article, Date.now()).length) this.#quietly(this.#mine());
  }

  /** What is open at a comment. */
  opened(entry: Entry): Opened {
    let opened = this.#opened.get(entry);
    if (!opened) this.#opened.set(entry, (opened = {}));
    return opened;
  }

  /** The forms and lists that stand at a comment now. */
  shown(entry: Entry): Opened | undefined {
    const reply = this.writing.open(entry, 'reply');
    const edit = this.writing.open(entry, 'edit');
    const opened = this.#opened.get(entry);
    if (!reply && !edit) return opened;
    return { ...opened, ...(reply && { reply }), ...(edit && { edit }) };
  }

  /** What only the author of a comment sees at it. */
  own(entry: Entry): OwnParts | undefined {
    return this.#ownNow?.parts(entry);
  }

  /** Writes what counts down. */
  tick(): void {
    this.#ownNow?.tick();
  }

  /** Does what a button at a comment says. */
  act(action: string, entry: Entry): void {
    if (action === 'reply') this.writing.reply(entry);
    else if (action === 'agree') this.#respond(({ vote }) => vote(this.#responses, entry, 1));
    else if (action === 'disagree') this.#respond(({ vote }) => vote(this.#responses, entry, -1));
    else if (action === 'menu') {
      this.#respond(({ toggleMenu }) => toggleMenu(this.#responses, entry));
    } else this.#ownNow?.act(action, entry);
  }

  async #posted(answer: PostedComment, text: string, parent: Entry | undefined): Promise<void> {
    const own = await this.#mine();
    const entry = own.add(answer, text, parent?.comment?.author.name);
    this.#host.announce(own.said(answer.comment));
    this.#host.focus(entry);
    this.#host.tell('news-comment-posted', { comment: answer.comment });
  }

  async #edited(entry: Entry, comment: Comment, text: string): Promise<void> {
    const own = await this.#mine();
    own.changed(comment, text);
    this.#host.announce(own.said(comment, true));
    this.#host.focus(entry);
    this.#host.tell('news-comment-edited', { comment });
  }

  #respond(use: (module: typeof respond) => Promise<void>): void {
    this.#quietly(import('./thread/respond.ts').then(use));
  }

  get #responses(): ResponseHost {
    const host = this.#host;
    const { thread, signal } = this;
    return {
      thread,
      signal,
      language: host.language(),
      root: host.root,
      opened: (entry) => this.opened(entry),
      announce: (text) => host.announce(text),
      voted: ({ id }, value, votes) => host.tell('news-comment-voted', { id, value, votes }),
      own: (entry) => this.own(entry) !== undefined,
      reported: ({ id }, reason) => host.tell('news-comment-reported', { id, reason }),
      focusMenuButton: (entry) => host.focus(entry, 'menu'),
    };
  }

  #mine(): Promise<OwnThread> {
    this.#own ??= this.#loadOwn();
    this.#own.catch(() => (this.#own = undefined));
    return this.#own;
  }

  async #loadOwn(): Promise<OwnThread> {
    const host = this.#host;
    const { thread, signal } = this;
    const [{ OwnThread }, { commentingTexts }] = await Promise.all([
      import('./own/own-thread.ts'),
      import('./commenting-texts.ts'),
    ]);
    const own = new OwnThread({
      thread,
      signal,
      texts: await commentingTexts(host.language()),
      root: host.root,
      announce: (text) => host.announce(text),
      edit: (entry, text, editToken) => this.writing.edit(entry, text, editToken),
      deleted: (id) => host.tell('news-comment-deleted', { id }),
      focus: (entry, control) => host.focus(entry, control),
      problem: (entry, text) => {
        this.opened(entry).problem = text;
        thread.store.touch(entry);
      },
    });
    this.#ownNow = own;
    for (const entry of thread.store.entries()) if (own.parts(entry)) thread.store.touch(entry);
    return own;
  }

  #quietly(work: Promise<unknown>): void {
    work.catch((error: unknown) => {
      console.warn('news-elements: a part of the comments did not load.', error);
      this.#host.loadFailed();
    });
  }
}
