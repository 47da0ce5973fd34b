import { html, nothing, render } from 'lit';

/** Where a text is written: what it is called and what stands below it until the reader comes. */
export interface FormPlace {
  /** Id of the comment that is answered, `edit:` and the id of the one that is changed, or empty. */
  place: string;
  label: string;
  hint: string;
}

let forms = 0;

/**
 * A form for a text, at rest: one plain field that takes what is typed from the first moment. What else it needs
 * is put below the field when it is loaded; the field itself stays the same, so no word and no caret is lost.
 */
export class CommentForm {
  readonly element: HTMLFormElement;
  readonly textarea: HTMLTextAreaElement;
  /** Where the rest of the form goes. */
  readonly below: HTMLElement;
  readonly place: string;
  /** Whether a draft keeps what is typed. */
  kept = false;
  readonly #id = `text-${++forms}`;

  /**
   * @param place - What is written here.
   * @param entered - Called when the reader comes into the form; until it has resolved once, at every coming and typing.
   */
  constructor({ place, label, hint }: FormPlace, entered: (form: CommentForm) => void) {
    this.place = place;
    this.element = document.createElement('form');
    this.element.part.add('composer');
    this.element.noValidate = true;
    this.rename(label);
    this.textarea = this.element.querySelector('textarea')!;
    this.below = this.element.querySelector('div')!;
    render(hint ? html`<p part="hint">${hint}</p>` : nothing, this.below);
    const enter = () => {
      this.grow();
      entered(this);
    };
    this.element.addEventListener('focusin', enter);
    this.element.addEventListener('input', enter);
    this.element.addEventListener('submit', (event) => event.preventDefault());
  }

  /** Room for writing. */
  grow(): void {
    this.textarea.rows = this.place ? 3 : 4;
  }

  /** Back to one line. */
  rest(): void {
    this.textarea.rows = 1;
  }

  /** Sets the label. */
  rename(label: string): void {
    render(
      html`<label part="label" for=${this.#id}>${label}</label
        ><textarea part="field text" id=${this.#id} rows="1" dir="auto"></textarea>
        <div></div>`,
      this.element,
    );
  }
}
