import type { TemplateResult } from 'lit';
import { BackendProblem, problemOf } from '../../backends/backend-problem.ts';
import type {
  Backend,
  CaptchaCalls,
  CaptchaKind,
  CaptchaToken,
  Site,
} from '../../backends/contract.ts';
import { renderNotice } from '../../captcha/notice.ts';
import type { CaptchaHost, CaptchaProvider } from '../../captcha/provider.ts';
import { providers } from '../../captcha/providers.ts';
import { lifetime, RENEWED_BEFORE } from './lifetime.ts';

/** What a session needs of the element, and hands on to the provider. */
export interface SessionOwner extends CaptchaHost {
  /** The kind that the page asks for; empty: the backend's first. */
  wanted(): string;
  /** Whether the reader is at work in the form, so that an old challenge is worth renewing. */
  active(): boolean;
  open(): Promise<{ backend: Backend; site: Site }>;
  /** Moves focus to where the reader goes on. */
  focus(): void;
  /** There is a token now, or none any more. */
  onToken(token: string, kind: CaptchaKind | undefined): void;
}

/** One challenge after another, and what comes of them: the element's memory. */
export class CaptchaSession {
  /** What shows the challenge, once a kind is known. */
  provider: CaptchaProvider | undefined;
  /** Why there is no challenge, in words; empty when nothing is wrong. */
  failure = '';

