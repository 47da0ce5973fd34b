import { css } from 'lit';

export const styles = css`
  :host {
    display: inline-flex;
    align-items: center;
  }
  [role='group'] {
    display: inline-flex;
    align-items: center;
  }
  [part~='button'] {
    min-width: var(--_tap);
    padding: 0;
    font-size: 16px;
    line-height: 1;
  }
  [part~='button']:hover {
    text-decoration: none;
  }
  [part~='reset'] {
    min-width: 3em;
    font-variant-numeric: tabular-nums;
  }
  /* The letters are pictures of their buttons' names, so they are drawn here and not spoken. */
  .small,
  .large {
    height: 2em;
    line-height: 2em;
    font-size: 14px;
  }
  .large {
    font-size: 20px;
  }
  .small::before,
  .original::before,
  .large::before {
    content: 'A';
  }
  .small::after,
  .large::after {
    content: '−';
    margin-inline-start: 0.06em;
    font-size: 0.8em;
    line-height: 0;
    vertical-align: 0.38em;
  }
  .large::after {
    content: '+';
  }
  @media print {
    :host {
      display: none !important;
    }
  }
`;
