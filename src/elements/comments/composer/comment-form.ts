import { html, render } from 'lit';

/** Where a text is written: what it is called and what stands below it until the reader comes. */
export interface FormPlace {
  /** Id of the comment that is answered, `edit:` and the id of the one that is changed, or empty. */
  place: string;
  label: string;
  hint?: string;
}

let forms = 0;

/**
 * A form for a text, at rest: one plain field that takes what is typed from the first moment. What else it needs
 * is put below the field when it is loaded; the field itself stays the same, so no word and no caret is lost.
 */
export class CommentForm {
  readonly element = document.createElement('form');
  readonly textarea: HTMLTextAreaElement;
  /** Where the rest of the form goes. */
  readonly below: HTMLElement;
  readonly place: string;
  /** Whether a draft keeps what is typed. */
  kept = false;

  /**
   * @param place - What is written here.
   * @param entered - Called when the reader comes into the form; until it has resolved once, at every coming and typing.
   */
  constructor({ place, label, hint }: FormPlace, entered: () => void) {
    this.place = place;
    const { element } = this;
    element.part.add('composer');
    element.noValidate = true;
    const id = `text-${++forms}`;
    render(
      html`<label part="label" for=${id}>${label}</label
        ><textarea part="field text" id=${id} rows="1" dir="auto" aria-required="true"></textarea>
        <div></div>`,
      element,
    );
    this.textarea = element.querySelector('textarea')!;
    this.below = element.querySelector('div')!;
    render(hint && html`<p part="hint">${hint}</p>`, this.below);
    const enter = () => {
      this.grow();
      entered();
    };
    element.addEventListener('focusin', enter);
    element.addEventListener('input', enter);
    element.addEventListener('submit', (event) => event.preventDefault());
  }

  /** Room for writing. */
  grow(): void {
    this.textarea.rows = this.place ? 3 : 4;
  }

  /** Back to one line. */
  rest(): void {
    this.textarea.rows = 1;
  }
}
