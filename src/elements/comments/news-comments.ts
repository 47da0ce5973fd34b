import type { CSSResultGroup, PropertyDeclarations } from 'lit';
import type { Backend } from '../../backends/contract.ts';
import { Announcer } from '../../controllers/announcer.ts';
import { BackendController } from '../../controllers/backend-controller.ts';
import { whenNear } from '../../controllers/when-near.ts';
import { BaseElement } from '../../core/base-element.ts';
import { buttonStyles } from '../../core/button.styles.ts';
import { fieldAtRestStyles } from '../../core/text-field.styles.ts';
import { baseStyles } from '../../core/tokens.styles.ts';
import { onNavigated } from '../../page/on-navigated.ts';
// Also where only this class's types are read, its events are known.
export type * from './events.ts';
import { Frame } from './frame.ts';
import { type GestureHost, Gestures } from './gestures.ts';
import { put } from './make.ts';
import { styles } from './news-comments.styles.ts';
import { ThreadReader } from './thread-reader.ts';
import { MINUTE, ThreadSection } from './thread-section.ts';
import type { keepPlace } from './take-over.ts';
import { type OpenThread, type ThreadQuery, threadQuery } from './thread.ts';
import { dateText } from './thread/moment.ts';
import { pointedAt } from './thread/pointed-at.ts';
import { ReadingPlace } from './thread/reading-place.ts';
import { threadStyles } from './thread/thread.styles.ts';
import type { Texts } from './thread/thread-view.ts';

/** The first comments of the thread, where the page carries them. */
const CARRIED = '[data-news-thread]';

/**
 * The readers' comments on an article: heading with count, order, threads with replies, the form, votes, reports, changes of
 * one's own. What a gesture needs is loaded with the gesture. What a reader writes is kept until the backend has it.
 *
 * @tag news-comments
 * @attr {string} backend - Address of the backend. Default: the page's setting.
 * @fires {CustomEvent<{article: string, total: number}>} news-comments-loaded - After the thread was read. `total` counts replies too.
 * @fires {CustomEvent<{error: unknown}>} news-comments-failed - After the thread could not be read.
 * @fires {CustomEvent<{article: string, parent: string | null, name: string, text: string}>} news-before-post - Before a comment is sent; cancel it to keep it from going. The text stays in the form.
 * @fires {CustomEvent<{article: string}>} news-before-sign-in - Before a guest is led to the site's sign-in; cancel it to do that another way.
 * @fires {CustomEvent<{comment: Comment}>} news-comment-posted - After the backend took a comment. Its `status` says whether it is published.
 * @fires {CustomEvent<{comment: Comment}>} news-comment-edited - After a reader changed a comment.
 * @fires {CustomEvent<{id: string}>} news-comment-deleted - After a reader deleted a comment.
 * @fires {CustomEvent<{id: string, value: number, votes: Votes}>} news-comment-voted - After a vote was taken.
 * @fires {CustomEvent<{id: string, reason: string}>} news-comment-reported - After a report was taken.
 *
 * @slot - Shown until the comments are there, and where they cannot be: a link to the thread's page, or its first comments.
 *
 * @csspart head - Heading and order.
 * @csspart section-heading - The heading.
 * @csspart total - The number in it.
 * @csspart sort - The choice of order.
 * @csspart composer - A form.
 * @csspart label - The label of a field.
 * @csspart field - A field.
 * @csspart text - The field for the text.
 * @csspart name - The field for the name.
 * @csspart account - Who is signed in, or the way to sign in.
 * @csspart hint - A line below a field.
 * @csspart toolbar - The buttons that give words a form.
 * @csspart tool - One of them.
 * @csspart preview - What the text will look like.
 * @csspart other - Words of another tab.
 * @csspart discard - Throws a text away.
 * @csspart option - A choice with its box.
 * @csspart check - The box.
 * @csspart problem - A line that says what is wrong.
 * @csspart notice - A line with a bar: an error, closed, offline.
 * @csspart primary - The button that sends.
 * @csspart more - The button for more comments.
 * @csspart thread - The list of comments.
 * @csspart comment - A comment with its replies.
 * @csspart target - The comment that the address points to.
 * @csspart pending - A comment that awaits review.
 * @csspart replies - The replies to a comment.
 * @csspart flat - Replies that are not set in further.
 * @csspart meta - The line above the text.
 * @csspart avatar - The author's picture.
 * @csspart author - The author's name.
 * @csspart badge - A mark of the paper.
 * @csspart time - When it was written.
 * @csspart edited - That it was changed.
 * @csspart pick - The mark of an editor's pick.
 * @csspart to - Who is answered.
 * @csspart body - The text.
 * @csspart status - What became of it.
 * @csspart tombstone - The line in place of a comment that is gone.
 * @csspart actions - The buttons below a comment.
 * @csspart action - Each of them.
 * @csspart menu - The list of further actions.
 * @csspart item - One of them.
 */
