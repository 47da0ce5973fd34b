import { css, type CSSResult } from 'lit';
import { menuStyles } from '../../core/menu.styles.ts';

const placeStyles = css`
  [part~='menu'] {
    position: fixed;
    inset: auto;
    z-index: 5;
    max-height: calc(100vh - 1em);
    overflow: auto;
    line-height: 1.6;
  }
  [part~='item'] > span {
    min-width: 0;
    overflow-wrap: anywhere;
  }
  input {
    display: block;
    box-sizing: border-box;
    width: calc(100% - 2em);
    min-height: 36px;
    margin: 0.4em 1em;
    border: 1px solid var(--_field);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    font: inherit;
    font-size: max(1em, 16px);
  }
`;

export const feedMenuStyles: readonly CSSResult[] = [menuStyles, placeStyles];
