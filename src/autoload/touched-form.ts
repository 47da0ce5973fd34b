/**
 * Loads a form control's class when the reader comes into its form, and holds a submit that is faster than that until
 * the control is there to have its say.
 */
export function whenFormTouched(
  element: HTMLElement & { updateComplete?: Promise<unknown> },
  load: () => Promise<unknown>,
): void {
  const form = element.closest('form');
  if (!form || form.matches(':focus-within')) {
    void load();
    return;
  }
  const done = new AbortController();
  const { signal } = done;
  let held: SubmitEvent | undefined;
  const touched = async () => {
    try {
      await load();
    } catch {
      held = undefined; // It has been said; the next press tries again.
      return;
    }
    await element.updateComplete;
    done.abort();
    if (held) form.requestSubmit(held.submitter);
    held = undefined;
  };
  form.addEventListener('focusin', () => void touched(), { signal, once: true });
  element.getRootNode().addEventListener(
    'submit',
    (event) => {
      if (event.target !== form || !element.isConnected) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      held = event as SubmitEvent;
      void touched();
    },
    { capture: true, signal },
  );
}
