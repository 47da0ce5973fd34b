import { css } from 'lit';

export const styles = css`
  :host,
  [part~='group'] {
    display: inline-flex;
    align-items: center;
    /* The reader's own size, whatever the page makes of its root. */
    font-size: medium;
  }
  [part~='button'] {
    min-width: var(--_tap);
    gap: 0.06em;
    padding: 0;
    font-size: 1em;
    line-height: 1;
  }
  [part~='button']:hover {
    text-decoration: none;
  }
  [part~='smaller'] {
    font-size: 0.875em;
  }
  [part~='reset'] {
    min-width: 3em;
    font-variant-numeric: tabular-nums;
  }
  [part~='larger'] {
    font-size: 1.25em;
  }
  /* The letters are pictures of their buttons' names, so they are drawn here and not spoken. */
  [part~='button']:empty::before {
    content: 'A';
  }
  [part~='button']::after {
    font-size: 0.8em;
    translate: 0 -0.3em;
  }
  [part~='smaller']::after {
    content: '−';
  }
  [part~='larger']::after {
    content: '+';
  }
  @media print {
    :host {
      display: none !important;
    }
  }
`;
