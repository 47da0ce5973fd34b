const listeners = new Set<() => void>();
let page = '';

/**
 * Calls back when the page may have become another article without a load: it has another address, another body, or
 * states another canonical link; until the signal ends. By what changes in the document, since not every browser tells
 * of `pushState`, and pages state their canonical link before or after it. One observer serves all.
 */
export function onNavigated(listener: () => void, signal: AbortSignal): void {
  if (!page) watch();
  listeners.add(listener);
  signal.addEventListener('abort', () => listeners.delete(listener), { once: true });
}

function watch(): void {
  page = location.href;
  const tell = () => {
    page = location.href;
    for (const listener of listeners) listener();
  };
  const observer = new MutationObserver((records) => {
    if (page !== location.href || records.some(isStatement)) tell();
  });
  const observed = { childList: true, subtree: true };
  observer.observe(document, observed);
  if (document.head)
    observer.observe(document.head, { ...observed, attributeFilter: ['href', 'content'] });
  // Once the page's own script had its turn to change the document.
  addEventListener('popstate', () => setTimeout(tell));
  const { navigation } = window as { navigation?: EventTarget };
  navigation?.addEventListener('navigatesuccess', () => setTimeout(tell));
}

/** Whether a change may be one of what the page says it is. */
function isStatement({ type, addedNodes, removedNodes }: MutationRecord): boolean {
  return (
    type === 'attributes' ||
    [...addedNodes, ...removedNodes].some(({ nodeName }) => /^(body|link|meta)$/i.test(nodeName))
  );
}
