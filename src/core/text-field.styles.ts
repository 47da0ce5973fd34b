import { css } from 'lit';

/** A text field at rest, its label and hint: parts `label field hint`. */
export const fieldAtRestStyles = css`
  [part~='label'] {
    display: block;
    margin-block-end: 0.375em;
    font-size: var(--_small);
    font-weight: 600;
  }
  [part~='field'] {
    display: block;
    width: 100%;
    box-sizing: border-box;
    min-height: 44px;
    margin: 0;
    padding: 0.6em 0.75em;
    border: 1px solid var(--_field);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    font: inherit;
    font-size: max(1em, 16px);
    line-height: 1.55;
  }
  [part~='hint'] {
    margin: 0.5em 0 0;
    color: var(--_muted);
    font-size: var(--_small);
  }
`;
