import { webAddress } from '../../core/web-address.ts';
import { PageChanges } from './page-changes.ts';

/** Attributes in which scripts keep the picture that they will load, and its sizes. */
const SOURCES = [
  'data-src',
  'data-lazy-src',
  'data-original',
  'data-lazy',
  'data-orig-src',
  'data-echo',
  'data-hi-res-src',
  'data-img-src',
];
const SETS = ['data-srcset', 'data-lazy-srcset', 'data-original-set'];

/** Names of pictures that stand for one that comes later. */
const EMPTY =
  /(blank|placeholder|spacer|transparent|loading|lazy|gr[ae]y|pixel|1x1|default)[^/]*\.(gif|png|svg|jpe?g|webp)/i;

/** Pictures that were asked for ahead live as long as their article. */
const asked = new WeakMap<Element, Element>();

/** Narrowest picture, in px of its own, that is none of the small ones drawn large until the right one is there. */
const SMALL = 100;

/** Lets the browser load every picture now, those too that a script would load on sight. */
export function wakeImages(root: Element, changes: PageChanges): HTMLImageElement[] {
  const images = [...root.querySelectorAll('img')];
  for (const image of images) {
    if (image.loading === 'lazy') changes.setAttribute(image, 'loading', 'eager');
    if (!isPlaceholder(image)) continue;
    const source = addressFrom(valueOf(image, SOURCES), image);
    const several = valueOf(image, SETS);
    for (const other of image.closest('picture')?.querySelectorAll('source') ?? []) {
      const set = valueOf(other, SETS);
      if (set) changes.setAttribute(other, 'srcset', set);
    }
    if (source) changes.setAttribute(image, 'src', source);
    if (several || (source && image.srcset))
      changes.setAttribute(image, 'srcset', several || source);
    if (source || several) changes.setAttribute(image, 'data-news-print', 'woken');
  }
  return images;
}

/** Asks for the pictures that are not there yet, without a change to the page: they are at hand then when it prints. */
export function askForImages(article: Element): void {
  const box = article.ownerDocument.createElement('div');
  for (const image of article.querySelectorAll('img')) {
    if (image.complete && !isPlaceholder(image)) continue;
    box.append((image.closest('picture') ?? image).cloneNode(true));
  }
  wakeImages(box, new PageChanges());
  asked.set(article, box);
}

/** Whether a picture is none yet. */
export function isPlaceholder(image: HTMLImageElement): boolean {
  const { complete, naturalWidth, src } = image;
  return (
    !/^(https?|blob|file):/.test(src) ||
    (complete && naturalWidth < SMALL) ||
    EMPTY.test(src) ||
    image.matches('[class*="lazy"]:not([class*="loaded"])')
  );
}

/** Waits until pictures and fonts are there to be drawn, at most `limit` milliseconds. A picture that cannot be had is not waited for. */
export async function untilDrawn(
  images: readonly HTMLImageElement[],
  limit: number,
): Promise<void> {
  let timer = 0;
  const enough = new Promise<void>((resolve) => (timer = window.setTimeout(resolve, limit)));
  const waits = images
    .filter(({ currentSrc, src, srcset }) => currentSrc || src || srcset)
    .map((image) => image.decode());
  const all = Promise.allSettled([...waits, document.fonts.ready]);
  await Promise.race([all, enough]);
  clearTimeout(timer);
}

/** An address of the web, whole; empty for anything else. */
export function addressFrom(written: string, { baseURI }: Element): string {
  return (written && webAddress(written, baseURI)?.href) || '';
}

function valueOf(element: Element, names: readonly string[]): string {
  return names.map((name) => element.getAttribute(name)).find(Boolean) ?? '';
}
