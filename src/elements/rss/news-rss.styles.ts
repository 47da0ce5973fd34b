import { css } from 'lit';

export const styles = css`
  :host {
    display: inline-flex;
  }
  :host(:state(empty)) {
    display: none;
  }
  @media print {
    :host {
      display: none !important;
    }
  }
`;
