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
    justify-content: space-between;
    gap: 1em;
    min-height: 1.4em;
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
