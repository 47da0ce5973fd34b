import { css } from 'lit';

export const styles = css`
  :host {
    display: inline-flex;
    flex-wrap: wrap;
    align-items: center;
  }
  @media print {
    :host {
      display: none !important;
    }
  }
`;
