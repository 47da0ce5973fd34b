import { make } from '../make.ts';

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
  readonly element: HTMLFormElement;
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
    const id = `text-${++forms}`;
    this.textarea = make('textarea', {
      part: 'field text',
      id,
      rows: '1',
      dir: 'auto',
      'aria-required': 'true',
    });
    this.below = make('div', {}, ...(hint ? [make('p', { part: 'hint' }, hint)] : []));
    const element = (this.element = make(
      'form',
      { part: 'composer', novalidate: '' },
      make('label', { part: 'label', for: id }, label),
      this.textarea,
      this.below,
    ));
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
