import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
    container-type: inline-size;
    line-height: 1.6;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: 0.75em;
    align-items: flex-end;
  }
  .picture {
    display: flex;
    align-items: center;
    gap: 0.1em;
  }
  [part~='image'] {
    display: block;
    box-sizing: border-box;
    width: 200px;
    height: 64px;
    border: 1px solid var(--_field);
    border-radius: var(--_radius);
    background: #f4f2ec;
  }
  [part~='button'] {
    min-width: 44px;
    min-height: 44px;
    padding: 0;
    font-size: 1em;
  }
  [part~='button'][aria-pressed='true'] {
    color: var(--_accent);
  }
  .code {
    flex: 1 1 9em;
    max-width: 13em;
  }
  .code [part~='field'] {
    letter-spacing: 0.18em;
  }
  [part~='proof'] {
    display: grid;
    gap: 0.5em;
    align-content: start;
    box-sizing: border-box;
    max-width: 26em;
    min-height: calc(1.6em + 0.5em + 3px);
    color: var(--_muted);
    font-size: var(--_small);
  }
  .ok {
    display: flex !important;
    align-items: center;
    gap: 0.45em;
  }
  .ok .icon {
    color: var(--_accent);
  }
  [part~='bar'] {
    display: block;
    width: 100%;
    height: 3px;
    border: 0;
    appearance: none;
    background: var(--_border);
  }
  [part~='bar']::-webkit-progress-bar {
    background: none;
  }
  [part~='bar']::-webkit-progress-value {
    background: var(--_accent);
  }
  [part~='bar']::-moz-progress-bar {
    background: var(--_accent);
  }
  @media (forced-colors: active) {
    [part~='bar'] {
      height: auto;
      appearance: auto;
    }
  }
  @media print {
    :host {
      display: none !important;
    }
  }
`;
