import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
    container-type: inline-size;
    line-height: 1.6;
  }
  :host(:state(empty)) {
    display: none;
  }
  [part~='section-heading'] {
    margin: 0;
    font-size: 1.375em;
    font-weight: 700;
    line-height: 1.3;
  }
  [part~='list'] {
    margin: 0.5em 0 0;
    padding: 0;
    /* An empty string, for with none Safari forgets that it is a list. */
    list-style: '';
  }
  [part~='item'] {
    display: flex;
    gap: 0.9em;
    padding: 0.7em 0;
    border-block-start: 1px solid var(--_border);
  }
  [part~='item']:first-child {
    border-block-start: 0;
  }
  .words {
    flex: 1;
    min-width: 0;
  }
  /* The target takes the row's padding along. */
  [part~='link'] {
    display: block;
    margin-block: -0.8em;
    padding-block: 0.8em;
    color: inherit;
    font-weight: 600;
    line-height: 1.4;
    text-decoration: none;
    text-wrap: pretty;
    overflow-wrap: break-word;
  }
  [part~='link']:visited {
    color: var(--_muted);
  }
  [part~='link']:hover {
    text-decoration: underline 1px;
    text-underline-offset: 0.2em;
  }
  [part~='date'],
  [part~='summary'] {
    display: block;
    margin: 0.15em 0 0;
    color: var(--_muted);
    font-size: var(--_small);
  }
  [part~='date'] {
    font-variant-numeric: tabular-nums;
  }
  [part~='image'] {
    display: block;
    flex: none;
    width: 104px;
    height: auto;
    aspect-ratio: 3 / 2;
    align-self: start;
    object-fit: cover;
    background: var(--_wash);
  }
  .words > .skeleton {
    width: 95%;
    margin-block: 0.35em;
  }
  .words > .skeleton + .skeleton {
    width: 40%;
    margin-block: 0.75em 0.3em;
  }
  .cards > [part~='list'] {
    display: grid;
    grid-template-columns: repeat(3, minmax(0, 1fr));
    gap: 1.5em;
    margin-block-start: 1em;
  }
  .cards [part~='item'] {
    display: block;
    padding: 0;
    border: 0;
  }
  .cards [part~='image'] {
    width: 100%;
    margin-block-end: 0.7em;
  }
  [part~='notice'] {
    margin-block-start: 0.75em;
  }
  @container (max-width: 34em) {
    .cards > [part~='list'] {
      grid-template-columns: minmax(0, 1fr);
      gap: 0;
    }
    .cards [part~='item'] {
      display: flex;
      padding: 0.8em 0;
      border-block-start: 1px solid var(--_border);
    }
    .cards [part~='item']:first-child {
      border: 0;
    }
    .cards [part~='image'] {
      width: 104px;
      margin: 0;
    }
  }
  @media (forced-colors: active) {
    [part~='image'] {
      border: 1px solid GrayText;
    }
  }
  @media print {
    :host {
      display: none !important;
    }
  }
`;
