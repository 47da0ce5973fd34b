import { formatMessage, formatNumber } from '../locales/format-message.ts';
import { type LoadedMessages, loadedMessages, loadMessages } from '../locales/load-messages.ts';
import type { Message, MessageGroup, MessageGroups } from '../locales/messages.ts';
import { configuration, onConfigured } from './configuration.ts';
import { onLanguageChanged, pageLanguage } from './language.ts';
import { ReactiveElement } from './reactive-element.ts';

type MessageKey<G extends MessageGroup> = {
  [K in keyof MessageGroups[G]]: MessageGroups[G][K] extends Message ? K : never;
}[keyof MessageGroups[G]];

/**
 * What every element needs: its texts in the reader's language, one abort signal a connection, typed events,
 * custom states. Until the texts are there the shadow root is not attached, so the light DOM inside the element
 * stays readable; it stays for good where they cannot be had.
 *
 * @attr {string} lang - BCP 47 language of the element's own texts. Default: the nearest `lang` around it, else `configure({ lang })`, else English.
 *
 * @cssproperty --news-elements-accent - Colour of links, of what is chosen and of the main button.
 * @cssproperty --news-elements-surface - Colour behind menus, fields and cards.
 * @cssproperty --news-elements-text - Colour of text.
 * @cssproperty --news-elements-muted - Colour of secondary text: dates, hints, counts.
 * @cssproperty --news-elements-border - Colour of lines and frames.
 * @cssproperty --news-elements-radius - Rounding of corners.
 * @cssproperty --news-elements-space - Distance between blocks; everything smaller is a part of it.
 * @cssproperty --news-elements-font - Font family. Default: the page's own.
 */
export abstract class BaseElement<G extends MessageGroup = MessageGroup> extends ReactiveElement {
  /** Marks our classes, so that a second copy of the script is told from a stranger that took our name. */
  static readonly newsElements: string = '1';

  /** Which group of texts this element shows. */
  static readonly messages: MessageGroup;

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, 'lang'];
  }

  readonly #internals: ElementInternals | undefined;
  #messages: LoadedMessages<G> | undefined;
  #connection: AbortController | undefined;
  #started = false;

  constructor() {
    super();
    this.#internals = this.attachElementInternals();
  }

  /** BCP 47 tag used for dates and numbers. */
  protected get language(): string {
    return pageLanguage(this) || configuration().lang || 'en';
  }

  /** Ends when the element leaves the document: pass it to every listener and request. */
  protected get signal(): AbortSignal {
    return this.#connection!.signal;
  }

  override connectedCallback(): void {
    const connection = (this.#connection = new AbortController());
    onLanguageChanged(() => void this.#load(), connection.signal);
    onConfigured(() => void this.#load(), connection.signal);
    const ready = loadedMessages(this.language, this.#group);
    if (ready) {
      this.#messages = ready;
      this.#start();
    } else void this.#load();
  }

  override disconnectedCallback(): void {
    this.#connection?.abort();
    this.#connection = undefined;
    this.#started = false;
    super.disconnectedCallback();
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    super.attributeChangedCallback(name, old, value);
    if (name === 'lang' && this.#connection) void this.#load();
  }

  /** Runs on each connection once the texts are there; `signal` ends with the connection. */
  protected connected(signal: AbortSignal): void {
    void signal;
  }

  /** A text of this element's group, its slots filled. */
  protected text(key: MessageKey<G>, slots: Record<string, string | number> = {}): string {
    const { table, language } = this.#messages!;
    return formatMessage(table[key] as Message, slots, language);
  }

  /** The whole table, for groups that hold more than texts. */
  protected get messageTable(): MessageGroups[G] {
    return this.#messages!.table;
  }

  /** A number as the reader's language writes it. */
  protected number(value: number): string {
    return formatNumber(value, this.#messages!.language);
  }

  /**
   * Dispatches a bubbling, composed event. Types that start with `news-before-` can be cancelled.
   * @returns false when it was cancelled.
   */
  protected emit<K extends keyof HTMLElementEventMap>(
    type: K,
    detail: HTMLElementEventMap[K] extends CustomEvent<infer D> ? D : never,
  ): boolean {
    const cancelable = type.startsWith('news-before-');
    const event = new CustomEvent(type, { detail, cancelable, bubbles: true, composed: true });
    return this.dispatchEvent(event);
  }

  /** Sets or clears a custom state, matched by `:state(name)` in CSS. */
  protected setState(name: string, on: boolean): void {
    const states = this.#internals?.states;
    if (on) states?.add(name);
    else states?.delete(name);
  }

  /** The internals, for form-associated elements. Called once, by this class. */
  protected attachElementInternals(): ElementInternals | undefined {
    return this.attachInternals?.();
  }

  get #group(): G {
    return (this.constructor as typeof BaseElement).messages as G;
  }

  #start(): void {
    this.#started = true;
    super.connectedCallback();
    this.connected(this.signal);
  }

  /** Loads the texts, to start with, or to follow a change of language: until they are there the old ones stay. */
  async #load(): Promise<void> {
    const { signal } = this;
    try {
      const messages = await loadMessages(this.language, this.#group);
      if (signal.aborted) return;
      this.#messages = messages;
      if (this.#started) this.requestUpdate();
      else this.#start();
    } catch (error) {
      console.warn(`news-elements: no texts in "${this.language}" for <${this.localName}>.`, error);
      addEventListener('online', () => void this.#load(), { signal, once: true });
    }
  }
}
