import { css } from 'lit';

/** A list of actions that floats over text: parts `menu` and `item`. */
export const menuStyles = css`
  [part~='menu'] {
    box-sizing: border-box;
    min-width: 15em;
    max-width: calc(100vw - 2em);
    margin: 0;
    padding: 0.375em 0;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    box-shadow: 0 4px 16px rgb(0 0 0 / 0.14);
    color: var(--_text);
    font-size: var(--_small);
    list-style: none;
  }
  [part~='item'] {
    display: flex;
    align-items: center;
    gap: 0.7em;
    width: 100%;
    box-sizing: border-box;
    min-height: 44px;
    margin: 0;
    padding: 0.3em 1em;
    border: 0;
    background: none;
    color: var(--_text);
    font: inherit;
    line-height: 1.35;
    text-align: start;
    text-decoration: none;
    cursor: pointer;
  }
  [part~='item']:is(:hover, :focus-visible) {
    background: var(--_wash);
  }
  [part~='item']:focus-visible {
    outline-offset: -2px;
  }
  [part~='menu'] .icon {
    color: var(--_muted);
  }
  [part~='menu'] hr {
    margin: 0.375em 0;
    border: 0;
    border-block-start: 1px solid var(--_border);
  }
  .caption {
    padding: 0.4em 1em 0.2em;
    color: var(--_muted);
    font-size: max(0.93em, 12px);
  }
  @media (forced-colors: active) {
    [part~='menu'] {
      box-shadow: none;
    }
  }
`;
