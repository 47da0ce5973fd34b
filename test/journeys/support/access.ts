import type { Browser, Page } from 'puppeteer-core';
import { openBrowser, openPage } from './browser.ts';
import { type RunningServer, startServer } from './server.ts';

const demo: string = '../../../demo/seed.mjs';

/** A server with a thread under its Vietnamese article, and a browser. */
export async function openNewspaper(): Promise<{ server: RunningServer; browser: Browser }> {
  const [server, browser] = await Promise.all([
    startServer('--captcha', 'image', '--captcha', 'proof'),
    openBrowser(),
  ]);
  const { seed } = (await import(demo)) as { seed: (to: { origin: string }) => Promise<number> };
  await seed({ origin: server.url });
  return { server, browser };
}

/** How a reader has the page before them. */
export interface Manner {
  /** Page of the demo. Default: the Vietnamese article, which has a thread. */
  path?: string;
  width?: number;
  height?: number;
  /** Percent of the usual size that the reader has set for all text. Default: 100. */
  text?: number;
  /** Media features, told to the browser itself: the page cannot know better. */
  media?: Record<string, string>;
  /** A finger instead of a mouse. */
  touch?: boolean;
}

export const ARTICLE = '/vi/thu-vien-theo-chuyen-do.html';

/** Opens an article with every element on it at work, the comment form open and its picture there. */
export async function openArticle(
  browser: Browser,
  url: string,
  manner: Manner = {},
): Promise<Page> {
  const { path = ARTICLE, width = 1280, height = 900, text = 100, media, touch } = manner;
  const { page } = await openPage(browser, { width, height });
  if (touch) await page.setViewport({ width, height, hasTouch: true, isMobile: true });
  if (media) {
    const session = await page.createCDPSession();
    const features = Object.entries(media).map(([name, value]) => ({ name, value }));
    await session.send('Emulation.setEmulatedMedia', { features });
  }
  await page.goto(url + path, { waitUntil: 'networkidle0' });
  if (text !== 100)
    await page.evaluate((percent) => {
      document.documentElement.style.fontSize = `${percent}%`;
    }, text);
  await page.$eval('news-comments', (comments) => comments.scrollIntoView());
  await page.waitForSelector('news-comments >>> textarea', { visible: true });
  await page.focus('news-comments >>> textarea');
  await page.waitForSelector('news-comments >>> [role="img"]', { visible: true });
  await page.$eval('news-related', (related) => related.scrollIntoView());
  await page.waitForSelector('news-related >>> [part~="link"]', { visible: true });
  await page.waitForNetworkIdle();
  return page;
}

/** A visible piece of one of our elements, as it is drawn. */
export interface Piece {
  /** Tag of the element, then part or name of the piece. */
  name: string;
  /** Where its ink may begin and end. */
  left: number;
  right: number;
  width: number;
  height: number;
  /** Whether a finger or key can use it. */
  isTarget: boolean;
  /** Whether words in it are cut off. */
  isCut: boolean;
}

/** Every piece of our elements that can be seen, through open shadow roots. */
export function piecesOf(page: Page): Promise<Piece[]> {
  return page.evaluate(() => {
    const pieces: Piece[] = [];
    const TARGETS = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';
    const look = (root: ParentNode, tag: string) => {
      for (const element of root.querySelectorAll<HTMLElement>('*')) {
        const inner = element.localName.startsWith('news-') ? element.localName : tag;
        if (element.shadowRoot) look(element.shadowRoot, inner);
        if (!tag || !element.checkVisibility({ visibilityProperty: true })) continue;
        if (element.closest('.unseen, svg, [aria-hidden="true"]')) continue;
        const { left, right } = element.getBoundingClientRect();
        // A box is pressed by its label too.
        const pressed = element.closest('label:has(> [type="checkbox"])') ?? element;
        const { width, height } = pressed.getBoundingClientRect();
        if (width <= 1 || height <= 1) continue;
        const { overflowX, paddingLeft, paddingRight } = getComputedStyle(element);
        const part = element.getAttribute('part');
        const words = element.getAttribute('aria-label') ?? element.textContent.trim();
        pieces.push({
          name: `${inner} ${part ?? element.localName} ${words.slice(0, 30)}`,
          left: left + parseFloat(paddingLeft),
          right: right - parseFloat(paddingRight),
          width,
          height,
          isTarget: element.matches(TARGETS),
          isCut: /hidden|clip/.test(overflowX) && element.scrollWidth > element.clientWidth + 1,
        });
      }
    };
    look(document, '');
    return pieces;
  });
}

/** Pixels that the page can be scrolled sideways. */
export function overhang(page: Page): Promise<number> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.scrollingElement!;
    return scrollWidth - clientWidth;
  });
}

/** What sticks out of the window or is cut. */
export async function cutOff(page: Page): Promise<string[]> {
  const width = await page.evaluate(() => document.documentElement.clientWidth);
  return (await piecesOf(page))
    .filter(({ left, right, isCut }) => left < -1 || right > width + 1 || isCut)
    .map(({ name, left, right }) => `${name}: ${Math.round(left)}–${Math.round(right)}`);
}
