import { css } from 'lit';

export const printingStyles = css`
  [part~='button'][aria-disabled='true'] {
    cursor: progress;
  }
  [part~='notice'] {
    max-width: 24em;
  }
`;