export class NewsComments extends BaseElement<'comments'> {
  static override readonly messages = 'comments';
  static override styles: CSSResultGroup = [
    baseStyles,
    buttonStyles,
    fieldAtRestStyles,
    styles,
    threadStyles,
  ];
  static override properties: PropertyDeclarations = {
    backend: {},
    article: {},
    headingLevel: { type: Number, attribute: 'heading-level' },
    loading: {},
    sort: {},
    pageSize: { type: Number, attribute: 'page-size' },
    maxDepth: { type: Number, attribute: 'max-depth' },
    closed: {},
    captcha: {},
  };

  /** Address of the backend, or an object that implements `Backend`. Empty: the page's. */
  declare backend: string | Backend;
  /** Id of the article. Empty: what the page says. */
  declare article: string;
  /** Level of the heading, 1 to 6. Default 2. */
  declare headingLevel: number;
  /** `lazy`, the default: reads the thread when it comes near the window. `eager`: at once. */
  declare loading: string;
  /** `newest`, `oldest` or `best`, where the backend offers it. Empty: the backend's first. */
  declare sort: string;
  /** Comments on the article that are read at a time, 1 to 100. Default 20. */
  declare pageSize: number;
  /** Levels of replies that are set in; deeper ones name whom they answer. Default 2, in narrow columns 1. */
  declare maxDepth: number;
  /** Takes the form away: with a day or a moment from then on, with anything else at once. Default `null`: open. */
  declare closed: string | null;
  /** The CAPTCHA to use among those the backend accepts. Empty: the backend's first. */
  declare captcha: string;

