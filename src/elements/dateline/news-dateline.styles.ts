import { css } from 'lit';

export const styles = css`
  :host {
    color: var(--_muted);
    font-size: var(--_small);
    font-variant-numeric: tabular-nums;
  }
`;
