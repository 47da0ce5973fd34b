import { onStored, readStored } from '../../core/storage.ts';
import { draftPrefix } from './kept-before.ts';
import { randomKey } from './random-key.ts';
import { parseJson, readJson, writeJson } from './stored-json.ts';

/** Longest words of other tabs that are kept, in UTF-16 units. */
const MOST = 100_000;

/** A draft as it is stored. */
export interface StoredDraft {
  text: string;
  /** The name beside it, as far as it was typed. */
  name?: string;
  /** 128 random bits, made with the draft. */
  key: string;
  /** Milliseconds since 1970 of the last change by the writer. */
  at: number;
  /** What was sent with the key, when the answer is not known. */
  attempt?: { text: string; name: string };
  /** Whether it goes out when the network is back. */
  waiting?: boolean;
  /** Whether the writer put the form away, so that it is not opened unasked. */
  away?: boolean;
  /** Words of another tab that went another way. */
  other?: string;
}

/**
 * A text that is being written, kept until the server has said yes: across reloads, shared by the tabs of the page.
 * Its key makes a second try harmless.
 */
export class Draft {
  /** Milliseconds of quiet before a change is stored. */
  readonly #quiet: number;
  readonly #storageKey: string;
  readonly #adopted: (text: string) => void;
  #text = '';
  #name = '';
  #key = randomKey();
  #at = 0;
  #attempt: StoredDraft['attempt'];
  #waiting = false;
  #away = false;
  #other = '';
  /** As stored when this tab last read or wrote it: anything else is by another tab. */
  #seen: string | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #kept: boolean | undefined;
  #onStored: (() => void) | undefined;

