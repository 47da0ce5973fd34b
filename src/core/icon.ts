import { html, type TemplateResult } from 'lit';

/** A small picture beside words, hidden from assistive technology. */
export function icon(path: string): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d=${path} /></svg>`;
}
