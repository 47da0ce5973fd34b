import type { Controller, ControllerHost } from '../core/reactive-element.ts';

/** Speaks to screen readers through one polite live region in the host's shadow root. */
export class Announcer implements Controller {
  #region: HTMLElement | undefined;

  constructor(host: ControllerHost) {
    host.addController(this);
  }

  /** Says a text; the same text twice in a row is said twice. */
  announce(text: string): void {
    const region = this.render();
    // A region that does not change is not read again: a trailing no-break space makes it differ.
    region.textContent = region.textContent === text ? `${text}\u00a0` : text;
  }

  /** The region; put it into the root once, always, so that it exists before it speaks. */
  render(): HTMLElement {
    if (!this.#region) {
      this.#region = document.createElement('span');
      this.#region.className = 'unseen';
      this.#region.role = 'status';
    }
    return this.#region;
  }

  hostDisconnected(): void {
    if (this.#region) this.#region.textContent = '';
  }
}
