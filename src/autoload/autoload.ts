import { elements, formElements, lazyElements } from './elements.ts';

/** How far below the window a lazy element starts to load. */
const NEAR = '600px';

/** Milliseconds from the browser's word that it is online to our request. */
const SETTLED = 500;

const asked = new Map<string, Promise<unknown>>();
let nearby: IntersectionObserver | undefined;
let onFailed: (what: string, error: unknown) => void;

/**
 * Defines our elements that are in the tree, and those added later.
 * @param onBlock - Called when a block of settings is there, or is added.
 * @param failed - Called with what failed, in words, and why.
 */
export function autoload(
  root: Document | ShadowRoot,
  onBlock: () => void,
  failed: typeof onFailed,
): void {
  onFailed = failed;
  const wanted = [...Object.keys(elements), 'script[data-news-elements]'].join();
  const scan = (within: ParentNode) => {
    for (const element of within.querySelectorAll(wanted)) see(element);
  };
  const see = (element: Element) => {
    if (element.localName in elements) consider(element);
    // Half a block is no JSON: until the document is there, it is not looked at. `document.open` takes listeners away.
    else if (document.readyState !== 'loading') onBlock();
    else document.addEventListener('DOMContentLoaded', onBlock);
  };
  scan(root);
  new MutationObserver((records) => {
    for (const { addedNodes } of records) {
      for (const node of addedNodes) {
        // By type, not by class: the page may have put another class in the place of `Element`.
        if (node.nodeType !== 1) continue;
        if ((node as Element).matches(wanted)) see(node as Element);
        scan(node as Element);
      }
    }
  }).observe(root, { childList: true, subtree: true });
}

/** Loads the element's class now, or when it comes near. */
function consider(element: Element): void {
  const tag = element.localName;
  if (customElements.get(tag)) return;
  const loading =
    element.getAttribute('loading') ?? (lazyElements.includes(tag) ? 'lazy' : 'eager');
  if (formElements.includes(tag) && loading !== 'eager' && !element.hasAttribute('provider')) {
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
  const { hash } = location;
  return (
    (id !== '' && hash === `#${id}`) || (localName === 'news-comments' && /^#comment-/.test(hash))
  );
}

function load(tag: string): Promise<unknown> {
  let promise = asked.get(tag);
  if (!promise) {
    promise = elements[tag]!();
    asked.set(tag, promise);
    promise.catch((error: unknown) => {
      asked.delete(tag);
      // Browsers say they are online a moment before a request succeeds.
      addEventListener('online', () => setTimeout(load, SETTLED, tag), { once: true });
      onFailed(`<${tag}> could not be loaded; its own content stays.`, error);
    });
  }
  return promise;
}
