import { css } from 'lit';

/** What is wrong with a text field: part `problem`, and a field that is invalid. */
export const fieldProblemStyles = css`
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
