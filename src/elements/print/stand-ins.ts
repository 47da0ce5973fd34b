import { addressFrom, isPlaceholder } from './print-images.ts';

/** Frames that are no part of a story. */
const NO_STORY =
  /doubleclick|syndication|adserver|adservice|recaptcha|\/plugins\/(?!video|post)|[/_](like|share|tweet|follow)_?button|(^|\W)ads?\W/i;

/** Least size in px of a frame or a background that shows something. */
const LEAST = 60;

/** Pictures that were made once for an element: asked for ahead, they are there when it prints. */
const made = new WeakMap<Element, HTMLImageElement>();

/**
 * What stands on paper for what cannot be drawn there: a film's still picture, name and address, an embedded page's name and address,
 * the picture that a `<noscript>` keeps for readers without scripts, or that is the background of an empty box.
 */
export function standIns(article: Element): Map<Element, HTMLElement[]> {
  const found = new Map<Element, HTMLElement[]>();
  const put = (element: Element, ...parts: (HTMLElement | undefined)[]) => {
    const all = parts.filter((part) => part !== undefined);
    if (all.length) found.set(element, all);
  };
  for (const frame of article.querySelectorAll<HTMLIFrameElement>('iframe, object, embed')) {
    const { offsetWidth, offsetHeight } = frame;
    const address = addressFrom(
      frame.getAttribute('src') || frame.dataset['src'] || frame.getAttribute('data') || '',
      frame,
    );
    const told = `${address} ${frame.id} ${frame.className} ${frame.title}`;
    if (Math.min(offsetWidth, offsetHeight) < LEAST || NO_STORY.test(told)) continue;
    if (address) put(frame, line(frame, address));
  }
  for (const media of article.querySelectorAll('video, audio')) {
    if (media.matches('video[loop]')) continue;
    const player = media as HTMLVideoElement;
    const source = player.src || player.querySelector('source')?.src || player.dataset['src'] || '';
    put(player, still(player, player.poster), line(player, addressFrom(source, player)));
  }
  for (const copy of article.querySelectorAll('noscript')) {
    const [, written] = /<img\b[^>]*?\ssrc\s*=\s*["']?([^"'\s>]+)/i.exec(copy.textContent) ?? [];
    const beside = pictureBeside(copy);
    if (!written || /\b(width|height)\s*=\s*["']?[01]\b|display:\s*none/i.test(copy.textContent))
      continue;
    if (beside && (!isPlaceholder(beside) || beside.dataset['src'])) continue;
    put(copy, still(copy, written.replaceAll('&amp;', '&')));
  }
  for (const box of article.querySelectorAll<HTMLElement>(
    '[style*="background"], [data-bg], [data-background-image]',
  )) {
    if (box.textContent.trim() || Math.min(box.offsetWidth, box.offsetHeight) < LEAST) continue;
    const [, drawn] = /url\("?(https?:[^")]+)/.exec(getComputedStyle(box).backgroundImage) ?? [];
    const { bg, backgroundImage } = box.dataset;
    if (!box.querySelector('img')) put(box, still(box, bg || backgroundImage || drawn));
  }
  return found;
}

function line(media: HTMLElement, address: string): HTMLElement | undefined {
  const words = [media.title || media.ariaLabel, address].filter(Boolean).join(' – ');
  if (!words) return undefined;
  const paragraph = media.ownerDocument.createElement('p');
  paragraph.textContent = words;
  paragraph.dir = 'auto';
  return onPaper(paragraph);
}

function still(element: Element, written = ''): HTMLElement | undefined {
  const address = addressFrom(written, element);
  if (!address) return undefined;
  let image = made.get(element);
  if (image?.src !== address) {
    image = element.ownerDocument.createElement('img');
    image.alt = '';
    image.src = address;
    made.set(element, image);
  }
  return onPaper(image);
}

function onPaper(element: HTMLElement): HTMLElement {
  element.setAttribute('data-news-print', 'paper');
  return element;
}

/** The picture that a copy for readers without scripts is the copy of. */
function pictureBeside(copy: Element): HTMLImageElement | null {
  for (const element of [copy.previousElementSibling, copy.nextElementSibling]) {
    if (element instanceof HTMLImageElement) return element;
    const inner = element?.textContent.trim() ? null : element?.querySelector('img');
    if (inner) return inner;
  }
  return null;
}
