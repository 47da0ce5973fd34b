import type { PostedComment } from '../../backends/contract.ts';
import type { Entry } from './comment-store.ts';
import type { CommentingTexts } from './commenting-texts.ts';
import { CommentForm } from './composer/comment-form.ts';
import type * as compose from './composer/compose.ts';
import type { Composer } from './composer/composer.ts';
import { addWords } from './composer/text/add-words.ts';
import { quotation } from './composer/text/quotation.ts';
import { draftPlaces } from './draft-places.ts';
import type { CommentToSend } from './events.ts';
import type { OpenThread } from './thread.ts';

/** What writing needs of the element. */
export interface WritingHost {
  readonly thread: OpenThread;
  language(): string;
  /** The kind of CAPTCHA that the page prefers. */
  captcha(): string;
  readonly signal: AbortSignal;
  /** Label of the form for an answer. */
  label(answered: Entry | undefined): string;
  /** The form for the article. */
  readonly form: CommentForm;
  announce(text: string): void;
  /** Whether the page lets the comment go. */
  before(comment: CommentToSend): boolean;
  /** Whether the page leaves the way of signing in to us. */
  beforeSignIn(): boolean;
  posted(answer: PostedComment, text: string, parent: Entry | undefined): void;
  edited(entry: Entry, answer: PostedComment['comment'], text: string): void;
  /** Puts the focus on a comment. */
  focus(entry: Entry): void;
  /** Says that the program for writing did not load. */
  failed(): void;
}

interface Place {
  form: CommentForm;
  entry: Entry | undefined;
  composer?: Promise<Composer>;
  end: AbortController;
}

/** The forms of a thread: one for the article, one a comment that is answered or changed. */
export class Writing {
  readonly #host: WritingHost;
  readonly #places = new Map<string, Place>();

  constructor(host: WritingHost) {
    this.#host = host;
  }

  /** Forms for comments that are not in the list. */
  get strays(): HTMLFormElement[] {
    const { store } = this.#host.thread;
    return [...this.#places.values()]
      .filter(({ entry }) => entry && !store.find(entry.id))
      .map(({ form }) => form.element);
  }

  /** Completes the form for the article. */
  enter(): void {
    this.#start(this.#at('', undefined), false);
  }

  /** The form in which a comment is answered or changed, when it is open. */
  open(entry: Entry, kind: 'reply' | 'edit'): HTMLFormElement | undefined {
    return this.#places.get(placeOf(entry, kind))?.form.element;
  }

  /**
   * Opens the form for an answer, or goes to it when it is open.
   * @param words - Of the comment, to be quoted.
   */
  reply(entry: Entry, words = ''): void {
    const place = this.#at(entry.id, entry);
    if (words) addWords(place.form.textarea, quotation(words));
    this.#start(place, true);
  }

  /** Opens the form for a change of one's own comment. */
  edit(entry: Entry, text: string, editToken: string, focus = true): void {
    this.#start(this.#at(placeOf(entry, 'edit'), entry), focus, { text, editToken });
  }

  /** Whether a change of a comment was begun in an earlier visit, and not put away. */
  isEditing({ id }: Entry): boolean {
    return draftPlaces(this.#host.thread.article).some(
      ({ place, away }) => place === `edit:${id}` && !away,
    );
  }

  /** Brings back what was begun before: drafts into their forms, unless they were put away; what waits for the network goes on. */
  restore(): void {
    const { article, store } = this.#host.thread;
    for (const { place, waiting, away } of draftPlaces(article)) {
      const answered = store.find(place);
      if (!place) this.enter();
      // Changes of one's own need what the browser remembers of it.
      else if (place.startsWith('edit:')) continue;
      else if (waiting) void this.#goOn(place);
      else if (answered && !away) this.#start(this.#at(place, answered), false);
    }
  }

  /** Goes on with an answer, whether the comment that is answered is in the list or not. */
  async #goOn(id: string): Promise<void> {
    const { store, backend } = this.#host.thread;
    const known = store.find(id);
    if (known) {
      this.#start(this.#at(id, known), false);
      return;
    }
    const comment = await backend.comment?.({ id, signal: this.#host.signal }).catch(() => null);
    const apart = { parent: null, depth: 0, next: null, busy: false } as const;
    const entry: Entry = {
      ...apart,
      id,
      comment: comment ?? null,
      replies: [],
      failed: false,
      revision: 0,
    };
    this.#start(this.#at(id, entry), false);
  }

  #at(place: string, entry: Entry | undefined): Place {
    const known = this.#places.get(place);
    if (known) return known;
    const changed = place.startsWith('edit:');
    const label = changed ? '' : this.#host.label(entry);
    const form = place
      ? new CommentForm({ place, label }, () => this.#start(made, false))
      : this.#host.form;
    const made: Place = { form, entry, end: new AbortController() };
    this.#places.set(place, made);
    this.#host.signal.addEventListener('abort', () => made.end.abort(), { once: true });
    if (place) {
      form.grow();
      this.#draw(entry);
    }
    return made;
  }

  #start(place: Place, focus: boolean, change?: { text: string; editToken: string }): void {
    const { form } = place;
    if (focus) {
      requestAnimationFrame(() => {
        form.textarea.focus();
        form.element.scrollIntoView({ block: 'nearest' });
      });
    }
    if (place.composer) return;
    place.composer = this.#compose(place, change);
    place.composer.catch((error: unknown) => {
      console.warn('news-elements: the form for comments did not load.', error);
      delete place.composer;
      this.#host.failed();
    });
  }

  async #compose(
    place: Place,
    change: { text: string; editToken: string } | undefined,
  ): Promise<Composer> {
    const host = this.#host;
    const { composer, texts } = await loadComposer(host.language());
    const { form, entry, end } = place;
    const shared = { form, host, entry, texts, signal: end.signal };
    const close = (focus = true) => this.#close(place, focus);
    return change
      ? composer.changing({ ...shared, ...change, close })
      : composer.writing({ ...shared, close });
  }

  /** Puts a form away, and the focus back where it does not go on elsewhere. */
  #close(place: Place, focus: boolean): void {
    const { form, entry, end } = place;
    if (!form.place) {
      form.rest();
      return;
    }
    end.abort();
    this.#places.delete(form.place);
    if (entry) {
      this.#draw(entry);
      if (focus) this.#host.focus(entry);
    }
  }

  #draw(entry: Entry | undefined): void {
    if (entry) this.#host.thread.store.touch(entry);
  }
}

function placeOf(entry: Entry, kind: 'reply' | 'edit'): string {
  return kind === 'edit' ? `edit:${entry.id}` : entry.id;
}

async function loadComposer(language: string): Promise<{
  composer: typeof compose;
  texts: CommentingTexts;
}> {
  const [composer, { commentingTexts }] = await Promise.all([
    import('./composer/compose.ts'),
    import('./commenting-texts.ts'),
  ]);
  return { composer, texts: await commentingTexts(language) };
}
