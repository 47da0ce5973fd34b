import { css } from 'lit';

/** Heading, order, what stands in for the thread, and the form at rest. */
export const styles = css`
  :host {
    display: block;
    container-type: inline-size;
    line-height: 1.6;
  }
  /* The page's own comments stay where they are, their margins too. */
  :host(:state(carried)) {
    container-type: normal;
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
  }
  [part~='total'],
  .number {
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
    height: 22em;
    visibility: hidden;
    background: repeating-linear-gradient(var(--_wash) 0 0.75em, transparent 0 2em);
    animation: appear 0s 0.3s forwards;
  }
  @keyframes appear {
    to {
      visibility: visible;
    }
  }
  [part~='more'] {
    width: 100%;
    min-height: 44px;
    margin-block-start: 0.75em;
    border: 1px solid var(--_field);
    color: var(--_text);
    font-weight: 600;
    font-size: 1em;
  }
  [part~='composer'] {
    margin: 1em 0 1.25em;
  }
  textarea {
    resize: none;
  }
  textarea[rows='1'] {
    overflow: hidden;
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
