import { html, nothing, type TemplateResult } from 'lit';
import type { CaptchaToken, ImageChallenge } from '../backends/contract.ts';
import { icon } from '../core/icon.ts';
import { ALERT } from '../core/signs.ts';
import { CHECK, REFRESH, SPEAKER } from './icons.ts';
import type { CaptchaHost, CaptchaProvider } from './provider.ts';

/** Pixels of the picture; it is shown at half of that. */
const WIDTH = 400;
const HEIGHT = 128;

/** Most characters of a picture in base64; a real one has about 4,000. */
const LARGEST = 300_000;

/** Characters to be typed from a picture, or digits from a recording. */
export class ImageCaptcha implements CaptchaProvider {
  readonly stuck = false;
  readonly #host: CaptchaHost;
  readonly #canvas = document.createElement('canvas');
  #challenge: ImageChallenge | undefined;
  #field: HTMLInputElement | undefined;
  #problem = '';
  /** There while the code is spoken. */
  #playing: AbortController | undefined;
  #loading = false;
  #done = false;
  #signal: AbortSignal | undefined;

  constructor(host: CaptchaHost) {
    this.#host = host;
    this.#canvas.width = WIDTH;
    this.#canvas.height = HEIGHT;
    this.#canvas.setAttribute('part', 'image');
    this.#canvas.setAttribute('role', 'img');
  }

  get missing(): string {
    return this.#done || this.#field?.value.trim() ? '' : this.#host.text('enterCode');
  }

  async start(signal: AbortSignal): Promise<number> {
    this.clear();
    this.#loading = true;
    this.#signal = signal;
    this.#host.changed();
    try {
      const { action } = this.#host.settings();
      const challenge = await this.#host.calls().challenge({ kind: 'image', action, signal });
      if (challenge.kind !== 'image') throw new TypeError('Not a picture.');
      await this.#draw(challenge.image);
      signal.throwIfAborted();
      this.#challenge = challenge;
      return Date.parse(challenge.expires);
    } finally {
      if (this.#signal === signal) this.#loading = false;
      this.#host.changed();
    }
  }

  async token(signal: AbortSignal): Promise<CaptchaToken> {
    const { id } = this.#challenge!;
    this.#hush();
    const answer = this.#field!.value.normalize('NFKC').trim();
    const token = await this.#host.calls().answer({ id, answer, signal });
    this.#done = true;
    this.#problem = '';
    this.#host.announce(this.#host.text('checked'));
    this.#host.changed();
    return token;
  }

  refuse(reason: string): void {
    this.#problem = reason;
    this.#host.changed();
  }

  clear(): boolean {
    const lost = !!this.#field?.value;
    if (this.#field) this.#field.value = '';
    this.#hush();
    this.#canvas.getContext('2d')?.clearRect(0, 0, WIDTH, HEIGHT);
    this.#challenge = undefined;
    this.#problem = '';
    this.#done = false;
    this.#host.changed();
    return lost;
  }

  render(): TemplateResult {
    const host = this.#host;
    const { disabled } = host.settings();
    const audio = this.#challenge ? this.#challenge.audioLength > 0 : true;
    const n = this.#challenge?.length ?? 6;
    this.#canvas.setAttribute(
      'aria-label',
      this.#challenge
        ? host.text(audio ? 'pictureOf' : 'pictureOnly', { n })
        : host.text('loadingCaptcha'),
    );
    return html`<div class="row">
        <div class="picture" aria-busy=${this.#loading}>
          ${this.#canvas}
          <button
            part="button refresh"
            type="button"
            aria-label=${host.text('newPicture')}
            title=${host.text('newPicture')}
            ?disabled=${disabled}
            @click=${host.again}
          >
            ${icon(REFRESH)}
          </button>
          ${
            audio
              ? html`<button
                  part="button audio"
                  type="button"
                  aria-label=${host.text('hearCode')}
                  title=${host.text('hearCode')}
                  aria-pressed=${!!this.#playing}
                  ?disabled=${disabled}
                  @click=${this.#hear}
                >
                  ${icon(SPEAKER)}
                </button>`
              : nothing
          }
        </div>
        <div class="code">
          <label part="label" for="code">${host.text('securityCode')}</label>
          <input
            part="field"
            id="code"
            autocapitalize="characters"
            autocomplete="off"
            autocorrect="off"
            spellcheck="false"
            maxlength="40"
            dir="ltr"
            aria-required="true"
            aria-describedby="note"
            aria-invalid=${this.#problem ? 'true' : 'false'}
            ?readonly=${this.#done}
            ?disabled=${disabled}
            @input=${this.#type}
            @keydown=${this.#key}
          />
        </div>
      </div>
      ${this.#note(n, audio)}`;
  }

  #note(n: number, audio: boolean): TemplateResult {
    const host = this.#host;
    if (this.#problem) {
      return html`<p part="problem" id="note">${icon(ALERT)}<span>${this.#problem}</span></p>`;
    }
    if (this.#done) {
      return html`<p part="hint" id="note" class="ok">${icon(CHECK)}${host.text('checked')}</p>`;
    }
    if (this.#playing) {
      return html`<p part="hint" id="note">${icon(SPEAKER)} ${host.text('playing')}</p>`;
    }
    return html`<p part="hint" id="note">
      ${host.text(audio ? 'typeCode' : 'typeCodeOnly', { n })}
    </p>`;
  }

  /** Through a bitmap and a canvas, so that a page's `img-src` does not matter. */
  async #draw(image: string): Promise<void> {
    if (image.length > LARGEST) throw new RangeError('Too large.');
    const bytes = Uint8Array.from(atob(image), (character) => character.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    this.#canvas.getContext('2d')?.drawImage(bitmap, 0, 0, WIDTH, HEIGHT);
    bitmap.close();
  }

  readonly #hear = async (): Promise<void> => {
    const challenge = this.#challenge;
    if (this.#playing || !challenge) {
      this.#hush();
      return;
    }
    const { language: lang } = this.#host.settings();
    const playing = (this.#playing = new AbortController());
    const signal = AbortSignal.any([playing.signal, this.#signal!]);
    this.#problem = '';
    this.#host.changed();
    // Inside the press: only there a browser lets sound begin.
    const context = new AudioContext();
    try {
      const [{ playSound }, data] = await Promise.all([
        import('./spoken-code.ts'),
        this.#host.calls().audio({ id: challenge.id, lang, signal }),
      ]);
      await playSound(context, data, signal);
    } catch (error) {
      if (signal.aborted) return;
      console.warn('news-elements: CAPTCHA sound', error);
      this.#problem = this.#host.text('audioFailed');
      this.#host.announce(this.#problem);
    } finally {
      void context.close();
      if (this.#playing === playing) this.#hush();
    }
  };

  #hush(): void {
    this.#playing?.abort();
    this.#playing = undefined;
    this.#host.changed();
  }

  readonly #type = (event: Event): void => {
    this.#field = event.target as HTMLInputElement;
    this.#problem = '';
    this.#host.changed();
  };

  readonly #key = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && !event.isComposing) this.#host.submit();
  };
}
