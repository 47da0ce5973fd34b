import { css } from 'lit';

/** Buttons and links that look like text: part `button`. Their padding hangs out so that the ink meets the column's edge. */
export const buttonStyles = css`
  [part~='button'] {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.4em;
    box-sizing: border-box;
    min-width: 24px;
    min-height: var(--_tap);
    margin: 0;
    padding: 0 0.375em;
    border: 0;
    border-radius: var(--_radius);
    background: none;
    color: var(--_muted);
    font: inherit;
    font-size: var(--_small);
    line-height: 1.4;
    text-decoration: none;
    white-space: nowrap;
    cursor: pointer;
  }
  [part~='button']:hover {
    color: var(--_text);
    text-decoration: underline 1px;
    text-underline-offset: 0.25em;
  }
  [part~='button'][aria-disabled='true'] {
    color: color-mix(in srgb, var(--_text) 48%, var(--_surface));
    text-decoration: none;
    cursor: default;
  }
  .spinner {
    width: 1.1em;
    height: 1.1em;
    flex: none;
    box-sizing: border-box;
    border: 2px solid color-mix(in srgb, currentColor 30%, transparent);
    border-block-start-color: currentColor;
    border-radius: 50%;
    animation: turn 0.9s linear infinite;
  }
  @keyframes turn {
    to {
      rotate: 1turn;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .spinner {
      animation: none;
    }
  }
  @media (forced-colors: active) {
    [part~='button'][aria-disabled='true'] {
      color: GrayText;
    }
  }
`;
