import { expect } from '@open-wc/testing';
import { feedDate } from '../../src/backends/feed/date.ts';

interface Vectors {
  known: Record<string, string>;
  unknown: string[];
}

// The server reads dates by the same rule, and its tests read the same file.
const address = new URL('./feed-dates.vectors.json', import.meta.url);
const { known, unknown } = (await (await fetch(address)).json()) as Vectors;
const DAY = '2013-03-19T00:00:00.000Z';

describe('feedDate', () => {
  for (const [written, expected] of Object.entries(known)) {
    it(`reads ${written.trim()}`, () => {
      expect(feedDate(written)).to.equal(expected);
    });
  }

  for (const written of [...unknown, '9'.repeat(500)]) {
    it(`knows nothing of "${written.slice(0, 30)}"`, () => {
      expect(feedDate(written)).to.equal(undefined);
    });
  }

  it('reads slashes as the feed’s language writes them', () => {
    expect(feedDate('03/04/2013')).to.equal('2013-04-03T00:00:00.000Z');
    expect(feedDate('03/04/2013', true)).to.equal('2013-03-04T00:00:00.000Z');
    expect(feedDate('19/03/2013', true)).to.equal(DAY);
  });
});
