import { closingOf } from '../../../src/elements/comments/closing.ts';
import { exactly } from '../../../src/elements/comments/thread/exactly.ts';
import { dateText, sinceThen } from '../../../src/elements/comments/thread/moment.ts';
import { pointedAt } from '../../../src/elements/comments/thread/pointed-at.ts';
import { expect } from '../../suites/fixture.ts';

const NOW = Date.parse('2026-11-25T12:00:00Z');

describe('when a comment was written', () => {
  for (const [then, language, expected] of [
    ['2026-11-25T11:59:10Z', 'vi', 'now'],
    ['2026-11-25T11:48:00Z', 'vi', '12 phút trước'],
    ['2026-11-25T09:00:00Z', 'vi', '3 giờ trước'],
    ['2026-11-25T09:00:00Z', 'en', '3 hours ago'],
    ['2026-11-23T12:00:00Z', 'en', '2 days ago'],
    ['2026-11-10T12:00:00Z', 'en', 'November 10, 2026'],
    ['2026-11-10T12:00:00Z', 'vi', '10/11/2026'],
    ['2026-11-25T12:20:00Z', 'en', 'now'],
    ['2027-02-01T12:00:00Z', 'en', 'February 1, 2027'],
    ['yesterday', 'en', ''],
    ['', 'en', ''],
  ] as const) {
    it(`reads ${then || 'nothing'} in ${language} as ${expected || 'nothing'}`, () => {
      expect(sinceThen(then, NOW, language, 'now')).to.equal(expected);
    });
  }

  it('says the whole moment, and nothing of one that cannot be read', () => {
    expect(exactly('2026-11-25T09:00:00Z', 'en')).to.contain('2026');
    expect(exactly('soon', 'en')).to.equal('');
    expect(dateText(NOW, 'ar')).to.contain('نوفمبر');
  });
});

describe('closing', () => {
  it('is read off the attribute', () => {
    expect(closingOf(null, NOW)).to.deep.equal({ closed: false });
    expect(closingOf('', NOW)).to.deep.equal({ closed: true });
    expect(closingOf('soon', NOW)).to.deep.equal({ closed: true });
    expect(closingOf('2026-11-25T11:00:00Z', NOW).closed).to.equal(true);
    expect(closingOf('2026-11-25T13:00:00Z', NOW).closed).to.equal(false);
    const { since } = closingOf('2026-10-01', NOW);
    expect(new Date(since!).getDate()).to.equal(1);
  });
});

describe('an address that points to a comment', () => {
  it('gives its id', () => {
    expect(pointedAt('#comment-c1')).to.equal('c1');
    expect(pointedAt('#comment-a%20b')).to.equal('a b');
    expect(pointedAt('#comment-%')).to.equal('%');
    expect(pointedAt('#comments')).to.equal('');
    expect(pointedAt('')).to.equal('');
  });
});
