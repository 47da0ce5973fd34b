import { css, type CSSResultGroup } from 'lit';
import { textFieldStyles } from './text-field.styles.ts';

/** Text fields with all that belongs to them, and the buttons that send: parts `label field hint problem primary plain`. */
export const fieldStyles: CSSResultGroup = [
  textFieldStyles,
  css`
    [part~='primary'],
    [part~='plain'] {
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
    [part~='plain'] {
      border-color: var(--_field);
      background: none;
      color: var(--_text);
    }
    [part~='plain']:hover {
      border-color: var(--_text);
    }
    @media (forced-colors: active) {
      [part~='primary'] {
        border-color: ButtonText;
      }
    }
  `,
];
