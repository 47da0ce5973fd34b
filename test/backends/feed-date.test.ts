import { expect } from '@open-wc/testing';
import { feedDate } from '../../src/backends/feed/date.ts';

const NOON = '2013-03-19T14:10:00.000Z';
const DAY = '2013-03-19T00:00:00.000Z';

describe('feedDate', () => {
  for (const [written, expected] of [
    ['Tue, 19 Mar 2013 14:10:00 GMT', NOON],
    ['Tue, 19 Mar 2013 21:10:00 +0700', NOON],
    ['Tue, 19 Mar 2013 21:10:00 ICT', NOON],
    ['Tue, 19 Mar 2013 09:10:00 EST', '2013-03-19T14:10:00.000Z'],
    ['19 Mar 13 14:10 UT', NOON],
    ['Tuesday, 19-Mar-13 14:10:00 GMT', NOON],
    ['Tue Mar 19 14:10:00 2013', NOON],
    ['2013-03-19T21:10:00+07:00', NOON],
    ['2013-03-19T14:10:00.000Z', NOON],
    ['2013-03-19 14:10:00', NOON],
    ['2013-03-19 21:10:00 +07', NOON],
    ['2013-03-19', DAY],
    ['20130319', DAY],
    ['2013-03', '2013-03-01T00:00:00.000Z'],
    ['2013', '2013-01-01T00:00:00.000Z'],
    ['March 19, 2013', DAY],
    ['Mar 19th, 2013 2:10 PM', NOON],
    ['19 March 2013', DAY],
    ['19/03/2013 14:10', NOON],
    ['14:10 19/03/2013', NOON],
    ['Thứ ba, 19/03/2013, 21:10:00 (GMT+7)', NOON],
    ['19 tháng 3 năm 2013', DAY],
    ['19.03.2013', DAY],
    ['2013/03/19', DAY],
    ['Tue, 19 Mar 2013 21:10 +0700', NOON],
    ['19. März 2013 14:10', NOON],
    ['le 19 mars 2013 à 14h10', NOON],
    ['19 de marzo de 2013', DAY],
    ['19 марта 2013', DAY],
    ['19 مارس 2013', DAY],
    ['١٩ مارس ٢٠١٣', DAY],
    ['2013年3月19日 14:10', NOON],
    ['Thứ Ba, 19 Tháng Ba 2013 21:10:00 +0700', NOON],
    ['Tháng Ba 19, 2013', DAY],
    ['Tháng 3 19, 2013', DAY],
    ['19 Th3 2013', DAY],
    ['14h10 ngày 19/03/2013', NOON],
    ['19/03/2013 02:10:00 CH', NOON],
    ['3/19/2013 2:10:00 PM', NOON],
    ['19/3/13 14:10', NOON],
    ['14:10-19/03/2013', NOON],
    ['20130319T141000Z', NOON],
    ['20130319141000', NOON],
    ['Tue Mar 19 21:10:00 ICT 2013', NOON],
    ['19 Mar 2013 21:10:00 GMT+0700 (Indochina Time)', NOON],
    ['1363702200', NOON],
    ['1363702200000', NOON],
    ['  2013-03-19\n', DAY],
  ] as const) {
    it(`reads ${written.trim()}`, () => {
      expect(feedDate(written)).to.equal(expected);
    });
  }

  for (const written of [
    '',
    'yesterday',
    '20:0:0',
    '2013-13-01',
    '31/02/2013',
    'Tue, 45 Mar 2013',
    '2013-03-19T77:00:00Z',
    '2013-W12-2',
    '0000-00-00 00:00:00',
    'Mon, 01 Jan 0001 00:00:00 GMT',
    'Wed, 30 Nov -0001 00:00:00 +0000',
    'Thu, 01 Jan 1970 00:00:00 GMT',
    '2 giờ trước',
    '19 Foo 2013',
    '9'.repeat(500),
  ]) {
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
