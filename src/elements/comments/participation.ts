import type { Comment, PostedComment } from '../../backends/contract.ts';
import { fieldProblemStyles } from '../../core/field-problem.styles.ts';
import { Choices } from './choices.ts';
import type { Entry } from './comment-store.ts';
import { adoptTyped } from './draft-places.ts';
import { dress } from './dress.ts';
import type { GestureHost, Gestures } from './gestures.ts';
import { make, sign } from './make.ts';
import { ownComments } from './own/own-comments.ts';
import type { HiddenPeople } from './own/hidden-people.ts';
import type { OwnThread } from './own/own-thread.ts';
import { participationStyles } from './participation.styles.ts';
import { readOn, readReplies } from './read-on.ts';
import type { OpenThread } from './thread.ts';
import { FindPlace } from './thread/find-place.ts';
import { selectedWords } from './composer/text/selected-words.ts';
import { exactly } from './thread/exactly.ts';
import type * as respond from './thread/respond.ts';
import type { ResponseHost } from './thread/respond.ts';
import type { Opened, ReadersParts } from './thread/thread-view.ts';
import { Writing } from './writing.ts';

const FLAG = 'M5.5 21V4M5.5 4.5c4-2 7 2 13 0v9c-6 2-9-2-13 0';

/** What a reader does in a thread: reading on, answering, voting, reporting, minding own comments. Each part comes with its gesture. */
export class Participation {
  readonly thread: OpenThread;
  readonly signal: AbortSignal;
  readonly writing: Writing;
  readonly finding: FindPlace;
  readonly #host: GestureHost;
  readonly #choices: Choices;
  readonly #opened = new WeakMap<Entry, Opened>();
  #own: Promise<OwnThread> | undefined;
  #ownNow: OwnThread | undefined;
  #hidden: Promise<HiddenPeople> | undefined;
  #hiddenNow: HiddenPeople | undefined;

