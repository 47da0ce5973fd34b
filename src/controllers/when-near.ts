/** How far below the window an element starts to work. */
const NEAR = '600px';

/**
 * Resolves when the element is in the window or comes near it.
 * Never resolves once the signal has ended.
 */
export function whenNear(element: Element, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        observer.disconnect();
        resolve();
      },
      { rootMargin: NEAR },
    );
    signal.addEventListener('abort', () => observer.disconnect(), { once: true });
    if (!signal.aborted) observer.observe(element);
  });
}
