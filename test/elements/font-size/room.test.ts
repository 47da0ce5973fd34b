import '../../../src/elements/font-size/define.ts';
import type { NewsFontSize } from '../../../src/elements/font-size/news-font-size.ts';
import { drawnTexts, tellsZoomed, zoomOf } from '../../pages/support/drawn-text.ts';
import { expect, fixture, html } from '../../suites/fixture.ts';

const KEY = 'news-elements:text-size';

const PROSE =
  'The ferry left the pier at five in the morning, with twenty-seven people and as many bicycles on it. The man at its wheel said that the water was slow to rise this season.';

/** Where a box is seen: engines differ in what they tell of zoomed ones. */
function seen(element: Element): { left: number; width: number; height: number } {
  const { left, width, height } = element.getBoundingClientRect();
  const zoom = tellsZoomed(document) ? 1 : zoomOf(element);
  return { left: left * zoom, width: width * zoom, height: height * zoom };
}

const letters = (element: Element) => drawnTexts(element)[0]!.height;

/** A story with markup of its own in a column of 600 px. */
async function story(
  markup: unknown,
): Promise<{ article: HTMLElement; size: (percent: number) => Promise<void> }> {
  const wrap = await fixture<HTMLElement>(html`
    <div style="width: 600px">
      <news-font-size lang="en" for="#room" min="50" max="300"></news-font-size>
      <article id="room">
        <p>${PROSE}</p>
        ${markup}
        <p>${PROSE}</p>
      </article>
    </div>
  `);
  const element = wrap.querySelector<NewsFontSize>('news-font-size')!;
  await element.updateComplete;
  return {
    article: wrap.querySelector('article')!,
    size: async (percent) => {
      element.value = percent;
      await element.updateComplete;
    },
  };
}

describe('boxes of text that <news-font-size> sizes', () => {
  beforeEach(() => localStorage.removeItem(KEY));
  afterEach(() => localStorage.removeItem(KEY));

  for (const percent of [60, 150, 200]) {
    it(`keep the measure that the page gave its column, at ${percent} %`, async () => {
      const { article, size } = await story(html`
        <p class="box" style="max-width: 400px; margin: 0 auto">${PROSE}</p>
        <section class="box" style="width: 360px"><p>${PROSE}</p></section>
      `);
      const boxes = [...article.querySelectorAll('.box')];
      const plain = boxes.map((box) => [seen(box), letters(box)] as const);
      await size(percent);
      for (const [index, box] of boxes.entries()) {
        const [was, high] = plain[index]!;
        expect(seen(box).left).to.be.closeTo(was.left, 1);
        expect(seen(box).width).to.be.closeTo(was.width, 1);
        expect(letters(box) / high).to.be.closeTo(percent / 100, 0.1);
      }
    });

    it(`keep what holds a picture as wide as it was, at ${percent} %`, async () => {
      const { article, size } = await story(html`
        <figure style="width: 310px; margin: 0; float: right">
          <img alt="" width="300" height="100" src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" />
          <figcaption>${PROSE}</figcaption>
        </figure>
      `);
      const [figure, picture] = [...article.querySelectorAll('figure, img')] as [Element, Element];
      const plain = [seen(figure), seen(picture)];
      await size(percent);
      expect(seen(figure).width).to.be.closeTo(plain[0]!.width, 1);
      expect(seen(figure).left).to.be.closeTo(plain[0]!.left, 1);
      expect(seen(picture).width).to.be.closeTo(plain[1]!.width, 1);
      expect(seen(picture).left).to.be.closeTo(plain[1]!.left, 1);
    });
  }

  it('keep the height of a player, with its controls in it', async () => {
    const { article, size } = await story(html`
      <div class="player" style="position: relative; width: 320px; height: 180px">
        <video style="position: absolute; inset: 0; width: 100%; height: 100%"></video>
        <div style="position: absolute; bottom: 0; left: 0; width: 100%; height: 24px">
          <span>Watch the ferry leave</span>
        </div>
      </div>
    `);
    const boxes = [...article.querySelectorAll('.player, video')];
    const plain = boxes.map(seen);
    await size(200);
    for (const [index, box] of boxes.entries()) {
      expect(seen(box).width).to.be.closeTo(plain[index]!.width, 1);
      expect(seen(box).height).to.be.closeTo(plain[index]!.height, 1);
    }
  });

  it('keep a wide table and a line of code within the column, to be scrolled there', async () => {
    const cells = ['Year', 'Metres', 'Homes', 'Remarks'];
    const { article, size } = await story(html`
      <table>
        <tbody>
          <tr>
            ${cells.map((words) => html`<td style="white-space: nowrap">${words} in all</td>`)}
          </tr>
        </tbody>
      </table>
      <pre>const metres = lost.reduce((sum, year) => sum + year.metres, 0);</pre>
    `);
    await size(200);
    const edge = seen(article).left + 601;
    for (const box of article.querySelectorAll('table, pre')) {
      expect(seen(box).left + seen(box).width).to.be.at.most(edge);
      expect(box.scrollWidth).to.be.greaterThan(box.clientWidth);
      expect(getComputedStyle(box).overflowX).to.equal('auto');
    }
    expect(article.scrollWidth).to.be.at.most(600);
  });

  it('leave folded up what the page has folded up', async () => {
    const { article, size } = await story(html`
      <div class="fold" style="height: 60px; overflow: hidden">
        <p style="margin: 0">${PROSE} ${PROSE} ${PROSE} ${PROSE}</p>
      </div>
    `);
    const fold = article.querySelector('.fold')!;
    await size(200);
    expect(seen(fold).height).to.be.at.most(121);
  });
});
