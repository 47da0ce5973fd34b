import { css } from 'lit';

/** The round button that floats, and the one of the way back. */
export const floatStyles = css`
  [part~='float'] {
    position: fixed;
    z-index: 9;
    inset-block-end: calc(1em + max(var(--_raised, 0px), env(safe-area-inset-bottom, 0px)));
    inset-inline-end: calc(
      1em + max(env(safe-area-inset-left, 0px), env(safe-area-inset-right, 0px))
    );
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.4em;
    box-sizing: border-box;
    min-width: 44px;
    height: 44px;
    margin: 0;
    padding: 0;
    border: 1px solid var(--_field);
    border-radius: 50%;
    background: var(--_surface);
    box-shadow: 0 1px 6px rgb(0 0 0 / 0.14);
    color: var(--_text);
    font: inherit;
    font-size: var(--_small);
    line-height: 1.4;
    cursor: pointer;
    animation: appear 0.15s;
    transition: opacity 0.15s;
  }
  .rest:not(:hover, :focus-visible) {
    opacity: 0;
    pointer-events: none;
  }
  [part~='float']:hover {
    border-color: var(--_text);
  }
  [part~='back'] {
    padding: 0 1em;
    border-radius: var(--_radius);
  }
  @keyframes appear {
    from {
      opacity: 0;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    [part~='float'] {
      animation: none;
      transition: none;
    }
  }
  @media (forced-colors: active) {
    [part~='float'] {
      border-color: ButtonText;
      box-shadow: none;
    }
  }
`;
