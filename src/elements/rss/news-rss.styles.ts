import { css } from 'lit';

export const styles = css`
  :host {
    display: inline-flex;
    align-items: center;
    position: relative;
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
