const roots: ShadowRoot[] = [];
let look: ((root: ShadowRoot) => void) | undefined;

/**
 * Has the loader define our elements inside an open or closed shadow root of the page's own, those there now and those
 * added later. Without it the loader sees what stands in the document only.
 */
export function autoload(root: ShadowRoot): void {
  if (look) look(root);
  else roots.push(root);
}

/** What the loader does with such roots, also with those named before it came. */
export function onRoot(listener: (root: ShadowRoot) => void): void {
  look = listener;
  roots.forEach(listener);
}
