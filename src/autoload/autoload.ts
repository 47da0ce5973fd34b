import { elements, formElements, lazyElements } from './elements.ts';

/** How far below the window a lazy element starts to load. */
const NEAR = '600px';

const asked = new Map<string, Promise<unknown>>();
let nearby: IntersectionObserver | undefined;

/** Defines our elements that are in the document, and those added later. */
export function autoload(document: Document): void {
  const scan = (root: Element) => {
    for (const tag of Object.keys(elements)) {
      if (root.localName === tag) see(root);
      for (const element of root.getElementsByTagName(tag)) see(element);
    }
  };
  scan(document.documentElement);
  new MutationObserver((records) => {
    for (const { addedNodes } of records) {
      for (const node of addedNodes) if (node instanceof Element) scan(node);
    }
  }).observe(document, { childList: true, subtree: true });
}

/** Loads the element's class now, or when it comes near. */
function see(element: Element): void {
  const tag = element.localName;
  if (customElements.get(tag)) return;
  const loading = element.getAttribute('loading') ?? (lazyElements.has(tag) ? 'lazy' : 'eager');
  if (formElements.has(tag) && loading !== 'eager' && !element.hasAttribute('provider')) {
    void import('./touched-form.ts').then(({ whenFormTouched }) =>
      whenFormTouched(element as HTMLElement, () => load(tag)),
    );
  } else if (loading === 'lazy' && !pointedAt(element)) {
    nearby ??= new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          if (!isIntersecting) continue;
          nearby!.unobserve(target);
          void load(target.localName);
        }
      },
      { rootMargin: NEAR },
    );
    nearby.observe(element);
  } else void load(tag);
}

/** Whether the page's address points at the element or into it, so that it must be there to scroll to. */
function pointedAt({ id, localName }: Element): boolean {
  const fragment = location.hash.slice(1);
  return (
    fragment !== '' &&
    (fragment === id || (localName === 'news-comments' && fragment.startsWith('comment-')))
  );
}

function load(tag: string): Promise<unknown> {
  let promise = asked.get(tag);
  if (!promise) {
    promise = elements[tag]!();
    asked.set(tag, promise);
    promise.catch((error: unknown) => {
      asked.delete(tag);
      console.warn(`news-elements: <${tag}> could not be loaded; its own content stays.`, error);
      addEventListener('online', () => void load(tag), { once: true });
    });
  }
  return promise;
}
