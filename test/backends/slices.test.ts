import { expect } from '@open-wc/testing';
import { readFeed } from '../../src/backends/feed/feed-document.ts';
import { inSlices } from '../../src/backends/feed/slices.ts';

const ITEMS = 300;
const TEXT = 'Con đò chở sách &amp; trẻ em <b>chạy</b> ra đón. ';

/** A feed of 2 MB. */
function longFeed(): string {
  const text = TEXT.repeat(Math.ceil(2_000_000 / ITEMS / TEXT.length));
  const item = (n: number) =>
    `<item><title>Bài ${n}</title><link>/${n}</link><description><![CDATA[${text}]]></description></item>`;
  return `<rss><channel>${Array.from({ length: ITEMS }, (_, n) => item(n)).join('')}</channel></rss>`;
}

describe('a long feed', () => {
  it('is read in many steps, so that no task is long', async () => {
    let breaths = 0;
    const work = readFeed(longFeed(), { url: 'https://paper.example/', language: '' });
    const breathe = () => {
      breaths++;
      return Promise.resolve();
    };
    expect(await inSlices(work, breathe, 0)).to.have.length(ITEMS);
    // Of some thirty tags each: a handful of items.
    expect(breaths).to.be.at.least(60);
  });

  it('lets the page work in between', async () => {
    const order: string[] = [];
    function* work(): Generator<void, void> {
      for (let step = 0; step < 50; step++) {
        order.push('feed');
        yield;
      }
    }
    setTimeout(() => order.push('page'));
    await inSlices(work(), () => new Promise((resolve) => setTimeout(resolve)), 0);
    expect(order.indexOf('page')).to.be.within(0, order.lastIndexOf('feed'));
  });

  it('goes on after what the page has waiting, and ends with what was found', async () => {
    function* work(): Generator<void, string> {
      for (let step = 0; step < 50; step++) yield;
      return 'found';
    }
    expect(await inSlices(work(), undefined, 0)).to.equal('found');
  });
});
