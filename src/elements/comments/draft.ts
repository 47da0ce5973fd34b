import { onStored, readStored, storedKeys, writeStored } from '../../core/storage.ts';
import { draftPrefix, TYPED } from './kept-before.ts';
import { randomKey } from './random-key.ts';
import { parseJson, readJson, writeJson } from './stored-json.ts';

/** A draft as it is stored. */
interface StoredDraft {
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
    this.#take(readJson<StoredDraft>(this.#storageKey));
    onStored(this.#storageKey, (value) => this.#follow(value), signal);
    const flush = () => this.flush();
    addEventListener('pagehide', flush, { signal });
    document.addEventListener('visibilitychange', flush, { signal });
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

  /** Stores what is not stored yet, unless another tab has a newer text. */
  flush(): void {
    if (this.#timer === undefined) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const stored = readJson<StoredDraft>(this.#storageKey);
    if (stored && Number(stored.at) > this.#at) return;
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

  /** The server has it: nothing is kept, the next text has a key of its own. */
  clear(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#take(undefined);
    writeJson(this.#storageKey, null);
  }

  #changed(stored = this.#onStored): void {
    this.#onStored = stored;
    this.#at = Date.now();
    this.#waiting = false;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.flush();
      stored?.();
    }, this.#quiet);
  }

  #store(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const value: StoredDraft | null = this.#text
      ? {
          text: this.#text,
          ...(this.#name && { name: this.#name }),
          key: this.#key,
          at: this.#at,
          ...(this.#attempt && { attempt: this.#attempt }),
          ...(this.#waiting && { waiting: true }),
        }
      : null;
    this.#kept = writeJson(this.#storageKey, value) && !!value;
  }

  /** Another tab stored something: follow it, unless this one holds a later text that is not stored yet. */
  #follow(value: string | null): void {
    const stored = parseJson<StoredDraft>(value);
    if (this.#timer !== undefined && !(Number(stored?.at) > this.#at)) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#take(stored);
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
    this.#kept = sound ? true : undefined;
  }
}

/** Makes a draft of words that were typed before this program was there, after those of an earlier visit. */
export function adoptTyped(article: string): void {
  const key = draftPrefix(article);
  const typed = readStored(key + TYPED);
  if (typed === null) return;
  writeStored(key + TYPED, null);
  const { text = '', ...before } = readJson<StoredDraft>(key) ?? {};
  if (typed === text) return;
  const both = text ? `${text}\n\n${typed}` : typed;
  writeJson(key, { key: randomKey(), ...before, text: both, at: Date.now() });
}

/** The places of an article's thread for which drafts are stored. */
export function draftPlaces(article: string): { place: string; waiting: boolean }[] {
  const prefix = draftPrefix(article);
  return storedKeys(prefix).map((key) => ({
    place: key.slice(prefix.length),
    waiting: parseJson<StoredDraft>(readStored(key))?.waiting === true,
  }));
}
