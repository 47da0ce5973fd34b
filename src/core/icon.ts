import { html, type TemplateResult } from 'lit';

/** Paths on a grid of 24 units, drawn as round strokes of 1.75. */
export const ALERT =
  'M3.25 12a8.75 8.75 0 1 0 17.5 0a8.75 8.75 0 1 0 -17.5 0M12 7.5v5.25M12 16.2v.1';
export const BUBBLE = 'M4 5.5h16v11h-9L6.5 20.5v-4H4z';
export const CHEVRON_DOWN = 'M6 9.5l6 6 6-6';

/**
 * A small picture beside words, hidden from assistive technology.
 * `filled` is a second path that is filled, not stroked; `mirrored` turns the picture in right-to-left text.
 */
export function icon(stroked: string, { filled = '', mirrored = false } = {}): TemplateResult {
  return html`<svg
    class=${mirrored ? 'icon mirrored' : 'icon'}
    viewBox="0 0 24 24"
    aria-hidden="true"
  >
    <path d=${stroked} />
    <path class="filled" d=${filled} />
  </svg>`;
}
