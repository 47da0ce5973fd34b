import { css } from 'lit';

/** What is added to the thread's styles with the first form that is written in. */
export const composerStyles = css`
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
`;
