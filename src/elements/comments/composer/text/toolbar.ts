import type { CommentingTexts } from '../../commenting-texts.ts';
import { make, sign } from '../../make.ts';
import type { Format } from './format.ts';

const BOLD = 'M7.5 4.5h5.25a3.6 3.6 0 0 1 0 7.25H7.5zM7.5 11.75h6a3.9 3.9 0 0 1 0 7.75h-6z';
const ITALIC = 'M10 4.5h7M7 19.5h7M14 4.5l-4 15';
const QUOTE = 'M4.5 5v14M9 7h10.5M9 12h10.5M9 17h6.5';
const LINK =
  'M10 14a4 4 0 0 0 5.7 0l3.1-3.1a4 4 0 0 0-5.7-5.7L12 6.3M14 10a4 4 0 0 0-5.7 0l-3.1 3.1a4 4 0 0 0 5.7 5.7L12 17.7';

/** The key beside Ctrl or ⌘ that does the same, by what it types. */
const KEYS: Record<Format, string> = { bold: 'b', italic: 'i', quote: '>', link: 'k' };
const NAMES: Record<Format, string> = {
  bold: 'Control+B Meta+B',
  italic: 'Control+I Meta+I',
  quote: 'Control+Shift+. Meta+Shift+.',
  link: 'Control+K Meta+K',
};
const SIGNS: Record<Format, string> = { bold: BOLD, italic: ITALIC, quote: QUOTE, link: LINK };

export interface ToolbarOptions {
  /** Id of the field it serves. */
  controls: string;
  texts: CommentingTexts;
  format(kind: Format): void;
  /** Shows what the words will look like, or no longer; absent where that cannot be told. */
  preview?: (on: boolean) => void;
}

/** The row of buttons below the field: one stop for Tab, arrows within. */
export class Toolbar {
  readonly element: HTMLElement;
  readonly #buttons: readonly HTMLButtonElement[];
  readonly #preview: HTMLButtonElement | undefined;
  readonly #options: ToolbarOptions;

  constructor(options: ToolbarOptions) {
    this.#options = options;
    const { controls, texts, format, preview } = options;
    const kinds = Object.keys(SIGNS) as Format[];
    const forms = kinds.map((kind) => {
      const name = texts(kind);
      const attributes = { 'aria-label': name, title: name, 'aria-keyshortcuts': NAMES[kind] };
      return tool(attributes, sign(SIGNS[kind]), () => format(kind));
    });
    this.#preview =
      preview && tool({ 'aria-pressed': 'false' }, texts('preview'), () => this.#toggle());
    this.#buttons = [...forms, ...(this.#preview ? [this.#preview] : [])];
    const element = (this.element = make(
      'div',
      {
        part: 'toolbar',
        role: 'toolbar',
        'aria-label': texts('formatting'),
        'aria-controls': controls,
      },
      ...this.#buttons,
    ));
    this.#rove(this.#buttons[0]!);
    // The words stay selected while a button is pressed.
    element.addEventListener('mousedown', (event) => event.preventDefault());
    element.addEventListener('focusin', ({ target }) => this.#rove(target as HTMLButtonElement));
    element.addEventListener('keydown', (event) => this.#onKey(event));
  }

  /** The form that a key asks for. */
  static asked({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): Format | undefined {
    if (altKey || ctrlKey === metaKey) return undefined;
    const typed = key.toLowerCase();
    return (Object.keys(KEYS) as Format[]).find((kind) => KEYS[kind] === typed);
  }

  /** Puts the preview away. */
  rest(): void {
    if (this.#preview?.ariaPressed === 'true') this.#toggle();
  }

  #toggle(): void {
    const on = this.#preview!.ariaPressed !== 'true';
    this.#preview!.ariaPressed = `${on}`;
    this.#options.preview!(on);
  }

  #rove(current: HTMLButtonElement): void {
    for (const button of this.#buttons) button.tabIndex = button === current ? 0 : -1;
  }

  #onKey(event: KeyboardEvent): void {
    const buttons = this.#buttons;
    const at = buttons.indexOf(event.target as HTMLButtonElement);
    const forth = getComputedStyle(this.element).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const back = forth === 'ArrowLeft' ? 'ArrowRight' : 'ArrowLeft';
    const to: Record<string, number> = {
      [forth]: (at + 1) % buttons.length,
      [back]: (at + buttons.length - 1) % buttons.length,
      Home: 0,
      End: buttons.length - 1,
    };
    const next = buttons[to[event.key] ?? -1];
    if (!next) return;
    event.preventDefault();
    next.focus();
  }
}

function tool(
  attributes: Readonly<Record<string, string>>,
  child: Node | string,
  pressed: () => void,
): HTMLButtonElement {
  const always = { part: 'button tool', type: 'button', tabindex: '-1' };
  const button = make('button', { ...always, ...attributes }, child);
  button.addEventListener('click', pressed);
  return button;
}
