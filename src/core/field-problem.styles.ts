import { css } from 'lit';

/** A text field that is written in, and what is wrong with it: part `problem`. */
export const fieldProblemStyles = css`
  [part~='field']:focus {
    border-color: var(--_accent);
    outline: 2px solid var(--_accent);
    outline-offset: 0;
  }
  [part~='field'][aria-invalid='true'] {
    border-color: var(--_danger);
    box-shadow: inset 0 0 0 1px var(--_danger);
  }
  [part~='problem'] {
    display: flex;
    gap: 0.45em;
    align-items: flex-start;
    margin: 0.5em 0 0;
    color: var(--_danger);
    font-size: var(--_small);
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
