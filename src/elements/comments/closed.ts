import type { CommentCapabilities } from '../../backends/contract.ts';
import type * as closing from './closing.ts';
import type { Texts } from './thread/thread-view.ts';

/** Whether no comments are taken, and the line that says so: its program comes where the page or the backend has closed them. */
export class Closed {
  readonly #changed: () => void;
  #closing: typeof closing | undefined;

  /** @param changed - Called when more is known. */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** What holds for an attribute, or whatever else a page has set, and a backend; until it is known for sure, no form is offered that may go again. */
  now(
    said: unknown,
    { write }: CommentCapabilities,
    texts: Texts,
    root: HTMLElement | DocumentFragment,
  ): { closed: boolean; notice?: HTMLElement } {
    // Frameworks set what is no attribute's value, and write `false` out.
    const attribute = /^(null|undefined|false)$/.test(String(said)) ? null : String(said);
    if (attribute === null && write !== false) return { closed: false };
    if (this.#closing) return this.#closing.closingNow(attribute, write, texts, root as ShadowRoot);
    import('./closing.ts').then(
      (module) => {
        this.#closing = module;
        this.#changed();
      },
      (error: unknown) => {
        console.warn('news-elements: a part of the comments did not load.', error);
      },
    );
    return { closed: true };
  }
}
