/** What an element wants to know of the form it is in. */
export interface FormWatcher {
  /** The form, now. */
  form: () => HTMLFormElement | null;
  /** The reader came into the form. */
  onNear: () => void;
  /** The reader changed something in it. */
  onEdit: () => void;
  /** It is about to be submitted: before any listener on the form itself. */
  onSubmit: (event: SubmitEvent, form: HTMLFormElement) => void;
  /** Its values were read, to be sent by the browser or by a script. */
  onRead: () => void;
}

/**
 * Watches the form of an element, whichever it is in at the time, until the signal ends. Without a form the element
 * itself is watched. Listeners stand at the root and capture, so that they come before the page's own.
 */
export function watchForm(
  element: HTMLElement,
  { form, onNear, onEdit, onSubmit, onRead }: FormWatcher,
  signal: AbortSignal,
): void {
  const root = element.getRootNode();
  const options = { capture: true, signal };
  const within = (event: Event) => {
    const around = form() ?? element;
    const target = event.target as Node;
    return around.contains(target) || element.contains(target);
  };
  root.addEventListener('focusin', (event) => within(event) && onNear(), options);
  root.addEventListener('input', (event) => within(event) && onEdit(), options);
  root.addEventListener(
    'submit',
    (event) => {
      const own = form();
      if (own && event.target === own) onSubmit(event as SubmitEvent, own);
    },
    options,
  );
  root.addEventListener('formdata', (event) => event.target === form() && onRead(), options);
}

/** Submits a form as Enter in one of its fields does: through its first submit button, if it has one. */
export function submitAsEnter(form: HTMLFormElement): void {
  const button = [...form.elements].find(
    (element): element is HTMLButtonElement | HTMLInputElement =>
      /^(submit|image)$/.test((element as HTMLInputElement).type) && element.localName !== 'object',
  );
  if (!button?.disabled) form.requestSubmit(button);
}

/** Holds a submit until there is a token, then makes it again with the same button. */
export class SubmitGate {
  #waiting = false;
  #passing = false;

  /** Stops the event unless it is our own. A second press while the first one waits asks for nothing more. */
  hold(event: SubmitEvent, form: HTMLFormElement, token: () => Promise<string>): void {
    if (this.#passing) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (!this.#waiting) void this.#pass(form, event.submitter, token);
  }

  async #pass(
    form: HTMLFormElement,
    submitter: HTMLElement | null,
    token: () => Promise<string>,
  ): Promise<void> {
    this.#waiting = true;
    try {
      await token();
    } catch {
      return; // What is wrong is on show.
    } finally {
      this.#waiting = false;
    }
    if (!form.isConnected) return;
    this.#passing = true;
    try {
      // A button that has left the form meanwhile would be refused.
      const same = (submitter as HTMLButtonElement | null)?.form === form;
      form.requestSubmit(same ? submitter : null);
    } finally {
      this.#passing = false;
    }
  }
}
