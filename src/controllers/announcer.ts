import {
  html,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';

/** Speaks to screen readers through one polite live region in the host's shadow root. */
export class Announcer implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #text = '';

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Says a text; the same text twice in a row is said twice. */
  announce(text: string): void {
    // A region that does not change is not read again: a trailing no-break space makes it differ.
    this.#text = this.#text === text ? `${text}\u00a0` : text;
    this.#host.requestUpdate();
  }

  /** The region; render it once, always, so that it exists before it speaks. */
  render(): TemplateResult {
    return html`<span class="unseen" role="status">${this.#text}</span>`;
  }

  hostDisconnected(): void {
    this.#text = '';
  }
}
