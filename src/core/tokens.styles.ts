import { css } from 'lit';

/**
 * What every element starts from: the public custom properties, read once into private names, and rules that
 * hold for all. The look is the page's own font and ink, with one accent.
 */
export const baseStyles = css`
  :host {
    --_text: var(--news-elements-text, currentColor);
    --_surface: var(--news-elements-surface, light-dark(#fff, #15171a));
    --_accent: var(--news-elements-accent, light-dark(#1a5a96, #8cbef0));
    --_muted: var(--news-elements-muted, color-mix(in srgb, var(--_text) 70%, var(--_surface)));
    --_border: var(--news-elements-border, color-mix(in srgb, var(--_text) 16%, var(--_surface)));
    --_radius: var(--news-elements-radius, 3px);
    --_space: var(--news-elements-space, 1em);
    --_field: color-mix(in srgb, var(--_text) 55%, var(--_surface));
    --_line: color-mix(in srgb, var(--_text) 28%, var(--_surface));
    --_wash: color-mix(in srgb, var(--_text) 5%, var(--_surface));
    --_danger: light-dark(#b3261e, #ffb0a6);
    --_small: max(0.875em, 13px);
    --_tap: 36px;
    color: var(--news-elements-text);
    font-family: var(--news-elements-font, inherit);
    text-align: start;
  }
  /* Not one list: Chromium reads none in :lang(). */
  :host(:is(:lang(ar), :lang(fa), :lang(he), :lang(ur)):not([dir])) {
    direction: rtl;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  .icon {
    width: 1.25em;
    height: 1.25em;
    flex: none;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.75;
    stroke-linecap: round;
    stroke-linejoin: round;
    vertical-align: -0.25em;
  }
  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  :focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  @media (pointer: coarse), (max-width: 40em) {
    :host {
      --_tap: 44px;
    }
  }
  @media (forced-colors: active) {
    :focus-visible {
      outline-color: Highlight;
    }
  }
`;