  readonly #backend = new BackendController(this);
  readonly #announcer = new Announcer(this);
  readonly #frame = new Frame();
  readonly #section = new ThreadSection(this, this.#frame);
  readonly #reader = new ThreadReader({
    changed: () => this.requestUpdate(),
    opened: (thread, signal) => this.#opened(thread, signal),
    failed: (error) => this.#failed(error),
  });
  readonly #host: GestureHost = {
    element: this,
    text: (key, slots) => this.text(key, slots),
    language: () => this.language,
    captcha: () => this.captcha,
    announce: (text) => this.#announcer.announce(text),
    loadFailed: () => {
      this.#said = this.text('loadFailed');
      this.#announcer.announce(this.#said);
    },
    tell: (type, detail) => this.emit(type, detail as never),
  };
  #gestures: Gestures | undefined;
  #keepPlace: typeof keepPlace | undefined;
  #taken = false;
  #near = false;
  #said = '';

  constructor() {
    super();
    this.backend = '';
    this.article = '';
    this.headingLevel = 2;
    this.loading = 'lazy';
    this.sort = '';
    this.pageSize = 20;
    this.maxDepth = 2;
    this.closed = null;
    this.captcha = '';
  }

  /** Reads the thread anew, in place. Resolves when that is done, well or not. */
  async reload(): Promise<void> {
    if (this.#near) await this.#reader.read(this.#query(''));
  }

  protected override connected(signal: AbortSignal): void {
    const begin = () => {
      this.#near = true;
      this.requestUpdate();
    };
    if (this.loading === 'eager' || pointedAt(location.hash)) begin();
    else void whenNear(this, signal).then(begin);
    this.renderRoot.addEventListener('click', this.#onClick, { signal });
    // What a press will need is fetched when the pointer comes.
    const prepare = () => void this.#gestures?.prepare().catch(() => {});
    this.renderRoot.addEventListener('pointerover', prepare, { signal });
    const minute = setInterval(() => this.requestUpdate(), MINUTE);
    signal.addEventListener('abort', () => {
      clearInterval(minute);
      this.#near = false;
      this.#reader.end();
    });
    addEventListener('hashchange', () => this.#point(), { signal });
    onNavigated(() => this.requestUpdate(), signal);
    const again = () => this.#reader.phase === 'failed' && void this.reload();
    addEventListener('online', again, { signal });
  }

  protected override update(changed: Map<PropertyKey, unknown>): void {
    const { phase, thread } = this.#reader;
    const texts = this.#texts;
    const loading = phase === 'loading';
    const carried = !thread && this.querySelector(CARRIED);
    const settle = thread && !this.#taken && this.#keepPlace?.(this, this.#gestures!.place);
    this.#taken ||= !!thread;
    // The comments that the page carries have their own heading; once a thread was read they are another article's.
    const stale = carried && this.#taken;
    put(this.renderRoot, [
      (!carried || stale) &&
        this.#frame.head(this.headingLevel, thread, texts, (sort) => (this.sort = sort)),
      phase === 'failed' && this.#frame.failure(texts, () => void this.reload()),
      phase === 'none' && this.#frame.line('none', this.text('notOffered')),
      !thread && this.#frame.fallback(this, loading || phase === 'waiting', !stale, texts),
      thread?.store.roots.length === 0 && this.#frame.line('empty', this.text('empty')),
      ...(thread
        ? this.#section.draw(this.#gestures!, texts, this.messageTable, this.#said, loading)
        : []),
      this.#announcer.render(),
    ]);
    this.setState('carried', !!carried && !stale);
    if (settle) settle();
    super.update(changed);
  }

  protected override updated(): void {
    const { phase, thread } = this.#reader;
    this.setState('loading', phase === 'loading');
    this.setState('error', phase === 'failed');
    this.setState('empty', phase === 'ready' && !thread?.store.roots.length);
    if (!this.isConnected || !this.#near) return;
    const { address, article } = this.#backend;
    const key = [address, article, this.sort, this.pageSize, this.messageTable];
    this.#reader.want(key, () => {
      // Another order of the same thread begins at its beginning.
      const again = this.#reader.thread?.article === article;
      return this.#query(again ? '' : pointedAt(location.hash));
    });
    this.#gestures?.place.goOn(() => this.#gestures!.prepare());
    this.#gestures?.participation?.tick();
  }

  #query(around: string): ThreadQuery {
    // The first format of all takes long: it is made while the answer is on its way.
    setTimeout(() => dateText(0, this.language));
    const beside =
      this.querySelector(CARRIED) &&
      import('./take-over.ts').then((module) => (this.#keepPlace = module.keepPlace));
    return threadQuery(this.#backend, this, around, beside);
  }

  get #texts(): Texts {
    return {
      text: (name, slots) => this.text(name, slots),
      number: (value) => this.number(value),
      language: this.language,
    };
  }

  #opened(thread: OpenThread, signal: AbortSignal): void {
    this.#said = thread.missed ? this.text('gone') : '';
    this.#gestures = new Gestures(thread, new ReadingPlace(thread.store), this.#host, signal);
    this.emit('news-comments-loaded', { article: thread.article, total: thread.store.total });
    if (thread.around) this.#gestures.take(({ finding }) => finding.point(thread.around));
  }

  #failed(error: unknown): void {
    console.warn('news-elements: the comments did not load.', error);
    this.emit('news-comments-failed', { error });
    this.#announcer.announce(this.text('failed', { retry: this.text('retry') }));
    import('./dress-notices.ts').then(
      ({ dressNotices }) => dressNotices(this.renderRoot as ShadowRoot),
      // Without a network it says the same, undressed.
      () => undefined,
    );
  }

  readonly #onClick = ({ target }: Event): void => {
    const clicked = target as Element;
    if (this.#gestures?.click(clicked)) return;
    if (clicked.closest<HTMLAnchorElement>('a')?.hash === location.hash) this.#point();
  };

  /** Goes to the comment that the address points to; reads its page where it is not in the list. */
  #point(): void {
    const id = pointedAt(location.hash);
    const { thread } = this.#reader;
    if (!id || !thread) return;
    this.#gestures!.take(({ finding }) => {
      if (finding.point(id) || thread.around === id) return;
      void this.#reader.read(this.#query(id));
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'news-comments': NewsComments;
  }
}
