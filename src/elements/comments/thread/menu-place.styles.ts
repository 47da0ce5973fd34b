import { css, type CSSResult } from 'lit';
import { menuStyles } from '../../../core/menu.styles.ts';

/** Where the menu of a comment hangs. */
const placeStyles = css`
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

export const actionsMenuStyles: readonly CSSResult[] = [menuStyles, placeStyles];
