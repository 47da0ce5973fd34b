import { css } from 'lit';

/** What is added to the thread's styles with the first form that is written in. */
export const composerStyles = css`
  [part~='replies'] [part~='composer'],
  article [part~='composer'] {
    margin: 0 0 0.5em;
  }
  textarea:not([rows='1']) {
    min-height: 7.5em;
    resize: vertical;
  }
  [part~='replies'] textarea:not([rows='1']),
  article textarea:not([rows='1']) {
    min-height: 5.5em;
  }
  [part~='primary'] {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.5em;
    box-sizing: border-box;
    min-height: 44px;
    margin: 0;
    padding: 0 1.25em;
    border: 1px solid transparent;
    border-radius: var(--_radius);
    background: var(--_accent);
    color: var(--_surface);
    font: inherit;
    font-weight: 600;
    cursor: pointer;
  }
  [part~='primary']:hover {
    background: color-mix(in srgb, var(--_accent) 86%, var(--_text));
  }
  [part~='primary'][aria-disabled='true'] {
    cursor: progress;
  }
  [part~='composer'] .under {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0 1em;
    margin-block-start: 0.25em;
  }
  [part~='composer'] .under [part~='hint'] {
    display: flex;
    flex: 1 1 max-content;
    flex-wrap: wrap;
    gap: 0 1em;
    justify-content: end;
    margin: 0;
  }
  [part~='toolbar'] {
    display: flex;
    flex-wrap: wrap;
    /* The ink of the first sign meets the field's edge. */
    margin-inline-start: calc((1.25em - max(var(--_tap), 36px)) / 2);
  }
  [part~='tool'] {
    min-width: var(--_tap);
  }
  [part~='tool'][aria-pressed='true'] {
    color: var(--_accent);
    font-weight: 600;
  }
  [part~='preview'] {
    margin-block: 0.75em;
    padding-inline-start: 0.9em;
    border-inline-start: 3px solid var(--_line);
  }
  [part~='preview'][aria-busy='true'] {
    color: var(--_muted);
  }
  [part~='other'] {
    max-height: 8em;
    margin-block: 0.35em;
    overflow: auto;
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }
  [part~='composer'] [part~='notice'] .link {
    min-height: 24px;
    margin-inline-end: 1em;
  }
  [part~='account'] {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25em 0.6em;
    margin-block: 0.75em 0;
  }
  [part~='account'] .link {
    min-height: var(--_tap);
  }
  [part~='option'] {
    display: inline-flex;
    align-items: center;
    gap: 0.5em;
    min-height: var(--_tap);
    color: var(--_muted);
    font-size: var(--_small);
    cursor: pointer;
  }
  [part~='check'] {
    width: 1.25em;
    height: 1.25em;
    flex: none;
    margin: 0;
    accent-color: var(--_accent);
  }
  [part~='composer'] textarea {
    color: var(--_text);
  }
  [part~='composer'] .name {
    max-width: 22em;
    margin-block-start: 0.75em;
  }
  [part~='composer'] news-captcha,
  [part~='composer'] [part~='notice'] {
    margin-block-start: 1.1em;
  }
  [part~='composer'] .send {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.75em 1em;
    margin-block-start: 1.1em;
  }
  [part~='composer'] .send [part~='hint'] {
    flex: 1 1 14em;
    margin: 0;
  }
  @container (max-width: 34em) {
    [part~='composer'] .name {
      max-width: none;
    }
    [part~='composer'] .send [part~='primary'] {
      width: 100%;
    }
  }
  @media (forced-colors: active) {
    [part~='primary'] {
      border-color: ButtonText;
    }
  }
`;
