/** Milliseconds between two looks at the clock. */
const PERIOD = 30_000;

const listeners = new Map<Element, () => void>();
const visible = new Set<Element>();
let observer: IntersectionObserver | undefined;
let timer: ReturnType<typeof setInterval> | undefined;

/**
 * Calls back now and then while the element is on screen and the page is in front, and each time it comes there, until
 * the signal ends. One timer and one observer serve all.
 */
export function onClock(element: Element, listener: () => void, signal: AbortSignal): void {
  observer ??= new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting && listeners.has(target)) {
        visible.add(target);
        listeners.get(target)!();
      } else visible.delete(target);
    }
    run();
  });
  if (!listeners.size) document.addEventListener('visibilitychange', tick);
  listeners.set(element, listener);
  observer.observe(element);
  signal.addEventListener(
    'abort',
    () => {
      listeners.delete(element);
      visible.delete(element);
      observer?.unobserve(element);
      if (!listeners.size) document.removeEventListener('visibilitychange', tick);
      run();
    },
    { once: true },
  );
}

function tick(): void {
  if (!document.hidden) for (const element of visible) listeners.get(element)?.();
  run();
}

function run(): void {
  const wanted = visible.size > 0 && !document.hidden;
  if (wanted) timer ??= setInterval(tick, PERIOD);
  else {
    clearInterval(timer);
    timer = undefined;
  }
}
