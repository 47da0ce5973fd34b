import type { NewsFontSize } from '../../../src/elements/font-size/news-font-size.ts';
import type { NewsToTop } from '../../../src/elements/to-top/news-to-top.ts';
import type { HostPage } from '../pages.data.ts';
import type { PageReader } from './in-page.ts';

/** A host page that is open in a frame of a phone's width, with our tools in it. */
export interface OpenPage {
  /** What it is held to. */
  host: HostPage;
  document: Document;
  window: Window;
  reader: PageReader;
  fontSize: NewsFontSize;
  toTop: NewsToTop;
  /** What a reader takes for the article, by the page's own mark. */
  root: HTMLElement;
  close: () => void;
}

/** Opens a page of `hosts/`, puts the tools where it has room for them, and loads our modules there. */
export async function openPage(host: HostPage): Promise<OpenPage> {
  const { page: name, query = '' } = host;
  const frame = document.createElement('iframe');
  frame.width = '360';
  frame.height = '640';
  frame.style.border = '0';
  frame.src = new URL(`../hosts/${name}.html${query}`, import.meta.url).href;
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  document.body.append(frame);
  await loaded;
  const page = frame.contentDocument!;
  const window = frame.contentWindow! as Window & { newsPageReader?: PageReader };
  stillMotion(window);
  const room = page.querySelector('[data-tools]') ?? page.body;
  const fontSize = page.createElement('news-font-size');
  const toTop = page.createElement('news-to-top');
  room.append(fontSize, toTop);
  const read = new Promise((resolve) =>
    window.addEventListener('news-page-reader', resolve, { once: true }),
  );
  const script = page.createElement('script');
  script.type = 'module';
  script.src = new URL('./in-page.ts', import.meta.url).href;
  page.head.append(script);
  await read;
  await Promise.all([fontSize.updateComplete, toTop.updateComplete]);
  const root = find(page, '[data-root]');
  if (!root) throw new Error(`hosts/${name}.html marks no article with data-root.`);
  return {
    host,
    document: page,
    window,
    reader: window.newsPageReader!,
    fontSize,
    toTop,
    root,
    close: () => frame.remove(),
  };
}

/** Jumps instead of gliding: a reader may have asked for that, and a test has no time. */
function stillMotion(window: Window): void {
  const ask = window.matchMedia.bind(window);
  window.matchMedia = (query) => ask(query.includes('prefers-reduced-motion') ? 'all' : query);
}

/** The first match in a document or the shadow roots of its elements. */
function find(page: Document, selector: string): HTMLElement | null {
  const found = page.querySelector<HTMLElement>(selector);
  if (found) return found;
  for (const { shadowRoot } of page.querySelectorAll('*')) {
    const inner = shadowRoot?.querySelector<HTMLElement>(selector);
    if (inner) return inner;
  }
  return null;
}
