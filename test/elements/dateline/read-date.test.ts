import { readDate } from '../../../src/elements/dateline/read-date.ts';
import { readIsoDate } from '../../../src/elements/dateline/written-date.ts';
import { expect } from '../../suites/fixture.ts';

const DAY = '2013-03-19T00:00:00';
const TIME = '2013-03-19T14:10:00';

/** What was written, the wall's clock, the precision, the offset in minutes. */
const readable: [string, string, string, number?][] = [
  ['2013-03-19', DAY, 'day'],
  ['20130319', DAY, 'day'],
  ['2013-03-19T14:10:00+07:00', TIME, 'second', 420],
  ['2013-03-19T14:10:00.123Z', TIME, 'second', 0],
  ['2013-03-19T14:10:00+0700', TIME, 'second', 420],
  ['2013-03-19T14:10:00+07', TIME, 'second', 420],
  ['2013-03-19T14:10:00−05:30', TIME, 'second', -330],
  ['20130319T141000Z', TIME, 'second', 0],
  ['20130319T1410', TIME, 'minute'],
  ['2013-03-19 14:10:00', TIME, 'second'],
  ['2013-03-19 14:10:00 UTC+0700', TIME, 'second', 420],
  ['2013/03/19 14:10', TIME, 'minute'],
  ['Tue, 19 Mar 2013 14:10:00 ICT', TIME, 'second', 420],
  ['Tue, 19 Mar 2013 14:10:00 +0700', TIME, 'second', 420],
  ['19 Mar 13 14:10 GMT', TIME, 'minute', 0],
  ['Tue Mar 19 2013 14:10:00 GMT+0700 (Indochina Time)', TIME, 'second', 420],
  ['Tuesday, March 19, 2013 at 2:10 PM EST', TIME, 'minute', -300],
  ['19/03/2013, 14:10', TIME, 'minute'],
  ['19.3.2013', DAY, 'day'],
  ['14:10 19-3-2013', TIME, 'minute'],
  ['Thứ ba, 19/03/2013, 14:10:00', TIME, 'second'],
  ['Thứ Ba, 19/3/2013 | 14:10 GMT+7', TIME, 'minute', 420],
  ['Thứ ba, ngày 19/3/2013 02:10 PM (GMT+7)', TIME, 'minute', 420],
  ['T3, 19/03/2013 - 14h10', TIME, 'minute'],
  ['19/03/2013 14:10 (giờ Việt Nam)', TIME, 'minute', 420],
  ['2:10 chiều 19/3/2013', TIME, 'minute'],
  ['lúc 14 giờ 10 ngày 19 tháng 3 năm 2013', TIME, 'minute'],
  ['Ngày 19 tháng 3, 2013', DAY, 'day'],
  ['19 Tháng Ba, 2013', DAY, 'day'],
  ['Tháng Ba 19, 2013', DAY, 'day'],
  ['19 tháng ba năm 2013 lúc 2:10 chiều', TIME, 'minute'],
  ['Cập nhật: 19/03/2013 14:10', TIME, 'minute'],
  ['Đăng lúc 14:10, Thứ Ba ngày 19/03/2013', TIME, 'minute'],
  ['Published on March 19, 2013', DAY, 'day'],
];

describe('reading a date', () => {
  for (const [text, wall, precision, offset] of readable) {
    it(`reads "${text}"`, () => {
      const date = readDate(text);
      expect(date && new Date(date.wall).toISOString().slice(0, 19)).to.equal(wall);
      expect(date!.precision).to.equal(precision);
      expect(date!.offset).to.equal(offset);
    });
  }

  it('reads the usual ISO forms alike on the short way', () => {
    const iso = readable.filter(([text]) => readIsoDate(text));
    expect(iso.length).to.equal(3);
    for (const [text] of iso) expect(readIsoDate(text)).to.deep.equal(readDate(text));
    expect(readIsoDate('2013-03-19T14:10:00-03:30')!.offset).to.equal(-210);
    expect(readIsoDate('2013-03-19T14:10:00-00:30')!.offset).to.equal(-30);
    for (const text of ['2013-02-31', '2013-13-01', '2013-03-19T25:00Z', '19/03/2013']) {
      expect(readIsoDate(text), text).to.equal(undefined);
    }
  });

  it('reads Vietnamese in decomposed letters', () => {
    expect(readDate('Chủ nhật, 24/3/2013'.normalize('NFD'))?.precision).to.equal('day');
  });

  it('knows each Vietnamese month by name', () => {
    const names = 'Một|Hai|Ba|Tư|Năm|Sáu|Bảy|Tám|Chín|Mười|Mười Một|Mười Hai'.split('|');
    const months = names.map((name) => readDate(`19 Tháng ${name}, 2013`)?.wall);
    expect(months).to.deep.equal(names.map((_, month) => Date.UTC(2013, month, 19)));
    expect(readDate('19 tháng giêng 2013')?.wall).to.equal(Date.UTC(2013, 0, 19));
    expect(readDate('19 tháng chạp năm 2013')?.wall).to.equal(Date.UTC(2013, 11, 19));
  });

  for (const text of [
    '',
    'yesterday',
    'Đăng 18/03/2013, cập nhật 19/03/2013',
    '31/02/2013',
    '2013-13-01',
    '2013-03-19T25:00',
    '2013-03-19 14:75',
    '19/03/2013 and more',
    'Số 12, 19/03/2013',
    '19/03/2013 14:10 - 15:00',
    '0001-01-01',
    `19/03/2013${' '.repeat(200)}`,
  ]) {
    it(`leaves "${text.slice(0, 30)}" alone`, () => {
      expect(readDate(text)).to.equal(undefined);
    });
  }
});
