import { css } from 'lit';

/** The thread at first sight: parts `thread comment replies` and what stands in a comment. */
export const threadStyles = css`
  :host(:dir(rtl)) .mirrored {
    transform: scaleX(-1);
  }
  ol {
    margin: 0;
    padding: 0;
    /* Not none: Safari would no longer call it a list. */
    list-style-type: '';
  }
  [part~='comment'] {
    position: relative;
    padding-block: 1.15em 0.35em;
    border-block-start: 1px solid var(--_border);
  }
  [part='thread'] > [part~='comment']:first-of-type {
    border-color: transparent;
  }
  [part~='meta'],
  [part~='actions'] {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 0.6em;
    line-height: 1.5;
    overflow-wrap: anywhere;
  }
  [part~='author'] {
    font-weight: 600;
  }
  [part~='avatar'] {
    width: 1.75em;
    height: 1.75em;
    align-self: center;
    border-radius: 50%;
    background: var(--_wash);
    object-fit: cover;
  }
  [part~='badge'] {
    color: var(--_accent);
    font-size: max(0.8em, 12px);
    font-weight: 600;
  }
  [part~='pick'],
  [part~='to'] {
    display: flex;
    align-items: center;
    gap: 0.35em;
    margin: 0.1em 0 0;
  }
  [part~='pick'] {
    margin-block: 0 0.25em;
    color: var(--_accent);
    font-size: var(--_small);
    font-weight: 600;
  }
  [part~='pick'] .icon {
    fill: currentColor;
  }
  [part~='time'],
  [part~='to'] {
    color: var(--_muted);
    font-size: var(--_small);
    text-decoration: none;
  }
  a[part~='time'] {
    --_more: max(0px, (var(--_tap) - 1.5em) / 2);
    margin-block: calc(0px - var(--_more));
    padding-block: var(--_more);
  }
  [part~='edited'] {
    margin-inline-start: -0.25em;
  }
  [part~='body'] {
    max-width: 42em;
    margin: 0.35em 0 0;
    overflow-wrap: anywhere;
  }
  [part~='body'] :is(p, ul, ol, pre, blockquote) {
    margin: 0 0 0.65em;
    padding: 0;
  }
  [part~='body'] :last-child {
    margin-block-end: 0;
  }
  [part~='body'] blockquote {
    padding-inline-start: 0.9em;
    border-inline-start: 2px solid var(--_border);
    color: var(--_muted);
  }
  [part~='body'] :is(ul, ol) {
    padding-inline-start: 1.5em;
    list-style: disc;
  }
  [part~='body'] ol {
    list-style: decimal;
  }
  [part~='body'] pre {
    overflow-x: auto;
    overflow-wrap: normal;
  }
  [part~='body'] a {
    color: var(--_accent);
  }
  [part~='tombstone'] {
    margin: 0;
    padding-block-end: 0.6em;
    color: var(--_muted);
    font-style: italic;
  }
  [part~='actions'] {
    gap: 0 0.75em;
    margin-block-start: 0.1em;
    margin-inline-start: -0.375em;
  }
  .end {
    position: relative;
    margin-inline: auto -0.5em;
  }
  .turned {
    rotate: 180deg;
  }
  .dots {
    stroke-width: 3.2;
  }
  [part~='replies'] {
    margin: 0.2em 0 0.35em;
    padding-inline-start: 1.25em;
    border-inline-start: 1px solid var(--_line);
  }
  [part~='replies'] > [part~='comment'] {
    padding-block-start: 0.8em;
    border-block-start: 0;
  }
  [part~='flat'] {
    padding-inline-start: 0;
    border-inline-start: 0;
  }
  @container (max-width: 34em) {
    .word {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    [part~='actions'] {
      gap: 0 0.5em;
    }
    [part~='replies'] {
      padding-inline-start: 0.875em;
    }
    [part~='replies'] [part~='replies'] {
      padding-inline-start: 0;
      border-inline-start: 0;
    }
  }
`;
