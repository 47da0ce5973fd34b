/** Distance between a button and its menu, and between the menu and the window's edge. */
const GAP = 6;

/**
 * Keeps a floating menu at its button: below, or above where there is more room, its start at the button's start, inside the
 * window. Ends with the signal.
 */
export function holdAt(button: Element, menu: HTMLElement, signal: AbortSignal): void {
  const place = () => {
    const from = button.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = menu;
    const { clientWidth, clientHeight } = document.documentElement;
    const below = clientHeight - from.bottom - GAP;
    const top =
      height > below && from.top - GAP > below ? from.top - GAP - height : from.bottom + GAP;
    const left = getComputedStyle(button).direction === 'rtl' ? from.right - width : from.left;
    const inside = (at: number, room: number) => `${Math.max(GAP, Math.min(at, room - GAP))}px`;
    menu.style.top = inside(top, clientHeight - height);
    menu.style.left = inside(left, clientWidth - width);
  };
  place();
  addEventListener('resize', place, { signal });
  // Any scroller around the button moves it.
  addEventListener('scroll', place, { signal, capture: true, passive: true });
}
