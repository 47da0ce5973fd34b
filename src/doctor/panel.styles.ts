/** The panel's own sheet: px and system colours, for it stands on pages of any kind. */
export const panelStyles = `
  :host { all: initial; }
  section[aria-labelledby] {
    position: fixed; inset-block-end: 0; inset-inline-end: 0; z-index: 2147483647;
    box-sizing: border-box; inline-size: min(520px, 100vw); max-block-size: 80vh; overflow: auto;
    padding: 16px; color-scheme: light dark; background: Canvas; color: CanvasText;
    border: 2px solid CanvasText; font: 15px/1.45 system-ui, sans-serif; overflow-wrap: anywhere;
  }
  h2 { margin: 0 0 8px; font-size: 18px; }
  h3 { margin: 12px 0 4px; font: 600 14px/1.4 ui-monospace, monospace; }
  p { margin: 8px 0; }
  ul { margin: 0; padding: 0; list-style: none; }
  li { padding-inline-start: 18px; text-indent: -18px; }
  li.wrong { font-weight: 600; }
  .bar { display: flex; flex-wrap: wrap; gap: 8px; }
  button { min-block-size: 32px; padding: 4px 12px; font: inherit; cursor: pointer; }
  :focus-visible { outline: 3px solid Highlight; outline-offset: 2px; }
  @media print { :host { display: none; } }
`;
