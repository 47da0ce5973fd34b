import { css } from 'lit';

/** Where the menu of a comment hangs. */
export const menuPlaceStyles = css`
  [part~='menu'] {
    position: absolute;
    z-index: 5;
    inset-block-start: calc(100% + 6px);
    inset-inline-end: 0;
  }
  @container (max-width: 34em) {
    [part~='menu'] {
      min-width: 13.5em;
    }
  }
`;
