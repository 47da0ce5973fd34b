import { css } from 'lit';

export const styles = css`
  :host {
    display: inline;
    color: var(--_muted);
    font-size: var(--_small);
    font-weight: 400;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  /* Padding of an inline box takes no room in the line: the target grows, the text stays. */
  [part~='link'] {
    position: relative;
    margin-inline: -0.35em;
    padding: calc((var(--_tap) - 1.1em) / 2) 0.35em;
    border-radius: var(--_radius);
    color: inherit;
    text-decoration: none;
  }
  a:hover {
    color: var(--_text);
    text-decoration: underline 1px;
    text-underline-offset: 0.25em;
  }
  .icon {
    margin-inline-end: 0.35em;
  }
  .wait {
    display: inline-block;
    width: 1.2em;
    height: 0.75em;
    border-radius: 2px;
    background: color-mix(in srgb, var(--_text) 7%, var(--_surface));
    animation: appear 0s 0.3s backwards;
  }
  @keyframes appear {
    from {
      opacity: 0;
    }
  }
  @media (forced-colors: active) {
    .wait {
      border: 1px solid GrayText;
    }
  }
  @media print {
    :host {
      display: none !important;
    }
  }
`;
