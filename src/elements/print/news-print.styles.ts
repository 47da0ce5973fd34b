import { css } from 'lit';

export const styles = css`
  :host {
    display: inline-flex;
    flex-wrap: wrap;
    align-items: center;
  }
  [part~='button'][aria-disabled='true'] {
    cursor: progress;
  }
  [part~='notice'] {
    max-width: 24em;
  }
  @media print {
    :host {
      display: none !important;
    }
  }
`;
