import type { TemplateResult } from 'lit';
import type { CaptchaAction, CaptchaCalls, CaptchaToken } from '../backends/contract.ts';
import type { CaptchaMessages } from '../locales/messages.ts';

/** How the element is set at the moment. */
export interface CaptchaSettings {
  action: CaptchaAction;
  /** BCP 47 language of the texts. */
  language: string;
  disabled: boolean;
}

/** What a provider may ask of the element that shows it. */
export interface CaptchaHost {
  settings(): CaptchaSettings;
  /** The backend's own CAPTCHA. Throws a `TypeError` where it has none. */
  calls(): CaptchaCalls;
  text(key: keyof CaptchaMessages, slots?: Record<string, string | number>): string;
  /** Says a text to screen readers. */
  announce(text: string): void;
  /** Draws the provider again, and takes over what it now says of a missing answer. */
  changed(): void;
  /** Throws the challenge away and takes a fresh one, by the reader's wish. */
  again(): void;
  /** How to go on with a picture instead; absent where that is shown or the backend takes none. */
  other(): (() => void) | undefined;
  /** What Enter does in a field of the form. */
  submit(): void;
}

/**
 * One way of telling people from programs: how it looks, and how its token is had. It knows nothing of forms, expiry
 * and retries, which are the element's. A provider is made when it is first needed and lives as long as its element.
 */
export interface CaptchaProvider {
  /** What the reader has still to do before there can be a token, in words; empty when nothing. */
  readonly missing: string;
  /** Whether only a fresh start can lead to a token. */
  readonly stuck: boolean;
  /**
   * Takes a fresh challenge in place of an earlier one and resolves when the reader can begin.
   * @returns when it expires, in milliseconds since 1970.
   * Rejects as the backend does; `signal` ends it and everything it started.
   */
  start(signal: AbortSignal): Promise<number>;
  /** Trades the answer for a token, waiting for work that is under way. Rejects as the backend does. */
  token(signal: AbortSignal): Promise<CaptchaToken>;
  /** Shows why there is no token; the next `start` or a change by the reader takes it back. */
  refuse(reason: string): void;
  /** Back to how it looked before the first `start`. Returns whether words of the reader were lost. */
  clear(): boolean;
  render(): TemplateResult;
}

/** Makes a provider for an element. A third party's loads its code first. */
export type CaptchaProviderFactory = (
  host: CaptchaHost,
) => CaptchaProvider | Promise<CaptchaProvider>;
