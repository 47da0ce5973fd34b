import { css } from 'lit';

/** What stands at comments once a reader takes part, what is under the pointer, and what the address points to. */
export const participationStyles = css`
  [part~='sort']:hover {
    color: var(--_text);
  }
  [part~='more']:hover {
    border-color: var(--_text);
    text-decoration: none;
  }
  a[part~='time']:hover {
    text-decoration: underline 1px;
    text-underline-offset: 0.25em;
  }
  article:focus {
    outline-offset: 4px;
  }
  /* Its tint and bar show where the reader is. */
  [part~='target'] > article:focus {
    outline: none;
  }
  [part~='target'] {
    margin-inline: -0.9em;
    padding-inline: 0.9em;
    background: color-mix(in srgb, var(--_accent) 8%, var(--_surface));
    box-shadow: inset 3px 0 0 var(--_accent);
  }
  :host(:dir(rtl)) [part~='target'] {
    box-shadow: inset -3px 0 0 var(--_accent);
  }
  [part~='target'] + [part~='comment'] {
    border-color: transparent;
  }
  [part~='pending'] > article > [part~='body'] {
    color: var(--_muted);
  }
  [part~='status'] {
    display: flex;
    align-items: flex-start;
    gap: 0.4em;
    margin: 0.4em 0 0.3em;
    color: var(--_muted);
    font-size: var(--_small);
  }
  [part~='status'] .icon {
    width: 1.1em;
    height: 1.1em;
    margin-block-start: 0.2em;
  }
  [part~='action'][aria-pressed='true'] {
    color: var(--_accent);
    font-weight: 600;
  }
  [part~='action'][aria-pressed='true'] .icon {
    fill: color-mix(in srgb, var(--_accent) 22%, transparent);
  }
  .own {
    display: contents;
  }
  .question {
    font-size: var(--_small);
  }
  @container (max-width: 34em) {
    [part~='target'] {
      margin-inline: 0;
      padding-inline: 0.75em;
    }
  }
  @media (forced-colors: active) {
    [part~='target'] {
      border-inline-start: 3px solid Highlight;
      box-shadow: none;
    }
    [part~='action'][aria-pressed='true'] {
      color: Highlight;
    }
  }
`;
