import { css } from 'lit';

export const styles = css`
  :host {
    display: inline-flex;
    align-items: center;
  }
  /* Its place stays, else the page might scroll for its sake alone. */
  :host(:state(idle)) {
    visibility: hidden;
  }
  @media print {
    :host {
      display: none !important;
    }
  }
`;