  /**
   * @param article - The article's id.
   * @param place - Id of the comment that is answered, `edit:` and the id of the one that is changed, or empty.
   * @param adopted - Called with the text when another tab changed it.
   * @param signal - Ends the watch on the other tabs; what is not stored yet is.
   */
  constructor(
    article: string,
    place: string,
    adopted: (text: string) => void,
    signal: AbortSignal,
    quiet = 400,
  ) {
    this.#quiet = quiet;
    this.#adopted = adopted;
    this.#storageKey = draftPrefix(article) + place;
    this.#read();
    onStored(this.#storageKey, () => this.#follow(), signal);
    const flush = () => this.flush();
    // A page that slept has heard nothing.
    const look = () => this.#follow();
    addEventListener('pagehide', flush, { signal });
    addEventListener('pageshow', look, { signal });
    document.addEventListener('visibilitychange', () => (document.hidden ? flush() : look()), {
      signal,
    });
    signal.addEventListener('abort', flush, { once: true });
  }

  get text(): string {
    return this.#text;
  }

  /** The name beside the text; empty where none was typed. */
  get name(): string {
    return this.#name;
  }

  /** 128 random bits, the same for every try to send this text. */
  get key(): string {
    return this.#key;
  }

  /** What was sent last, while nobody knows whether it arrived. */
  get attempt(): StoredDraft['attempt'] {
    return this.#attempt;
  }

  /** Whether the writer sent it and it waits for the network. */
  get waiting(): boolean {
    return this.#waiting;
  }

  /** Words that another tab had when this one stored its own; empty where there are none. */
  get other(): string {
    return this.#other;
  }

  /** Whether the present text is stored: `true`, for the life of the page alone `false`, not yet `undefined`. */
  get kept(): boolean | undefined {
    return this.#kept;
  }

  /** Takes a new text; it is stored when the writer pauses. `stored` is called then. */
  write(text: string, stored?: () => void): void {
    if (text === this.#text) return;
    this.#text = text;
    this.#kept = undefined;
    this.#changed(stored);
  }

  /** Takes a new name; it is stored with the text, and not without one. */
  sign(name: string): void {
    this.#name = name;
    this.#changed();
  }

  /** Stores what is not stored yet. What another tab stored meanwhile is kept beside it. */
  flush(): void {
    if (this.#timer === undefined) return;
    this.#settle();
    if (this.#isChanged()) this.#meet();
    else this.#store();
  }

  /** The writer puts the form away; the words stay for when it is opened again. */
  putAway(): void {
    this.#away = true;
    if (this.#text) this.#store();
  }

  /** The words of the other tab are in the text now, or not wanted. */
  dropOther(): void {
    this.#other = '';
    this.#store();
  }

  /** Notes that the text is on its way. */
  sending(attempt: NonNullable<StoredDraft['attempt']>): void {
    this.#attempt = attempt;
    this.#waiting = false;
    this.#store();
  }

  /** The server has refused it, so nothing is stored there under the key. */
  refused(): void {
    this.#attempt = undefined;
    this.#waiting = false;
    this.#store();
  }

  /** It goes out when the network is back. */
  wait(): void {
    this.#waiting = true;
    this.#store();
  }

  /** A fresh key: the old one belongs to a comment that is stored. */
  renew(): void {
    this.#key = randomKey();
    this.refused();
  }

  /**
   * The server has the words that were sent: nothing is kept, the next text has a key of its own. What another tab
   * went on to write meanwhile stays, as a text of its own.
   */
  clear(sent: string): void {
    this.#settle();
    const now = readJson<StoredDraft>(this.#storageKey);
    const other = (now ? now.other : this.#other) ?? '';
    this.#take(typeof now?.text === 'string' && now.text.trim() !== sent ? now : undefined);
    this.#other = other;
    this.renew();
  }

  /** The writer throws the text away. */
  discard(): void {
    this.#text = '';
    this.renew();
  }

  #changed(stored = this.#onStored): void {
    this.#onStored = stored;
    this.#at = Date.now();
    this.#waiting = false;
    this.#away = false;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.flush();
      stored?.();
    }, this.#quiet);
  }

  #settle(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #isChanged(): boolean {
    return readStored(this.#storageKey) !== this.#seen;
  }

  #store(): void {
    this.#settle();
    const value: StoredDraft | null =
      this.#text || this.#other
        ? {
            text: this.#text,
            ...(this.#name && { name: this.#name }),
            key: this.#key,
            at: this.#at,
            ...(this.#attempt && { attempt: this.#attempt }),
            ...(this.#waiting && { waiting: true }),
            ...(this.#away && { away: true }),
            ...(this.#other && { other: this.#other }),
          }
        : null;
    this.#kept = writeJson(this.#storageKey, value) && !!value;
    this.#seen = readStored(this.#storageKey);
  }

  #read(): void {
    this.#seen = readStored(this.#storageKey);
    this.#take(parseJson<StoredDraft>(this.#seen));
  }

  /** Another tab stored something: follow it. Words that are not stored yet are not lost over it. */
  #follow(): void {
    if (!this.#isChanged()) return;
    if (this.#timer !== undefined) {
      this.#settle();
      this.#meet();
      return;
    }
    this.#read();
    this.#adopted(this.#text);
  }

  /** Two tabs wrote at the same time: the later text stays, what it does not hold of the other is kept beside it. */
  #meet(): void {
    const [text, name, at, waiting] = [this.#text, this.#name, this.#at, this.#waiting];
    this.#read();
    if (!this.#text) {
      // It was sent or thrown away there: these words are a text of their own.
      [this.#text, this.#name, this.#at] = [text, name, at];
    } else {
      const [later, earlier] = at >= this.#at ? [text, this.#text] : [this.#text, text];
      if (later === text) [this.#name, this.#at, this.#waiting] = [name, at, waiting];
      if (!later.startsWith(earlier)) {
        this.#other = [this.#other, earlier].filter(Boolean).join('\n\n').slice(0, MOST);
      }
      this.#text = later;
    }
    this.#store();
    this.#adopted(this.#text);
  }

  #take(stored: Partial<StoredDraft> | undefined): void {
    const sound = typeof stored?.text === 'string' && /^[0-9a-f]{32}$/.test(stored.key ?? '');
    this.#text = sound ? stored.text! : '';
    this.#name = sound && typeof stored.name === 'string' ? stored.name : '';
    this.#key = sound ? stored.key! : randomKey();
    this.#at = (sound && Number(stored.at)) || 0;
    this.#attempt = sound ? stored.attempt : undefined;
    this.#waiting = sound && stored.waiting === true;
    this.#away = sound && stored.away === true;
    this.#other = sound && typeof stored.other === 'string' ? stored.other : '';
    this.#kept = sound ? true : undefined;
  }
}