  constructor({ thread, place, host, signal, form }: Gestures) {
    this.thread = thread;
    this.signal = signal;
    this.#host = host;
    this.#choices = new Choices(thread.address);
    const root = host.element.renderRoot as ShadowRoot;
    this.finding = new FindPlace(host.element, place, signal);
    dress(root, [fieldProblemStyles, participationStyles]);
    adoptTyped(thread.article);
    this.writing = new Writing({
      thread,
      signal,
      form,
      language: () => host.language(),
      captcha: () => host.captcha(),
      label: (answered) => host.text('replyTo', { name: answered?.comment?.author.name ?? '' }),
      announce: (text) => host.announce(text),
      before: (comment) => host.tell('news-before-post', comment),
      beforeSignIn: () => host.tell('news-before-sign-in', { article: thread.article }),
      posted: (answer, text, parent) => this.#quietly(this.#posted(answer, text, parent)),
      edited: (entry, comment, text) => this.#quietly(this.#edited(entry, comment, text)),
      focus: (entry) => void this.finding.focus(entry),
      failed: () => host.loadFailed(),
    });
    if (this.#choices.hiding) this.#quietly(this.#hiding());
    // What the reader said before stands at its comments.
    thread.store.changed();
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

  /** What stands at a comment for this reader alone. */
  parts(entry: Entry): ReadersParts {
    const reply = this.writing.open(entry, 'reply');
    const own = this.#ownNow?.parts(entry);
    const form = this.writing.open(entry, 'edit');
    const edit = form ?? (own ? undefined : this.#hiddenNow?.line(entry));
    const reported = this.#choices.reported(entry.id)
      ? make('p', { part: 'status' }, sign(FLAG), this.#host.text('reported'))
      : undefined;
    return {
      ...this.#opened.get(entry),
      ...(reply && { reply }),
      ...(edit && { edit }),
      ...own,
      status: own?.status ?? reported,
      vote: this.#choices.vote(entry.id),
      moment: exactly(entry.comment?.created ?? '', this.#host.language()),
    };
  }

  /** After each drawing. */
  tick(): void {
    this.#ownNow?.tick();
    this.finding.tick();
  }

  /** Does what a button says, at the comment of this id. */
  act(action: string, id = ''): void {
    const { store } = this.thread;
    const entry = store.find(id);
    if (!entry) {
      const end = action === 'previous' ? action : 'next';
      void this.finding.follow(readOn(store, end, this.signal));
    } else if (action === 'replies') {
      void this.finding.follow(readReplies(store, entry, this.signal));
    } else if (action === 'reply') this.#reply(entry);
    else if (action === 'agree') this.#respond(({ vote }) => vote(this.#responses, entry, 1));
    else if (action === 'disagree') this.#respond(({ vote }) => vote(this.#responses, entry, -1));
    else if (action === 'menu') {
      this.#respond(({ toggleMenu }) => toggleMenu(this.#responses, entry));
    } else if (action === 'reveal' || action === 'unhide') {
      this.#hiddenNow?.show(entry, action === 'unhide');
    } else this.#ownNow?.act(action, entry);
  }

  /** Answers a comment; what the reader has selected of it is quoted. */
  #reply(entry: Entry): void {
    const place = `[data-id="${CSS.escape(entry.id)}"] > article > [part~="body"]`;
    const body = this.#host.element.renderRoot.querySelector(place);
    this.writing.reply(entry, body ? selectedWords(body) : '');
  }

  async #posted(answer: PostedComment, text: string, parent: Entry | undefined): Promise<void> {
    const own = await this.#mine();
    const entry = own.add(answer, text, parent?.comment?.author.name);
    this.#host.announce(own.said(answer.comment));
    void this.finding.focus(entry);
    this.#host.tell('news-comment-posted', { comment: answer.comment });
  }

  async #edited(entry: Entry, comment: Comment, text: string): Promise<void> {
    const own = await this.#mine();
    own.changed(comment, text);
    this.#host.announce(own.said(comment, true));
    void this.finding.focus(entry);
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
      choices: this.#choices,
      signal,
      language: host.language(),
      root: host.element.renderRoot as ShadowRoot,
      opened: (entry) => this.opened(entry),
      announce: (text) => host.announce(text),
      voted: ({ id }, value, votes) => host.tell('news-comment-voted', { id, value, votes }),
      hide: (entry) => this.#quietly(this.#hiding().then((hiding) => hiding.hide(entry))),
      own: (entry) => this.#ownNow?.parts(entry) !== undefined,
      reported: ({ id }, reason) => host.tell('news-comment-reported', { id, reason }),
      focusMenuButton: (entry) => void this.finding.focus(entry, 'menu'),
    };
  }

  #hiding(): Promise<HiddenPeople> {
    this.#hidden ??= this.#loadHiding();
    this.#hidden.catch(() => (this.#hidden = undefined));
    return this.#hidden;
  }

  async #loadHiding(): Promise<HiddenPeople> {
    const host = this.#host;
    const [{ HiddenPeople }, { commentingTexts }] = await Promise.all([
      import('./own/hidden-people.ts'),
      import('./commenting-texts.ts'),
    ]);
    this.#hiddenNow = new HiddenPeople({
      thread: this.thread,
      choices: this.#choices,
      texts: await commentingTexts(host.language()),
      announce: (text) => host.announce(text),
      focus: (entry, control) => void this.finding.focus(entry, control),
    });
    return this.#hiddenNow;
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
      root: host.element.renderRoot,
      announce: (text) => host.announce(text),
      edit: (entry, text, token, focus) => this.writing.edit(entry, text, token, focus),
      isEditing: (entry) => this.writing.isEditing(entry),
      deleted: (id) => host.tell('news-comment-deleted', { id }),
      focus: (entry, control) => void this.finding.focus(entry, control),
      problem: (entry, text) => {
        this.opened(entry).problem = text;
        thread.store.touch(entry);
      },
    });
    this.#ownNow = own;
    for (const entry of thread.store.entries.values()) {
      if (own.parts(entry)) thread.store.touch(entry);
    }
    return own;
  }

  #quietly(work: Promise<unknown>): void {
    work.catch((error: unknown) => {
      console.warn('news-elements: a part of the comments did not load.', error);
      this.#host.loadFailed();
    });
  }
}
