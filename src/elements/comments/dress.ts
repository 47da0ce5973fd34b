import type { CSSResult } from 'lit';

/**
 * Adds sheets that come with a gesture.
 * @param styles - The thread's own; they go after what is there.
 * @param shared - Those of other elements too; they go before it, so that the thread's own rules win.
 */
export function dress(
  root: ShadowRoot,
  styles: readonly CSSResult[],
  shared: readonly CSSResult[] = [],
): void {
  const { adoptedStyleSheets: there } = root;
  const missing = (sheets: readonly CSSResult[]) =>
    sheets.map(({ styleSheet }) => styleSheet!).filter((sheet) => !there.includes(sheet));
  root.adoptedStyleSheets = [...missing(shared), ...there, ...missing(styles)];
}
