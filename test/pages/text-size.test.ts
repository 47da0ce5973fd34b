import { expect } from '../suites/fixture.ts';
import { type DrawnText, drawnTexts, tellsZoomed, zoomOf } from './support/drawn-text.ts';
import { eachPage } from './support/each-page.ts';
import type { OpenPage } from './support/open-page.ts';
import { overhang } from './support/scrolling.ts';

/** Text of one's own at twice its size is twice as high, but for rounding. */
const NEAR = 0.07;

/** How a page is drawn at one size. */
interface Look {
  inside: DrawnText[];
  outside: DrawnText[];
  /** Px beyond its edge. */
  wide: number;
  room: number;
  /** `natural`: width of the picture in it, once that has come. */
  media: { name: string; natural: number; width: number; height: number }[];
  html: string;
  sheets: readonly CSSStyleSheet[];
}

eachPage((promises) => {
  let plain: Look;
  let large: Look;

  promises.first(async (page) => {
    await settled(page);
    plain = lookAt(page);
    page.fontSize.value = 200;
    await page.fontSize.updateComplete;
    large = lookAt(page);
  });

  promises('text grows', () => {
    expect(plain.inside.length).to.be.greaterThan(0);
    expect(large.inside.length).to.equal(plain.inside.length);
    plain.inside.forEach(({ node, height }, index) => {
      const factor = large.inside[index]!.height / height;
      expect(factor, node.data.slice(0, 40)).to.be.closeTo(2, 2 * NEAR);
    });
  });

  promises('nothing else moves', () => {
    // A taller page may get a scrollbar, which takes its room from the page.
    const slack = 1.5 + Math.abs(large.room - plain.room);
    plain.outside.forEach(({ node, height, left }, index) => {
      const now = large.outside[index]!;
      const words = node.data.trim().slice(0, 40);
      expect(now.height / height, words).to.be.closeTo(1, NEAR);
      expect(now.left, words).to.be.closeTo(left, slack);
    });
  });

  promises('no text is cut off', () => {
    plain.inside.forEach(({ node, cut }, index) => {
      expect(large.inside[index]!.cut, node.data.trim().slice(0, 40)).to.be.at.most(cut * 2 + 4);
    });
  });

  promises('media keep their size', () => {
    large.media.forEach(({ width, height, natural }, index) => {
      const was = plain.media[index]!;
      if (was.natural !== natural) return;
      expect(width, `width of ${was.name}`).to.be.closeTo(was.width, 1.5);
      expect(height, `height of ${was.name}`).to.be.closeTo(was.height, 1.5);
    });
  });

  promises('no sideways scrolling', ({ document }) => {
    if (plain.wide <= 1) expect(large.wide).to.be.at.most(1);
    if (!tellsZoomed(document)) return;
    const edge = document.documentElement.clientWidth + 1;
    for (const [index, { node, right }] of large.inside.entries()) {
      if (plain.inside[index]!.right > edge) continue;
      expect(right, node.data.trim().slice(0, 40)).to.be.at.most(edge);
    }
  });

  promises('100 % leaves no trace', async (page) => {
    page.fontSize.value = 100;
    await page.fontSize.updateComplete;
    const now = lookAt(page);
    expect(now.html).to.equal(plain.html);
    expect(now.sheets).to.deep.equal(plain.sheets);
    now.inside.forEach(({ height, left }, index) => {
      expect(height).to.be.closeTo(plain.inside[index]!.height, 0.5);
      expect(left).to.be.closeTo(plain.inside[index]!.left, 0.5);
    });
  });
});

/** Firefox draws letters of other scripts in another font until it has found theirs, at each size anew. */
async function settled(page: OpenPage): Promise<void> {
  for (let before = '', now = '-'; before !== now;) {
    before = now;
    now = '';
    for (const size of [200, 100]) {
      page.fontSize.value = size;
      await page.fontSize.updateComplete;
      await new Promise((drawn) => page.window.requestAnimationFrame(drawn));
      now += lookAt(page)
        .inside.map(({ height }) => height)
        .join(' ');
    }
  }
}

function lookAt(page: OpenPage): Look {
  const { document, root } = page;
  const all = [...drawnTexts(document.body), ...(document.contains(root) ? [] : drawnTexts(root))];
  return {
    inside: all.filter(({ node }) => root.contains(node)),
    outside: all.filter(({ node }) => !root.contains(node)),
    wide: overhang(page),
    room: document.documentElement.clientWidth,
    media: [...root.querySelectorAll('img, iframe, video, object, embed, canvas')].map((each) => {
      const { width, height } = each.getBoundingClientRect();
      const zoom = tellsZoomed(document) ? 1 : zoomOf(each);
      const natural = 'naturalWidth' in each ? Number(each.naturalWidth) : 0;
      return { name: each.localName, natural, width: width * zoom, height: height * zoom };
    }),
    html: document.documentElement.outerHTML,
    sheets: [...(root.getRootNode() as Document | ShadowRoot).adoptedStyleSheets],
  };
}
