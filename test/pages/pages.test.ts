import { expect, waitUntil } from '../suites/fixture.ts';
import { hostPages } from './pages.data.ts';
import { type DrawnText, drawnTexts, tellsZoomed } from './support/drawn-text.ts';
import { type OpenPage, openPage } from './support/open-page.ts';
import { seeButton } from './support/seen-button.ts';

/** Text of one's own at twice its size is twice as high, but for rounding. */
const NEAR = 0.07;

for (const { page: name, query, id, lang, title, published, author, except = {} } of hostPages) {
  describe(`hosts/${name}.html`, function () {
    this.timeout(20_000);
    let page: OpenPage;

    before(async () => {
      page = await openPage(name, query);
    });
    after(() => page?.close());

    /** A promise that the page is held to, unless the table says why it cannot be. */
    const promises = (promise: string, check: () => void | Promise<void>) => {
      if (!(promise in except)) it(promise, check);
    };

    promises('article', () => {
      const found = page.reader.articleRoot(page.fontSize);
      // Boxes around one another with nothing else in them are the same to a reader.
      const same = found.contains(page.root) || page.root.contains(found);
      expect(same && words(found) === words(page.root), nameOf(found)).to.equal(true);
    });

    promises('identity', () => {
      const own = `${location.origin}${new URL(page.document.URL).pathname}`;
      expect(page.reader.articleId(page.document)).to.equal(id ?? own);
    });

    promises('language', () => {
      expect(page.reader.pageLanguage(page.root)).to.equal(lang);
    });

    promises('headline, date, byline', () => {
      const facts = page.reader.articleFacts(page.document, page.root);
      expect([facts.title, facts.published, facts.author]).to.deep.equal([
        title,
        published,
        author,
      ]);
    });

    promises('buttons', async () => {
      const { fontSize, toTop } = page;
      const tools = canScroll(page) ? [fontSize, toTop] : [fontSize];
      // What does not scroll shows with the next look at sizes.
      await waitUntil(() => !canScroll(page) || !toTop.matches(':state(idle)'));
      for (const tool of tools) {
        const buttons = tool.shadowRoot!.querySelectorAll<HTMLElement>('[part~="button"]');
        expect(buttons.length).to.be.greaterThan(0);
        for (const button of buttons) {
          const seen = seeButton(tool, button);
          const told = JSON.stringify(seen);
          expect(seen.width, told).to.be.at.least(23.9);
          expect(seen.height, told).to.be.at.least(23.9);
          expect(seen.opacity, told).to.be.at.least(0.5);
          expect(seen.contrast, told).to.be.at.least(button.ariaDisabled === 'true' ? 2 : 4.5);
          if (!('met' in except)) expect(seen.met, told).to.equal(true);
        }
      }
    });

    describe('at 200 %', () => {
      let before: {
        inside: DrawnText[];
        outside: DrawnText[];
        wide: number;
        room: number;
        html: string;
      };
      let after: { inside: DrawnText[]; outside: DrawnText[]; wide: number; room: number };
      const look = () => {
        const all = [
          ...drawnTexts(page.document.body),
          ...(page.document.contains(page.root) ? [] : drawnTexts(page.root)),
        ];
        return {
          inside: all.filter(({ node }) => page.root.contains(node)),
          outside: all.filter(({ node }) => !page.root.contains(node)),
          wide: overhang(page),
          room: page.document.documentElement.clientWidth,
        };
      };

      prepare(async () => {
        before = { ...look(), html: page.document.documentElement.outerHTML };
        page.fontSize.value = 200;
        await page.fontSize.updateComplete;
        after = look();
      });

      promises('text grows', () => {
        expect(before.inside.length).to.be.greaterThan(0);
        expect(after.inside.length).to.equal(before.inside.length);
        before.inside.forEach(({ node, height }, index) => {
          const factor = after.inside[index]!.height / height;
          expect(factor, node.data.slice(0, 40)).to.be.closeTo(2, 2 * NEAR);
        });
      });

      promises('nothing else moves', () => {
        // A taller page may get a scrollbar, which takes its room from the page.
        const slack = 1.5 + Math.abs(after.room - before.room);
        before.outside.forEach(({ node, height, left }, index) => {
          const now = after.outside[index]!;
          const words = node.data.trim().slice(0, 40);
          expect(now.height / height, words).to.be.closeTo(1, NEAR);
          expect(now.left, words).to.be.closeTo(left, slack);
        });
      });

      promises('no sideways scrolling', () => {
        if (before.wide <= 1) expect(after.wide).to.be.at.most(1);
        if (!tellsZoomed(page.document)) return;
        const edge = page.document.documentElement.clientWidth + 1;
        for (const [index, { node, right }] of after.inside.entries()) {
          if (before.inside[index]!.right > edge) continue;
          expect(right, node.data.trim().slice(0, 40)).to.be.at.most(edge);
        }
      });

      promises('100 % leaves no trace', async () => {
        page.fontSize.value = 100;
        await page.fontSize.updateComplete;
        expect(page.document.documentElement.outerHTML).to.equal(before.html);
        const now = look();
        now.inside.forEach(({ height, left }, index) => {
          expect(height).to.be.closeTo(before.inside[index]!.height, 0.5);
          expect(left).to.be.closeTo(before.inside[index]!.left, 0.5);
        });
      });
    });

    promises('to the top and back', async () => {
      if (!canScroll(page)) return;
      const scroller = scrollerOf(page);
      scroller.scrollTop = 100_000;
      const low = scroller.scrollTop;
      expect(low).to.be.greaterThan(0);
      await page.toTop.toTop();
      await waitUntil(() => scroller.scrollTop < 2, `still at ${scroller.scrollTop} of ${low}`);
      await page.toTop.back();
      await waitUntil(() => Math.abs(scroller.scrollTop - low) < 3, `not back at ${low}`);
    });
  });
}

/** Mocha's own, where a page's `before` is the state before a change. */
function prepare(task: () => Promise<void>): void {
  before(task);
}

function words(element: Element): string {
  return element.textContent.replace(/\s+/g, ' ').trim();
}

function nameOf(element: Element): string {
  const { localName, id, className } = element;
  return [localName, id && `#${id}`, className && `.${className}`].filter(Boolean).join('');
}

/** Px that the page, or what scrolls around the story, can be scrolled sideways. */
function overhang(page: OpenPage): number {
  let most = 0;
  const { scrollingElement, documentElement } = page.document;
  for (const element of [scrollingElement ?? documentElement, scrollerOf(page)])
    most = Math.max(most, element.scrollWidth - element.clientWidth);
  return most;
}

function canScroll(page: OpenPage): boolean {
  const { scrollHeight, clientHeight } = scrollerOf(page);
  return scrollHeight > clientHeight + 1;
}

/** What a reader scrolls. */
function scrollerOf({ document, window, root }: OpenPage): Element {
  const whole = document.scrollingElement ?? document.documentElement;
  const hidden = window.getComputedStyle(document.documentElement).overflowY === 'hidden';
  for (let node = root.parentElement; hidden && node; node = node.parentElement) {
    const { overflowY } = window.getComputedStyle(node);
    if (/auto|scroll/.test(overflowY) && node.scrollHeight > node.clientHeight) return node;
  }
  return whole;
}