  readonly #owner: SessionOwner;
  #kind: CaptchaKind | undefined;
  #chosen: CaptchaKind | undefined;
  #offered: CaptchaKind[] = [];
  #calls: CaptchaCalls | undefined;
  #round = new AbortController();
  #ready: Promise<void> | undefined;
  #asked: Promise<string> | undefined;
  #token = '';
  #stuck = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(owner: SessionOwner) {
    this.#owner = owner;
  }

  /** Whether a challenge is there, on its way, or could not be had and waits for the reader to try again. */
  get begun(): boolean {
    return this.#ready !== undefined || this.#stuck;
  }

  /** The backend's own CAPTCHA. */
  calls(): CaptchaCalls {
    if (!this.#calls) throw new TypeError('No CAPTCHA.');
    return this.#calls;
  }

  /** Goes on with a picture, where the backend takes one instead. */
  other(): (() => void) | undefined {
    return this.#kind !== 'image' && this.#offered.includes('image') ? this.#toPicture : undefined;
  }

  /** What the reader sees: why there is no challenge, or the challenge. */
  render(): TemplateResult | undefined {
    return this.failure ? renderNotice(this.#owner, this.failure) : this.provider?.render();
  }

  /** Fetches a challenge unless there is one. Shows a failure, and rejects with it. */
  prepare(): Promise<void> {
    return (this.#ready ??= this.#start());
  }

  /** Checks the answer; the same token until `forget`. Shows what is wrong, and rejects with it. */
  token(): Promise<string> {
    if (this.#token) return Promise.resolve(this.#token);
    if (!this.#asked) {
      const asked = (this.#asked = this.#obtain().finally(() => {
        if (this.#asked === asked) this.#asked = undefined;
      }));
    }
    return this.#asked;
  }

  /** Ends everything under way and goes back to the beginning. Returns whether typed words were lost. */
  forget(): boolean {
    this.#round.abort();
    this.#round = new AbortController();
    this.#ready = this.#asked = undefined;
    clearTimeout(this.#timer);
    this.failure = '';
    this.#stuck = false;
    this.#keep('');
    const lost = this.provider?.clear() ?? false;
    this.#owner.changed();
    return lost;
  }

  /** Begins anew with what the page asks for now. */
  choose(): void {
    this.forget();
    this.provider = this.#kind = this.#chosen = undefined;
    this.keepPlace();
  }

  /** Where the page says which kind, its place is kept before anything is fetched from the backend. */
  keepPlace(): void {
    const wanted = this.#owner.wanted();
    if (Object.hasOwn(providers, wanted)) void this.#show(wanted as CaptchaKind);
  }

  /** Takes a fresh challenge by the reader's wish, and leads them to it. */
  readonly again = async (): Promise<void> => {
    const another = this.#kind === 'image' && this.#ready !== undefined;
    this.forget();
    if (await this.#prepared()) {
      if (another) this.#owner.announce(this.#owner.text('freshPicture'));
    }
    this.#owner.focus();
  };

  readonly #toPicture = (): void => {
    this.#chosen = 'image';
    void this.again();
  };

  async #start(): Promise<void> {
    const { signal } = this.#round;
    this.failure = '';
    this.#stuck = false;
    this.#owner.changed();
    try {
      const { backend, site } = await this.#owner.open();
      signal.throwIfAborted();
      const kind = this.#pick(site);
      this.#calls = backend.captcha;
      const provider = kind && (await this.#show(kind));
      signal.throwIfAborted();
      if (provider) this.#plan(lifetime(await provider.start(signal)));
    } catch (error) {
      signal.throwIfAborted();
      console.warn('news-elements: CAPTCHA', error);
      this.#ready = undefined;
      this.#stuck = true;
      this.failure = this.#explain(error);
      this.#owner.announce(this.failure);
      throw error;
    } finally {
      this.#owner.changed();
    }
  }

  /** Whether there is a challenge; where there is none, that is on show. */
  #prepared(): Promise<boolean> {
    return this.prepare().then(
      () => true,
      () => false,
    );
  }

  async #obtain(): Promise<string> {
    const { signal } = this.#round;
    try {
      if (this.provider?.stuck) this.#ready = undefined;
      await this.prepare();
      const provider = this.provider;
      if (!provider) return '';
      if (provider.missing) {
        this.#refuse(provider.missing);
        throw new BackendProblem({ type: 'no-answer', status: 422, title: provider.missing });
      }
      const { token, expires } = await this.#trade(provider, signal);
      signal.throwIfAborted();
      this.#plan(lifetime(Date.parse(expires)));
      this.#keep(token);
      return token;
    } catch (error) {
      signal.throwIfAborted();
      this.#owner.focus();
      throw error;
    }
  }

  async #trade(provider: CaptchaProvider, signal: AbortSignal): Promise<CaptchaToken> {
    for (let again = this.#kind === 'proof'; ; again = false) {
      try {
        return await provider.token(signal);
      } catch (error) {
        signal.throwIfAborted();
        if (/^(wrong-answer|challenge-expired)$/.test(problemOf(error)?.type ?? '')) {
          this.#ready = undefined;
          // Work that came too late costs the reader nothing: it is done once more.
          if ((await this.#prepared()) && again) continue;
        }
        if (!this.failure) this.#refuse(this.#explain(error));
        throw error;
      }
    }
  }

  #refuse(reason: string): void {
    this.provider?.refuse(reason);
    this.#owner.announce(reason);
  }

  #keep(token: string): void {
    if (token === this.#token) return;
    this.#token = token;
    this.#owner.onToken(token, this.#kind);
  }

  #plan(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#lapse(), milliseconds - RENEWED_BEFORE);
  }

  /** Renews for a reader who is at work; for any other the next touch of the form does. */
  async #lapse(): Promise<void> {
    if (this.#asked) return;
    const lost = this.forget();
    if (!this.#owner.active()) return;
    if ((await this.#prepared()) && lost) this.#refuse(this.#owner.text('expired'));
  }

  /** The kind to show, or nothing where the backend asks for none. */
  #pick({ captcha }: Site): CaptchaKind | undefined {
    this.#offered = captcha.filter((kind) => Object.hasOwn(providers, kind));
    if (captcha.length && !this.#offered.length) {
      throw new TypeError(`No CAPTCHA for ${captcha.join()}.`);
    }
    const wanted = [this.#chosen, this.#owner.wanted()];
    return this.#offered.find((kind) => wanted.includes(kind)) ?? this.#offered[0];
  }

  async #show(kind: CaptchaKind): Promise<CaptchaProvider> {
    if (this.provider && this.#kind === kind) return this.provider;
    const provider = await providers[kind]!(this.#owner);
    this.#kind = kind;
    this.provider = provider;
    this.#owner.changed();
    return provider;
  }

  #explain(error: unknown): string {
    const { text } = this.#owner;
    const type = problemOf(error)?.type ?? '';
    if (type === 'rate-limited') return text('tooManyTries');
    if (this.#kind === 'proof' && !(error instanceof TypeError)) return text('checkFailed');
    if (type === 'wrong-answer') return text('didNotMatch');
    return text(type === 'challenge-expired' ? 'expired' : 'captchaFailed');
  }
}
