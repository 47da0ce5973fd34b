import { outward } from './outward.ts';

/** BCP 47 language of the nearest `lang` around an element, shadow hosts included; empty when the page says none. */
export function pageLanguage(element: Element): string {
  for (let node: Element | null = element; node; node = outward(node)) {
    const language = node.getAttribute('lang');
    if (language) return supported(language);
  }
  // Where no element says it, what the server or the page's header said.
  const { head } = element.ownerDocument;
  const meta = head?.querySelector<HTMLMetaElement>(
    'meta[http-equiv="content-language" i][content]',
  );
  return supported(meta?.content ?? '');
}

/** The tag when `Intl` can read it; pages write `vi_VN` and worse. */
function supported(language: string): string {
  const tag = language.trim().replace(/_/g, '-');
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? '';
  } catch {
    return '';
  }
}

const listeners = new Set<() => void>();
let observer: MutationObserver | undefined;

/** Calls back when the document's language changes, until the signal ends. One observer serves all. */
export function onLanguageChanged(listener: () => void, signal: AbortSignal): void {
  if (!observer) {
    observer = new MutationObserver(() => {
      for (const each of listeners) each();
    });
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ['lang'] });
  }
  listeners.add(listener);
  signal.addEventListener('abort', () => listeners.delete(listener), { once: true });
}
