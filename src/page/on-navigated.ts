/**
 * Calls back when the page went to another address without a load, once the page's own script had a turn to change the
 * document; until the signal ends. Where the browser does not tell of `pushState`, only steps in the history are told.
 */
export function onNavigated(listener: () => void, signal: AbortSignal): void {
  const later = () => setTimeout(() => signal.aborted || listener());
  addEventListener('popstate', later, { signal });
  const { navigation } = window as { navigation?: EventTarget };
  navigation?.addEventListener('navigatesuccess', later, { signal });
}
