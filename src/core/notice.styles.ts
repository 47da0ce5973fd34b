import { css } from 'lit';

/** A line with a bar at its start (part `notice`; class `bad` for errors, `good` for news), links in text, and skeletons. */
export const noticeStyles = css`
  [part~='notice'] {
    display: flex;
    gap: 0.6em;
    align-items: flex-start;
    margin: 0;
    padding: 0.1em 0;
    padding-inline-start: 0.9em;
    border-inline-start: 3px solid var(--_field);
    font-size: var(--_small);
  }
  [part~='notice'].bad {
    border-color: var(--_danger);
  }
  [part~='notice'].good {
    border-color: var(--_accent);
  }
  [part~='notice'] .icon {
    margin-block-start: 0.1em;
  }
  [part~='notice'].bad .icon {
    color: var(--_danger);
  }
  [part~='notice'].good .icon {
    color: var(--_accent);
  }
  [part~='notice'] p {
    margin: 0;
  }
  .link {
    margin: 0;
    padding: 0;
    border: 0;
    background: none;
    color: var(--_accent);
    font: inherit;
    text-decoration: underline 1px;
    text-underline-offset: 0.2em;
    cursor: pointer;
  }
  .skeleton {
    display: block;
    height: 0.75em;
    border-radius: 2px;
    background: color-mix(in srgb, var(--_text) 7%, var(--_surface));
  }
  @media (forced-colors: active) {
    [part~='notice'] .icon {
      color: CanvasText;
    }
    .skeleton {
      border: 1px solid GrayText;
    }
  }
`;
