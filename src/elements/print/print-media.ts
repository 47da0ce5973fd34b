import { isInside } from './number-links.ts';
import type { PageChanges } from './page-changes.ts';

/** Attributes in which scripts keep the picture that they will load. */
const KEPT_SOURCES = ['data-src', 'data-lazy-src', 'data-original'];

/** Lets the browser load every picture now, those too that a script would load on sight. */
export function wakeImages(article: Element, changes: PageChanges): HTMLImageElement[] {
  const images = [...article.querySelectorAll('img')];
  for (const image of images) {
    if (image.loading === 'lazy') changes.setAttribute(image, 'loading', 'eager');
    if (image.getAttribute('src') && !/^(data:|about:)/.test(image.src)) continue;
    const source = KEPT_SOURCES.map((name) => image.getAttribute(name)).find(Boolean);
    const several = image.getAttribute('data-srcset');
    if (several) changes.setAttribute(image, 'srcset', several);
    if (source && URL.canParse(source, image.baseURI) && isWeb(new URL(source, image.baseURI)))
      changes.setAttribute(image, 'src', source);
  }
  return images;
}

/** Waits until pictures and fonts are there to be drawn, at most `limit` milliseconds. A picture that cannot be had is not waited for. */
export async function untilDrawn(
  images: readonly HTMLImageElement[],
  limit: number,
): Promise<void> {
  let timer = 0;
  const enough = new Promise<void>((resolve) => (timer = window.setTimeout(resolve, limit)));
  const waits = images.filter((image) => image.src).map((image) => image.decode());
  const all = Promise.allSettled([...waits, document.fonts.ready]);
  await Promise.race([all, enough]);
  clearTimeout(timer);
}

/** What a film or an embedded page leaves on paper: its still picture, and its name and address. */
export function standIns(article: Element, out: ReadonlySet<Element>, changes: PageChanges): void {
  for (const media of article.querySelectorAll<HTMLElement>('iframe, video, audio')) {
    const parent = media.parentElement!;
    if (parent !== article && isInside(parent, out, article)) continue;
    const source =
      media instanceof HTMLIFrameElement ? media.src : sourceOf(media as HTMLMediaElement);
    if (!/^https?:/.test(source)) continue;
    const line = article.ownerDocument.createElement('p');
    line.textContent = [media.title || media.ariaLabel, source].filter(Boolean).join(' – ');
    line.dir = 'auto';
    line.setAttribute('data-news-print', 'paper');
    changes.after(media, line);
    if (!(media instanceof HTMLVideoElement) || !media.poster) continue;
    const still = article.ownerDocument.createElement('img');
    still.src = media.poster;
    still.alt = '';
    still.setAttribute('data-news-print', 'paper');
    changes.after(media, still);
    changes.setAttribute(media, 'data-news-print', 'out');
  }
}

function isWeb({ protocol }: URL): boolean {
  return /^https?:$/.test(protocol);
}

function sourceOf(media: HTMLMediaElement): string {
  return media.src || media.querySelector('source')?.src || '';
}
