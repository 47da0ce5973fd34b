import { html, type TemplateResult } from 'lit';
import { BackendProblem, problemOf } from '../../../backends/backend-problem.ts';
import type { SignInCapabilities } from '../../../backends/contract.ts';
import { claimsOf, credential, forgetCredential } from '../../../backends/credential.ts';
import { configuration, onConfigured } from '../../../core/configuration.ts';
import { signInOf } from '../sign-in.ts';
import type { CommentingTexts } from '../commenting-texts.ts';
import type { OpenThread } from '../thread.ts';

/** A reader as the site names them. */
export interface KnownReader {
  /** Empty where the token says none. */
  name: string;
  picture?: string;
}

export interface AccountOptions {
  thread: OpenThread;
  texts: CommentingTexts;
  signal: AbortSignal;
  /** Keeps what was written, before the page may be left. */
  keep(): void;
  /** Whether the page leaves the way of signing in to us. */
  before(): boolean;
  /** Shows who writes now. */
  changed(): void;
  announce(text: string): void;
  /** Goes back to the text. */
  focus(): void;
}

/** Who writes in a form: a reader whom the site knows, or a guest. Asked with the form, never by reading. */
export class Account {
  /** `undefined` until the page has answered; `null`: a guest. */
  reader: KnownReader | null | undefined;
  readonly #options: AccountOptions;
  readonly #can: SignInCapabilities;
  #busy = false;

  constructor(options: AccountOptions) {
    this.#options = options;
    this.#can = signInOf(options.thread.site);
    onConfigured(() => void this.#anew(), options.signal);
  }

  /** Whether the writer types a name. */
  get nameless(): boolean {
    return this.reader ? !this.reader.name : this.reader === null && this.#can.guests;
  }

  /** Whether the writer has to pass a CAPTCHA. */
  get tested(): boolean {
    return this.reader ? this.#can.captcha : this.reader === null && this.#can.guests;
  }

  /** Asks the page who reads. */
  async look(): Promise<void> {
    const before = JSON.stringify(this.reader);
    this.reader = await this.#read();
    if (JSON.stringify(this.reader) !== before) this.#options.changed();
  }

  /**
   * Makes sure before sending that it is still who the form shows. Throws a `BackendProblem` where the sign-in has ended, is
   * needed, or a name is missing: the words stay.
   */
  async assure(name: string): Promise<void> {
    const { reader: before } = this;
    await this.look();
    const refuse = (type: string, status = 401, errors = {}) => {
      throw new BackendProblem({ type, status, title: type, ...errors });
    };
    if (before && !this.reader) refuse('invalid-token');
    if (!this.reader && !this.#can.guests) refuse('sign-in-required');
    const { min } = this.#options.thread.can.name;
    if (this.nameless && name.length < min) {
      refuse('invalid-comment', 422, {
        errors: [{ field: 'author.name', code: 'too-short', limit: min }],
      });
    }
  }

  /** After the backend refused: one whose token is no good is offered to sign in. */
  refused(error: unknown): void {
    if (!/^(?:invalid-token|sign-in-required)$/.test(problemOf(error)?.type ?? '')) return;
    forgetCredential();
    this.reader = null;
  }

  /** Who writes, and the way in or out. */
  get template(): TemplateResult {
    const { texts } = this.#options;
    const { auth } = configuration();
    const { reader } = this;
    const button = (key: 'signIn' | 'signOut') =>
      auth?.[key]
        ? html`<button
            class="link"
            type="button"
            aria-disabled=${this.#busy}
            @click=${() => void this.#go(key)}
          >
            ${texts(key)}
          </button>`
        : '';
    if (reader === undefined) return html``;
    if (!reader) {
      const said = this.#can.guests ? auth?.signIn && texts('haveAccount') : texts('signInFirst');
      return html`<p part="account">
        ${said ? html`<span>${said}</span>` : ''}${button('signIn')}
      </p>`;
    }
    const { name, picture } = reader;
    return html`<p part="account">
      ${
        picture
          ? html`<img
              part="avatar"
              src=${picture}
              alt=""
              referrerpolicy="no-referrer"
              @error=${hide}
            />`
          : ''
      }<span>${name ? this.#said(name) : ''}</span>${button('signOut')}
    </p>`;
  }

  #said(name: string): string {
    return this.#options.texts('signedInAs', { name: `\u2068${name}\u2069` });
  }

  async #read(): Promise<KnownReader | null> {
    const { address } = this.#options.thread;
    const { auth } = configuration();
    if (!auth || !this.#can.signIn) return null;
    try {
      // A backend that is an object of the page takes care of the token itself.
      const token = await credential(address || auth.for);
      if (!token) return null;
      const { name, picture } = claimsOf(token) ?? {};
      return {
        name: typeof name === 'string' ? name.normalize('NFC').trim() : '',
        ...(typeof picture === 'string' && /^https:/i.test(picture) && { picture }),
      };
    } catch (error) {
      console.warn('news-elements: the page gave no token of the reader.', error);
      return null;
    }
  }

  async #anew(): Promise<void> {
    forgetCredential();
    await this.look();
  }

  /** Signs in or out as the page does it, here or on another page; then the form follows. */
  async #go(way: 'signIn' | 'signOut'): Promise<void> {
    const { keep, before, announce, focus, signal } = this.#options;
    if (this.#busy) return;
    keep();
    if (way === 'signIn' && !before()) return;
    this.#busy = true;
    this.#options.changed();
    try {
      await configuration().auth?.[way]?.();
    } catch (error) {
      console.warn(`news-elements: auth.${way} of the page failed.`, error);
    } finally {
      this.#busy = false;
    }
    await this.#anew();
    if (signal.aborted) return;
    this.#options.changed();
    if (this.reader?.name) announce(this.#said(this.reader.name));
    focus();
  }
}

function hide({ target }: Event): void {
  (target as HTMLElement).hidden = true;
}
