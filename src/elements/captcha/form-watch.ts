/** What an element wants to know of the form it is in. */
export interface FormWatcher {
  /** The form, now. */
  form: () => HTMLFormElement | null;
  /** The reader came into the form, or (`edited`) changed something in it. */
  onTouch: (edited: boolean) => void;
  /** It is about to be submitted: before any listener on the form itself. */
  onSubmit: (event: SubmitEvent) => void;
  /** Its values were read, to be sent by the browser or by a script. */
  onRead: () => void;
}

/**
 * Watches the form of an element, whichever it is in at the time, until the signal ends. Without a form the element
 * itself is watched. Listeners stand at the root and capture, so that they come before the page's own.
 */
export function watchForm(
  element: HTMLElement,
  { form, onTouch, onSubmit, onRead }: FormWatcher,
  signal: AbortSignal,
): void {
  const root = element.getRootNode();
  const listen = (type: string, listener: (event: Event) => void) =>
    root.addEventListener(
      type,
      (event) => {
        const target = event.target as Node;
        if ((form() ?? element).contains(target) || element.contains(target)) listener(event);
      },
      { capture: true, signal },
    );
  listen('focusin', () => onTouch(false));
  listen('input', () => onTouch(true));
  listen('submit', (event) => onSubmit(event as SubmitEvent));
  listen('formdata', onRead);
}

/** Submits a form as Enter in one of its fields does: through its first submit button, if it has one. */
export function submitAsEnter(form: HTMLFormElement): void {
  const button = ([...form.elements] as HTMLButtonElement[]).find(({ type }) => type === 'submit');
  if (!button?.disabled) form.requestSubmit(button);
}

/** Holds a submit until there is a token, then makes it again with the same button. */
export class SubmitGate {
  #waiting = false;
  #passing = false;

  /** Stops the event unless it is our own. A second press while the first one waits asks for nothing more. */
  async hold(event: SubmitEvent, token: () => Promise<string>): Promise<void> {
    if (this.#passing) return;
    const form = event.target as HTMLFormElement;
    const submitter = event.submitter as HTMLButtonElement | null;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (this.#waiting) return;
    this.#waiting = true;
    try {
      await token();
      this.#passing = form.isConnected;
      // A button that has left the form meanwhile would be refused.
      if (this.#passing) form.requestSubmit(submitter?.form === form ? submitter : null);
    } catch {
      // What is wrong is on show.
    } finally {
      this.#waiting = this.#passing = false;
    }
  }
}
