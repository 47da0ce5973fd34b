import { css } from 'lit';

/** Text fields, their labels, hints and errors: parts `label field hint problem`. */
export const textFieldStyles = css`
  [part~='label'] {
    display: block;
    margin-block-end: 0.375em;
    font-size: var(--_small);
    font-weight: 600;
  }
  [part~='label'] small {
    color: var(--_muted);
    font-size: 1em;
    font-weight: 400;
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
  [part~='field']:focus {
    border-color: var(--_accent);
    outline: 2px solid var(--_accent);
    outline-offset: 0;
  }
  [part~='field'][aria-invalid='true'] {
    border-color: var(--_danger);
    box-shadow: inset 0 0 0 1px var(--_danger);
  }
  [part~='hint'],
  [part~='problem'] {
    margin: 0.5em 0 0;
    color: var(--_muted);
    font-size: var(--_small);
  }
  [part~='problem'] {
    display: flex;
    gap: 0.45em;
    align-items: flex-start;
    color: var(--_danger);
  }
  [part~='problem'] .icon {
    margin-block-start: 0.1em;
  }
  @media (forced-colors: active) {
    [part~='field'][aria-invalid='true'] {
      border-width: 3px;
    }
  }
`;
