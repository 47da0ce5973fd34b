import { html, type TemplateResult } from 'lit';
import type { CaptchaToken, ProofChallenge } from '../backends/contract.ts';
import { icon } from '../core/icon.ts';
import { CHECK } from './icons.ts';
import { renderNotice } from './notice.ts';
import type { CaptchaHost, CaptchaProvider } from './provider.ts';

/** Milliseconds after which a device counts as too slow for the work. */
const BUDGET = 30_000;

/** Largest work that is taken on, and longest salt: a backend must not keep a device busy at will. */
const MOST_NUMBERS = 50_000_000;
const LONGEST_SALT = 1000;

/** The device works for a moment; the reader does nothing. */
export class ProofCaptcha implements CaptchaProvider {
  readonly missing = '';
  readonly #host: CaptchaHost;
  #id = '';
  #solution: Promise<number> | undefined;
  #percent = -1;
  #problem = '';
  #done = false;

  constructor(host: CaptchaHost) {
    this.#host = host;
  }

  get stuck(): boolean {
    return this.#problem !== '';
  }

  async start(signal: AbortSignal): Promise<number> {
    this.clear();
    const { action } = this.#host.settings();
    const challenge = await this.#host.calls().challenge({ kind: 'proof', action, signal });
    if (challenge.kind !== 'proof') throw new TypeError('Not a proof of work.');
    this.#id = challenge.id;
    this.#solution = this.#solve(challenge, signal);
    // Told where the token is asked for; until then the line shows it.
    this.#solution.catch(() => {});
    return Date.parse(challenge.expires);
  }

  async token(signal: AbortSignal): Promise<CaptchaToken> {
    const answer = String(await this.#solution);
    return this.#host.calls().answer({ id: this.#id, answer, signal });
  }

  refuse(reason: string): void {
    this.#problem = reason;
    this.#host.changed();
  }

  clear(): boolean {
    this.#solution = undefined;
    this.#percent = -1;
    this.#problem = '';
    this.#done = false;
    this.#host.changed();
    return false;
  }

  render(): TemplateResult {
    const host = this.#host;
    if (this.#problem) return renderNotice(host, this.#problem, host.other());
    if (this.#done) {
      return html`<div part="proof" class="ok" tabindex="-1">
        ${icon(CHECK)}${host.text('checked')}
      </div>`;
    }
    if (this.#percent < 0) return html`<div part="proof" tabindex="-1"></div>`;
    return html`<div part="proof" tabindex="-1">
      <span>${host.text('checking', { n: this.#percent })}</span>
      <progress
        part="bar"
        aria-label=${host.text('checkingNow')}
        max="100"
        .value=${this.#percent}
      ></progress>
    </div>`;
  }

  async #solve(challenge: ProofChallenge, signal: AbortSignal): Promise<number> {
    const { salt, maxNumber } = challenge;
    const host = this.#host;
    this.#show(0);
    host.announce(host.text('checkingNow'));
    try {
      if (
        challenge.algorithm !== 'SHA-256' ||
        !/^[\da-f]{64}$/i.test(challenge.challenge) ||
        salt.length > LONGEST_SALT ||
        !(maxNumber <= MOST_NUMBERS)
      ) {
        throw new RangeError('Not a proof of work.');
      }
      const { solve } = await import('./proof-solver.ts');
      const found = await solve(
        challenge,
        AbortSignal.any([signal, AbortSignal.timeout(BUDGET)]),
        (tried) => this.#show(Math.floor((tried / maxNumber) * 100)),
      );
      if (found < 0) throw new RangeError('No solution.');
      this.#done = true;
      host.announce(host.text('checked'));
      host.changed();
      return found;
    } catch (error) {
      if (!signal.aborted) {
        console.warn('news-elements: CAPTCHA proof', error);
        this.refuse(host.text('checkFailed'));
        host.announce(this.#problem);
      }
      throw error;
    }
  }

  #show(percent: number): void {
    if (percent === this.#percent) return;
    this.#percent = percent;
    this.#host.changed();
  }
}
