import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
    container-type: inline-size;
    line-height: 1.6;
  }
  :host(:is(:lang(ar), :lang(fa), :lang(ur))) {
    line-height: 1.75;
  }
  [part~='head'] {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 0.25em 1em;
  }
  [part~='section-heading'] {
    margin: 0;
    font-size: 1.375em;
    font-weight: 700;
    line-height: 1.3;
  }
  [part~='total'] {
    color: var(--_muted);
    font-weight: 400;
    font-variant-numeric: tabular-nums;
  }
  .sort {
    position: relative;
    display: inline-flex;
    align-items: center;
    margin-inline-end: -0.375em;
    color: var(--_muted);
    font-size: var(--_small);
  }
  [part~='sort'] {
    min-height: var(--_tap);
    margin: 0;
    padding: 0 0.375em;
    padding-inline-end: 1.75em;
    border: 0;
    border-radius: var(--_radius);
    appearance: none;
    field-sizing: content;
    background: none;
    color: inherit;
    font: inherit;
    cursor: pointer;
  }
  [part~='sort']:hover {
    color: var(--_text);
  }
  [part~='sort'] option {
    background: var(--_surface);
    color: var(--_text);
  }
  .sort .icon {
    position: absolute;
    inset-inline-end: 0.375em;
    pointer-events: none;
  }
  .below {
    margin-block: 1em;
  }
  .skeletons {
    visibility: hidden;
    margin-block-start: 0.4em;
    animation: appear 0s 0.3s forwards;
  }
  @keyframes appear {
    to {
      visibility: visible;
    }
  }
  .skeletons [part~='comment'] {
    padding-block: 1.1em;
  }
  .skeleton {
    width: 9em;
  }
  .skeleton + .skeleton {
    width: 100%;
    margin-block-start: 1em;
  }
  .skeleton + .skeleton + .skeleton {
    width: 72%;
    margin-block-start: 0.7em;
  }
  [part~='more'] {
    width: 100%;
    margin-block-start: 0.75em;
  }
  [part~='composer'] {
    margin: 1em 0 1.25em;
  }
  [part~='replies'] [part~='composer'],
  article [part~='composer'] {
    margin: 0 0 0.5em;
  }
  textarea {
    resize: none;
  }
  textarea[rows='1'] {
    overflow: hidden;
    color: var(--_muted);
  }
  textarea:not([rows='1']) {
    min-height: 7.5em;
    resize: vertical;
  }
  [part~='replies'] textarea:not([rows='1']),
  article textarea:not([rows='1']) {
    min-height: 5.5em;
  }
  @media print {
    [part~='composer'],
    [part~='actions'],
    [part~='more'],
    .sort {
      display: none;
    }
  }
`;
