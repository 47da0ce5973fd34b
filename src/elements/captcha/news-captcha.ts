import {
  type CSSResultGroup,
  html,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import type { Backend, CaptchaAction, CaptchaKind, Site } from '../../backends/contract.ts';
import { Announcer } from '../../controllers/announcer.ts';
import { BackendController } from '../../controllers/backend-controller.ts';
import { buttonStyles } from '../../core/button.styles.ts';
import { fieldProblemStyles } from '../../core/field-problem.styles.ts';
import { fieldAtRestStyles } from '../../core/text-field.styles.ts';
import { NewsElement } from '../../core/news-element.ts';
import { noticeStyles } from '../../core/notice.styles.ts';
import { baseStyles } from '../../core/tokens.styles.ts';
import { CaptchaSession, type SessionOwner } from './captcha-session.ts';
import { submitAsEnter, SubmitGate, watchForm } from './form-watch.ts';
import { styles } from './news-captcha.styles.ts';

/**
 * Tells people from programs, in any form: characters in a picture with digits to hear, or a proof of work that the
 * device does by itself. A challenge is fetched when the reader comes into the form; its one-use token is the
 * element's form value and is never restored. With a `name` it stops a submit until there is a token, then lets it go on.
 *
 * @tag news-captcha
 *
 * @attr {string} backend - Address of the backend. Default: the page's.
 *
 * @fires {CustomEvent<{kind: string}>} news-captcha-checked - When there is a token.
 *
 * @slot - Shown until the element is there, and where it cannot be.
 *
 * @csspart image - The picture.
 * @csspart button - The buttons beside it.
 * @csspart refresh - The button for another picture.
 * @csspart audio - The button that reads digits.
 * @csspart label - The label of the field.
 * @csspart field - The field for the code.
 * @csspart hint - The line below.
 * @csspart problem - The line below, when something is wrong.
 * @csspart proof - The line of the proof of work.
 * @csspart bar - Its progress.
 * @csspart notice - What is said when the check failed or could not be loaded.
 */
export class NewsCaptcha extends NewsElement<'captcha'> {
  /** Takes part in forms. */
  static readonly formAssociated = true;
  static override readonly messages = 'captcha';
  static override styles: CSSResultGroup = [
    baseStyles,
    buttonStyles,
    fieldAtRestStyles,
    fieldProblemStyles,
    noticeStyles,
    styles,
  ];
  static override properties: PropertyDeclarations = {
    backend: {},
    provider: {},
    action: {},
    name: {},
  };

  /** Address of the backend, or an object that implements `Backend`. Empty: the page's. */
  declare backend: string | Backend;
  /** `image` or `proof`, among those the backend offers; anything else: the first that it offers. */
  declare provider: string;
  /** What the token is for: `form` (the default) or `comment`. */
  declare action: CaptchaAction;
  /** Name of the token in the form. Without one the form is neither stopped nor given a token. */
  declare name: string;

  declare protected internals: ElementInternals | undefined;

  readonly #backend = new BackendController(this);
  readonly #announcer = new Announcer(this);
  readonly #session: CaptchaSession;
  readonly #gate = new SubmitGate();
  readonly #begun: Promise<void>;
  #begin!: () => void;
  #token = '';
  #read = false;
  #edited = false;
  #disabled = false;

  constructor() {
    super();
    this.backend = '';
    this.provider = '';
    this.action = 'form';
    this.name = '';
    this.#begun = new Promise((resolve) => (this.#begin = resolve));
    this.#session = new CaptchaSession(this.#owner());
  }

  /** The form it belongs to. */
  get form(): HTMLFormElement | null {
    return this.internals?.form ?? null;
  }

  /** The token, or the empty string while there is none. A script that sends it calls `reset()` afterwards. */
  get value(): string {
    return this.#token;
  }

  /** What keeps the form from being submitted, as on any form control. */
  get validity(): ValidityState | undefined {
    return this.internals?.validity;
  }

  /** Whether the reader has done what is asked; fires `invalid` otherwise. */
  checkValidity(): boolean {
    return this.internals?.checkValidity() ?? true;
  }

  /** The same, and shows it. */
  reportValidity(): boolean {
    return this.internals?.reportValidity() ?? true;
  }

  /** Fetches a challenge now instead of when the reader comes into the form. A failure is shown, and rejects. */
  prepare(): Promise<void> {
    return this.#session.prepare();
  }

  /**
   * Checks the answer and resolves with a one-use token: the same until `reset()`, empty where the backend asks for none.
   * Rejects with a `BackendProblem` (`wrong-answer`, `challenge-expired`, `no-answer` …), a `TypeError` when the network
   * fails, or an `AbortError`; what went wrong is on show by then, with a fresh challenge and the focus where it is needed.
   */
  token(): Promise<string> {
    return this.#session.token();
  }

  /** Forgets token and challenge; a fresh one is fetched at once where the reader is in the form, else when they come. */
  reset(): void {
    this.#session.forget();
    if (this.#isFocused) this.#prepareQuietly();
  }

  /** Moves focus to the field, or to what can be pressed or read instead. */
  override focus(options?: FocusOptions): void {
    this.renderRoot?.querySelector<HTMLElement>('input, .link, [tabindex]')?.focus(options);
  }

  /** Called by the browser when the form is reset. */
  formResetCallback(): void {
    this.#edited = false;
    this.reset();
  }

  /** Called by the browser when it brings a form back: a token is good once, so it is not taken. */
  formStateRestoreCallback(): void {
    this.reset();
  }

  /** Called by the browser when a fieldset around it is disabled or enabled. */
  formDisabledCallback(disabled: boolean): void {
    this.#disabled = disabled;
    this.requestUpdate();
  }

  protected override attachElementInternals(): ElementInternals | undefined {
    return (this.internals = super.attachElementInternals());
  }

  protected override connected(signal: AbortSignal): void {
    watchForm(
      this,
      {
        form: () => this.form,
        onTouch: (edited) => {
          this.#edited ||= edited;
          this.#prepareQuietly();
        },
        onSubmit: (event) => this.#submitted(event),
        onRead: () => (this.#read = this.#token !== ''),
      },
      signal,
    );
    const restored = (event: PageTransitionEvent) => event.persisted && this.reset();
    addEventListener('pageshow', restored, { signal });
    signal.addEventListener('abort', () => this.#session.forget(), { once: true });
    this.#begin();
    if (this.#isFocused) this.#prepareQuietly();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    // Forms find a control by its attribute.
    if (changed.has('name')) this.setAttribute('name', this.name ?? '');
    if (changed.has('backend') || changed.has('provider') || changed.has('action')) {
      if (this.hasUpdated) this.#session.choose();
      else this.#session.keepPlace();
    }
  }

  protected override updated(): void {
    this.#tellForm();
    this.setState('checked', this.#token !== '');
    this.setState('error', this.#session.failure !== '');
  }

  protected override render(): TemplateResult {
    return html`${this.#session.render()}${this.#announcer.render()}`;
  }

  #owner(): SessionOwner {
    return {
      settings: () => ({
        action: this.action === 'comment' ? 'comment' : 'form',
        language: this.language,
        disabled: this.#disabled,
      }),
      wanted: () => this.provider,
      active: () => this.#edited && !document.hidden,
      calls: () => this.#session.calls(),
      other: () => this.#session.other(),
      again: () => void this.#session.again(),
      text: (key, slots) => this.text(key, slots),
      announce: (text) => this.#announcer.announce(text),
      changed: () => {
        this.#tellForm();
        this.requestUpdate();
      },
      submit: () => this.form && submitAsEnter(this.form),
      open: () => this.#whenConnected(),
      focus: () => void this.updateComplete.then(() => this.focus()),
      onToken: (token, kind) => this.#keep(token, kind),
    };
  }

  /** Whether the form may be submitted; told at once, for a script may ask before the next frame. */
  #tellForm(): void {
    const anchor = this.renderRoot?.querySelector('input');
    const missing = this.#token || this.#disabled ? '' : (this.#session.provider?.missing ?? '');
    if (missing && anchor) this.internals?.setValidity({ valueMissing: true }, missing, anchor);
    else this.internals?.setValidity({});
  }

  async #whenConnected(): Promise<{ backend: Backend; site: Site }> {
    await this.#begun;
    if (!this.isConnected) throw new DOMException('Not in a document.', 'AbortError');
    return this.#backend.open();
  }

  get #isFocused(): boolean {
    return this.isConnected && (this.form ?? this).matches(':focus-within');
  }

  /** A challenge for a reader who comes or goes on; why there is none is on show. */
  #prepareQuietly(): void {
    if (this.#read) this.#session.forget();
    if (!this.#session.begun && !this.#disabled) this.#session.prepare().catch(() => {});
  }

  #keep(token: string, kind: CaptchaKind | undefined): void {
    this.#token = token;
    this.#read = false;
    // The second value is what a browser may bring back later: nothing.
    this.internals?.setFormValue(token || null, null);
    if (token) this.emit('news-captcha-checked', { kind: kind! });
    this.requestUpdate();
  }

  /** Lets a submit with a fresh token pass; any other waits for one and is then made again. */
  #submitted(event: SubmitEvent): void {
    if (!this.name || this.#disabled) return;
    if (this.#read) this.#session.forget();
    if (!this.#token) void this.#gate.hold(event, () => this.token());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'news-captcha': NewsCaptcha;
  }
  interface HTMLElementEventMap {
    'news-captcha-checked': CustomEvent<{ kind: string }>;
  }
}
