import { html, type TemplateResult } from 'lit';

/** Paths on a grid of 24 units, drawn as round strokes of 1.75. */
export const CHEVRON_DOWN = 'M6 9.5l6 6 6-6';

/** A small picture beside words, hidden from assistive technology. */
export function icon(path: string): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d=${path} /></svg>`;
}
